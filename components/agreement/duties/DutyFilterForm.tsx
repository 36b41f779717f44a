import { Select, TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import { dutyStates } from '@/lib/agreement/duties/duties';
import type { DutyFilter } from '@/lib/agreement/duties/duty-filter';
import { DUTY_STATE_LABEL } from '@/lib/agreement/duties/duty-words';
import { MEMBERSHIP_LABEL, membershipStates } from '@/lib/agreement/membership/membership-states';

type Props = { filter: DutyFilter; rules: { key: string; title: string }[]; prefectures: [string, string][] };

/** Narrows the table of duties through the address, which can be kept and sent on. */
export function DutyFilterForm({ filter, rules, prefectures }: Props) {
  const choices = (name: 'prefecture' | 'standing' | 'duty' | 'state', label: string, options: [string, string][]) => (
    <Field name={name} label={label}>
      <Select id={fieldIds(name).input} name={name} defaultValue={filter[name]}>
        <option value="">すべて</option>
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </Select>
    </Field>
  );
  return (
    <form method="get" action="/admin/members/duties" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4 print:hidden">
      <div className="flex flex-wrap gap-x-6">
        <Field name="text" label="市区町村・読み・団体コード">
          <TextInput id={fieldIds('text').input} name="text" defaultValue={filter.text} />
        </Field>
        {choices('prefecture', '都道府県', prefectures)}
        {choices('standing', '立場', membershipStates.map((state) => [state, MEMBERSHIP_LABEL[state]]))}
        {choices('duty', '義務', rules.map(({ key, title }) => [key, title]))}
        {choices('state', '状況', [['unmet', '満たしていない（期限切れ・未実施）'], ...dutyStates.map((state): [string, string] => [state, DUTY_STATE_LABEL[state]])])}
      </div>
      {filter.sort !== 'code' && <input type="hidden" name="sort" value={filter.sort} />}
      {filter.down && <input type="hidden" name="down" value="1" />}
      <Button look="secondary">絞り込む</Button>
    </form>
  );
}

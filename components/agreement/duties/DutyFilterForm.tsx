import { TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { FilterSelect } from '@/components/form/FilterSelect';
import { Button } from '@/components/ui/Button';
import { dutyStates } from '@/lib/agreement/duties/duties';
import type { DutyFilter } from '@/lib/agreement/duties/duty-filter';
import { DUTY_STATE_LABEL } from '@/lib/agreement/duties/duty-words';
import { MEMBERSHIP_LABEL, membershipStates } from '@/lib/agreement/membership/membership-states';

type Props = { filter: DutyFilter; rules: { key: string; title: string }[]; prefectures: [string, string][] };

/** Narrows the table of duties through the address, which can be kept and sent on. */
export function DutyFilterForm({ filter, rules, prefectures }: Props) {
  return (
    <form method="get" action="/admin/members/duties" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4 print:hidden">
      <div className="flex flex-wrap gap-x-6">
        <Field name="text" label="市区町村・読み・団体コード">
          <TextInput id={fieldIds('text').input} name="text" defaultValue={filter.text} />
        </Field>
        <FilterSelect name="prefecture" label="都道府県" value={filter.prefecture} options={prefectures} />
        <FilterSelect name="standing" label="立場" value={filter.standing} options={membershipStates.map((state) => [state, MEMBERSHIP_LABEL[state]])} />
        <FilterSelect name="duty" label="義務" value={filter.duty} options={rules.map(({ key, title }) => [key, title])} />
        <FilterSelect name="state" label="状況" value={filter.state} options={[['unmet', '満たしていない（期限切れ・未実施）'], ...dutyStates.map((state): [string, string] => [state, DUTY_STATE_LABEL[state]])]} />
      </div>
      {filter.sort !== 'code' && <input type="hidden" name="sort" value={filter.sort} />}
      {filter.down && <input type="hidden" name="down" value="1" />}
      <Button look="secondary">絞り込む</Button>
    </form>
  );
}

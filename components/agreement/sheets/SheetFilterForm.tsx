import { Select, TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import { catalogueGroups, sheetSides, SIDE_LABEL } from '@/lib/agreement/sheets/catalogue';
import { OWNER_LABEL, reviewStates, type SheetFilter } from '@/lib/agreement/sheets/sheet-desk';

/** Narrows wishes and offers down through the address, which can be kept and sent on. */
export function SheetFilterForm({ filter, prefectures }: { filter: SheetFilter; prefectures: [string, string][] }) {
  const choices = (name: 'prefecture' | 'standing' | 'side' | 'review', label: string, options: [string, string][]) => (
    <Field name={name} label={label}>
      <Select id={fieldIds(name).input} name={name} defaultValue={filter[name]}>
        <option value="">すべて</option>
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </Select>
    </Field>
  );
  return (
    <form method="get" action="/admin/members/sheets" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4 print:hidden">
      <div className="flex flex-wrap gap-x-6">
        <Field name="text" label="団体・読み・団体コード">
          <TextInput id={fieldIds('text').input} name="text" defaultValue={filter.text} />
        </Field>
        {choices('prefecture', '都道府県', prefectures)}
        {choices('standing', '立場', Object.entries(OWNER_LABEL).filter(([standing]) => standing !== 'withdrawn'))}
        {choices('side', '希望・申し出', sheetSides.map((side) => [side, SIDE_LABEL[side]]))}
        <Field name="item" label="項目">
          <Select id={fieldIds('item').input} name="item" defaultValue={filter.item} className="w-full max-w-80">
            <option value="">すべて</option>
            {catalogueGroups.map(({ key, title, items }) => <optgroup key={key} label={title}>{items.map((item) => <option key={item.key} value={item.key}>{item.label}</option>)}</optgroup>)}
          </Select>
        </Field>
        {choices('review', '見直し', Object.entries(reviewStates))}
      </div>
      <Button look="secondary">絞り込む</Button>
    </form>
  );
}

import { Select, TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { FilterSelect } from '@/components/form/FilterSelect';
import { Button } from '@/components/ui/Button';
import { catalogueGroups, sheetSides, SIDE_LABEL } from '@/lib/agreement/sheets/catalogue';
import { OWNER_LABEL, reviewStates, type SheetFilter } from '@/lib/agreement/sheets/sheet-desk';

/** Narrows wishes and offers down through the address, which can be kept and sent on. */
export function SheetFilterForm({ filter, prefectures }: { filter: SheetFilter; prefectures: [string, string][] }) {
  return (
    <form method="get" action="/admin/members/sheets" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4 print:hidden">
      <div className="flex flex-wrap gap-x-6">
        <Field name="text" label="団体・読み・団体コード">
          <TextInput id={fieldIds('text').input} name="text" defaultValue={filter.text} />
        </Field>
        <FilterSelect name="prefecture" label="都道府県" value={filter.prefecture} options={prefectures} />
        <FilterSelect name="standing" label="立場" value={filter.standing} options={Object.entries(OWNER_LABEL).filter(([standing]) => standing !== 'withdrawn')} />
        <FilterSelect name="side" label="希望・申し出" value={filter.side} options={sheetSides.map((side) => [side, SIDE_LABEL[side]])} />
        <Field name="item" label="項目">
          <Select id={fieldIds('item').input} name="item" defaultValue={filter.item} className="w-full max-w-80">
            <option value="">すべて</option>
            {catalogueGroups.map(({ key, title, items }) => <optgroup key={key} label={title}>{items.map((item) => <option key={item.key} value={item.key}>{item.label}</option>)}</optgroup>)}
          </Select>
        </Field>
        <FilterSelect name="review" label="見直し" value={filter.review} options={Object.entries(reviewStates)} />
      </div>
      <Button look="secondary">絞り込む</Button>
    </form>
  );
}

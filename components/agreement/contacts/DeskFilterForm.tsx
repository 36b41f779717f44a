import { Select, TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import { type DeskFilter, type DeskShow, deskShows } from '@/lib/agreement/contacts/contact-desk';

/** Narrows the secretariat's view down, through the address. */
export function DeskFilterForm({ filter, counts }: { filter: DeskFilter; counts: Record<DeskShow, number> }) {
  return (
    <form method="get" action="/admin/members/contacts" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4">
      <div className="flex flex-wrap gap-x-6">
        <Field name="show" label="状況">
          <Select id={fieldIds('show').input} name="show" defaultValue={filter.show}>
            {(Object.keys(deskShows) as DeskShow[]).map((show) => <option key={show} value={show}>{`${deskShows[show]}（${counts[show].toLocaleString('ja-JP')}）`}</option>)}
          </Select>
        </Field>
        <Field name="text" label="団体・都道府県・氏名">
          <TextInput id={fieldIds('text').input} name="text" defaultValue={filter.text} />
        </Field>
      </div>
      <Button look="secondary">絞り込む</Button>
    </form>
  );
}

import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { Select } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';
import type { CrossTable } from '@/lib/results/cross/cross';
import type { CrossErrors, CrossQuery } from '@/lib/results/cross/cross-query';

/** Which two columns of a free table are set beside each other; the rest of its address is kept. */
export function CompareForm({ path, query, table, errors }: { path: string; query: CrossQuery; table: CrossTable; errors: CrossErrors }) {
  const bands = table.columns.slice(1);
  if (table.overlapping || bands.length < 2) return null;
  const field = (name: 'first' | 'second', label: string, current: string | undefined) => (
    <Field name={name} label={label} error={errors[name]}>
      <Select id={fieldIds(name).input} name={name} defaultValue={current} {...describedBy(name, { error: errors[name] })}>
        {bands.map(({ key, label: text }) => <option key={key} value={key}>{text}</option>)}
      </Select>
    </Field>
  );
  return (
    <form method="get" action={path} className="print:hidden" noValidate>
      {[['item', query.item], ['part', query.part], ['by', query.by]].map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      {query.where.filter(({ value }) => value).map(({ by, value }) => <input key={`${by}:${value}`} type="hidden" name="where" value={`${by}:${value}`} />)}
      <div className="flex flex-wrap items-end gap-x-6">
        {field('first', '比べる列', table.compared?.first.key ?? query.first)}
        {field('second', '比べる相手の列', table.compared?.second.key ?? query.second)}
        <Button look="secondary" className="mb-5">この二つを比べる</Button>
      </div>
    </form>
  );
}

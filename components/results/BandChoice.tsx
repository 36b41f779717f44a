import { Select } from '@/components/form/controls';
import { fieldIds } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import type { EditionView } from '@/lib/results/editions/edition-view';

type Props = { path: string; query: Record<string, string>; label: string; choice: NonNullable<EditionView['choice']> };

/** One of many bands, such as a prefecture, to be set beside everyone: 47 columns fit on no screen. The choice stands in the address. */
export function BandChoice({ path, query, label, choice: { bands, chosen } }: Props) {
  const { input } = fieldIds('band');
  return (
    <form method="get" action={path} className="my-4 flex flex-wrap items-end gap-3 print:hidden">
      {Object.entries(query).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <div>
        <label htmlFor={input} className="block text-std-16B-170">全体と並べる{label}</label>
        <Select id={input} name="band" defaultValue={chosen} className="mt-1">
          <option value="">選ばない（全体だけ）</option>
          {bands.map(({ key, label: text }) => <option key={key} value={key}>{text}</option>)}
        </Select>
      </div>
      <Button look="secondary">表示する</Button>
    </form>
  );
}

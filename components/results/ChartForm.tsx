import { Select } from '@/components/form/controls';
import { Field } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';

export type ChartChoice = { value: string; label: string };

type Props = { path: string; kind: string; edition: string; scheme: string; item: string; schemes: ChartChoice[]; sections: { label: string; items: ChartChoice[] }[] };

/** Chooses what a picture shows, through the address (GET): works without script, and a picture can be passed on. */
export function ChartForm({ path, kind, edition, scheme, item, schemes, sections }: Props) {
  return (
    <form method="get" action={path} className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4 print:hidden">
      <input type="hidden" name="kind" value={kind} />
      {edition && <input type="hidden" name="edition" value={edition} />}
      <div className="flex flex-wrap gap-x-6 [&>*]:min-w-0 [&>*]:max-w-full">
        {sections.length > 0 && (
          <Field name="item" label="質問">
            <Select id="f-item" name="item" defaultValue={item} className="w-full">
              {sections.map(({ label, items }) => (
                <optgroup key={label} label={label}>
                  {items.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
                </optgroup>
              ))}
            </Select>
          </Field>
        )}
        {schemes.length > 0 && (
          <Field name="scheme" label="分け方">
            <Select id="f-scheme" name="scheme" defaultValue={scheme} className="w-full">
              {schemes.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
            </Select>
          </Field>
        )}
      </div>
      <Button>図を表示</Button>
    </form>
  );
}

import { Field } from '@/components/form/Field';
import { Select } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';

/** Which group or prefecture a sheet is for; by address, so it works without script. */
export function SheetChoice({ action, of, choices }: { action: string; of: string; choices: { of: string; label: string }[] }) {
  return (
    <form method="get" action={action} className="flex flex-wrap items-end gap-x-4 print:hidden">
      <Field name="of" label="載せる範囲">
        <Select id="f-of" name="of" defaultValue={of}>
          {choices.map((one) => <option key={one.of} value={one.of}>{one.label}</option>)}
        </Select>
      </Field>
      <Button look="secondary" className="mb-5">この範囲にする</Button>
    </form>
  );
}

import { TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';

/** Said once above a form of days. */
export const HOW_TO_WRITE_A_DAY = '日付は、2026-12-01、令和8年12月1日のどちらの書き方でも入力できます。';

type Props = { name: string; label: string; hint?: string; defaultValue?: string; error?: string };

/** A day, typed as people write it; a picker where the browser has one would refuse 令和8年12月1日. */
export function DayField({ name, label, hint, defaultValue, error }: Props) {
  return (
    <Field name={name} label={label} hint={hint} error={error} required>
      <div className="max-w-64">
        <TextInput id={fieldIds(name).input} name={name} defaultValue={defaultValue} {...describedBy(name, { hint, error })} />
      </div>
    </Field>
  );
}

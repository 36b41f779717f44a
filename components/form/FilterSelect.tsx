import { Select } from './controls';
import { Field, fieldIds } from './Field';

/** One thing that a list is narrowed down by, through the address; 「すべて」 leaves it out. */
export function FilterSelect({ name, label, value, options }: { name: string; label: string; value: string; options: (readonly [string, string])[] }) {
  return (
    <Field name={name} label={label}>
      <Select id={fieldIds(name).input} name={name} defaultValue={value}>
        <option value="">すべて</option>
        {options.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
      </Select>
    </Field>
  );
}

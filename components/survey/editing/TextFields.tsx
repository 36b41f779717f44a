import { TextArea, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import type { Text } from '@/lib/survey/editing/item-texts';

type Props = { texts: Text[]; errors: Record<string, string>; typed: (name: string) => string | undefined };

/** The words of an item, one field each. */
export function TextFields({ texts, errors, typed }: Props) {
  return texts.map(({ name, place, value, required, long }) => (
    <Field key={name} name={name} label={place} error={errors[name]} required={required} optional={!required}>
      {long ? (
        <TextArea id={fieldIds(name).input} name={name} rows={Math.min(8, 2 + Math.floor(value.length / 60))} defaultValue={typed(name) ?? value} {...describedBy(name, { error: errors[name] })} />
      ) : (
        <TextInput id={fieldIds(name).input} name={name} defaultValue={typed(name) ?? value} {...describedBy(name, { error: errors[name] })} />
      )}
    </Field>
  ));
}

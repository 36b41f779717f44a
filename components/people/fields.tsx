import type { ComponentProps, ReactNode } from 'react';
import { TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';

type Props = Omit<ComponentProps<'input'>, 'name'> & { name: string; label: ReactNode; hint?: ReactNode; error?: string; optional?: boolean };

/** A labelled text field, required unless said otherwise. */
export function TextField({ name, label, hint, error, optional, ...input }: Props) {
  return (
    <Field name={name} label={label} hint={hint} error={error} required={!optional} optional={optional}>
      <TextInput id={fieldIds(name).input} name={name} required={!optional} {...describedBy(name, { hint, error })} {...input} />
    </Field>
  );
}

/** A password; never filled in from what was sent. */
export function PasswordField({ autoComplete = 'current-password', ...rest }: Props) {
  return <TextField type="password" autoComplete={autoComplete} autoCapitalize="none" spellCheck={false} className="max-w-md" {...rest} />;
}

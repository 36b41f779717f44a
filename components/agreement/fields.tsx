import type { ReactNode } from 'react';
import { TextArea, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';

/** `at` tells a field from one of the same name in another form of the page. */
type Props = { name: string; at?: string; label: string; hint?: ReactNode; error?: string; defaultValue?: string; optional?: boolean };

/** One line of text. */
export function LineField({ name, at = name, label, hint, error, defaultValue, optional, className = 'max-w-md' }: Props & { className?: string }) {
  return (
    <Field name={at} label={label} hint={hint} error={error} required={!optional} optional={optional}>
      <TextInput id={fieldIds(at).input} name={name} defaultValue={defaultValue} className={className} {...describedBy(at, { hint, error })} />
    </Field>
  );
}

/** Text of several lines. */
export function TextField({ name, label, hint, error, defaultValue, optional, rows = 3 }: Props & { rows?: number }) {
  return (
    <Field name={name} label={label} hint={hint} error={error} required={!optional} optional={optional}>
      <TextArea id={fieldIds(name).input} name={name} rows={rows} defaultValue={defaultValue} {...describedBy(name, { hint, error })} />
    </Field>
  );
}

const HOW = '2026-12-01、令和8年12月1日のどちらの書き方でも入力できます。';

/** A day, typed as people write it. */
export function DateField({ hint, ...rest }: Props) {
  return <LineField {...rest} hint={<>{hint}{HOW}</>} className="max-w-64" />;
}

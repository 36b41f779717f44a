import type { ReactNode } from 'react';

/** Ids of the parts of a field, for aria-describedby and for the error summary's links. */
export const fieldIds = (name: string) => ({ input: `f-${name}`, hint: `f-${name}-hint`, error: `f-${name}-error` });

/** aria attributes of a control inside a Field. */
export function describedBy(name: string, { hint, error }: { hint?: unknown; error?: string }) {
  const ids = fieldIds(name);
  const list = [hint ? ids.hint : '', error ? ids.error : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': list || undefined, 'aria-invalid': error ? (true as const) : undefined };
}

type Props = { name: string; label: ReactNode; hint?: ReactNode; error?: string; required?: boolean; optional?: boolean; after?: ReactNode; children: ReactNode };

function Need({ required, optional }: { required?: boolean; optional?: boolean }) {
  if (required) return <span className="ml-2 text-oln-14B-100 text-error-2">※必須</span>;
  if (optional) return <span className="ml-2 text-oln-14B-100 text-solid-gray-600">任意</span>;
  return null;
}

export function FieldError({ name, error }: { name: string; error?: string }) {
  return error ? (
    <p id={fieldIds(name).error} className="mt-1 text-std-16B-170 text-error-2">
      <span className="sr-only">エラー：</span>＊{error}
    </p>
  ) : null;
}

/** One control with its label, hint and error. */
export function Field({ name, label, hint, error, required, optional, after, children }: Props) {
  const ids = fieldIds(name);
  return (
    <div className="my-5 min-w-0 max-w-full">
      <label htmlFor={ids.input} className="block text-std-17B-170">
        {label}
        <Need required={required} optional={optional} />
      </label>
      {hint && <div id={ids.hint} className="text-solid-gray-700">{hint}</div>}
      <div className="mt-2">{children}</div>
      <FieldError name={name} error={error} />
      {after}
    </div>
  );
}

/** Several controls under one question: radios or checkboxes. */
export function FieldGroup({ name, label, hint, error, required, optional, after, children }: Props) {
  const ids = fieldIds(name);
  return (
    <fieldset id={ids.input} tabIndex={-1} className="my-5" aria-describedby={describedBy(name, { hint, error })['aria-describedby']}>
      <legend className="text-std-17B-170">
        {label}
        <Need required={required} optional={optional} />
      </legend>
      {hint && <div id={ids.hint} className="text-solid-gray-700">{hint}</div>}
      <div className="mt-2">{children}</div>
      <FieldError name={name} error={error} />
      {after}
    </fieldset>
  );
}

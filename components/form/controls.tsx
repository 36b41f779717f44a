import type { ComponentProps, ReactNode } from 'react';

const box =
  'rounded-8 border border-solid-gray-600 bg-white px-4 text-solid-gray-800 aria-invalid:border-2 aria-invalid:border-error-2';

// Not in `box`: to CSS a select is always :read-only.
const readOnly = 'read-only:bg-solid-gray-50';

export function TextInput({ className = '', type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} className={`min-h-12 w-full max-w-full py-2 ${box} ${readOnly} ${className}`} {...rest} />;
}

export function TextArea({ className = '', rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={`block w-full py-2 ${box} ${readOnly} ${className}`} {...rest} />;
}

/** A file to choose; the browser's own button, in the look of ours. */
export function FileInput({ className = '', ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input type="file" className={`block w-full max-w-full cursor-pointer py-2 file:mr-4 file:min-h-12 file:cursor-pointer file:rounded-8 file:border file:border-solid file:border-solid-gray-600 file:bg-white file:px-4 file:text-oln-16B-100 ${className}`} {...rest} />;
}

export function Select({ className = '', ...rest }: ComponentProps<'select'>) {
  return <select className={`min-h-12 max-w-full py-2 pr-8 ${box} ${className}`} {...rest} />;
}

/** A radio button or checkbox with its label as one large target. */
export function Tick({ type, label, hint, className = '', ...rest }: Omit<ComponentProps<'input'>, 'type'> & { type: 'radio' | 'checkbox'; label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={`flex min-h-11 items-start gap-2 py-1.5 ${className}`}>
      <input type={type} className="mt-0.5 size-6 shrink-0 accent-blue-900" {...rest} />
      <span>
        {label}
        {hint && <span className="block text-solid-gray-700">{hint}</span>}
      </span>
    </label>
  );
}

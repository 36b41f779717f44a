import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';

type Look = 'primary' | 'secondary' | 'text' | 'danger';

const base =
  'inline-flex min-h-12 min-w-24 items-center justify-center rounded-8 px-4 py-2 text-center text-dns-16B-130 no-underline print:hidden disabled:cursor-not-allowed aria-disabled:cursor-not-allowed';
const looks: Record<Look, string> = {
  primary: 'bg-blue-900 text-white hover:bg-blue-1000 hover:text-white visited:text-white hover:underline disabled:bg-solid-gray-300 disabled:text-solid-gray-50',
  secondary: 'border border-blue-900 bg-white text-blue-900 hover:bg-blue-200 visited:text-blue-900 hover:underline disabled:border-solid-gray-300 disabled:text-solid-gray-420',
  text: 'text-blue-900 underline underline-offset-[0.1875rem] hover:bg-blue-50 visited:text-blue-900 disabled:text-solid-gray-420',
  danger: 'border border-error-2 bg-white text-error-2 hover:bg-red-50 visited:text-error-2 hover:underline disabled:border-solid-gray-300 disabled:text-solid-gray-420',
};

export function Button({ look = 'primary', className = '', type = 'submit', ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type={type} className={`${base} ${looks[look]} ${className}`} {...rest} />;
}

/** A link that leads to the next act and looks like a button. */
export function LinkButton({ look = 'primary', className = '', ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { look?: Look }) {
  return <a className={`${base} ${looks[look]} ${className}`} {...rest} />;
}

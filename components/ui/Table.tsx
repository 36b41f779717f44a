import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react';

/** A table that scrolls inside itself on a narrow screen; the caption names it for everyone. */
export function Table({ caption, captionHidden = false, children, className = '' }: { caption: string; captionHidden?: boolean; children: ReactNode; className?: string }) {
  return (
    <div className="my-3 overflow-x-auto print:overflow-visible" tabIndex={0} role="region" aria-label={caption}>
      <table className={`w-full text-left text-std-16N-170 print:text-[9.5pt] ${className}`}>
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-left text-std-16B-170'}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function Th({ className = '', scope = 'col', ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return <th scope={scope} className={`border border-solid-gray-420 bg-solid-gray-50 px-3 py-2 align-top text-std-16B-170 print:text-[9.5pt] print:px-1.5 print:py-1 ${className}`} {...rest} />;
}

export function Td({ className = '', ...rest }: TdHTMLAttributes<HTMLTableCellElement>) {
  return <td className={`border border-solid-gray-420 px-3 py-2 align-top print:px-1.5 print:py-1 ${className}`} {...rest} />;
}

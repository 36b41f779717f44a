import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react';

/** A table that scrolls inside itself on a narrow screen; the caption names it for everyone. */
export function Table({ caption, captionHidden = false, children, className = '' }: { caption: string; captionHidden?: boolean; children: ReactNode; className?: string }) {
  return (
    <div className="my-3 overflow-x-auto print:overflow-visible" tabIndex={0} role="region" aria-label={caption}>
      <table className={`cells w-full text-left text-std-16N-170 print:text-[9.5pt] ${className}`}>
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-left text-std-16B-170'}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** How cells look is in app/globals.css (.cells): written once, not at each of the thousands of cells of a page of results. */
export function Th({ scope = 'col', ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return <th scope={scope} {...rest} />;
}

export function Td(props: TdHTMLAttributes<HTMLTableCellElement>) {
  return <td {...props} />;
}

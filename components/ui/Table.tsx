import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react';

type Props = { caption: string; captionHidden?: boolean; /** On a phone each row is a block of its own; its cells carry a `label`. */ stacked?: boolean; children: ReactNode; className?: string };

/** A table that scrolls inside itself on a narrow screen, or is stacked there; the caption names it for everyone. */
export function Table({ caption, captionHidden = false, stacked = false, children, className = '' }: Props) {
  return (
    <div className="my-3 overflow-x-auto print:overflow-visible" tabIndex={0} role="region" aria-label={caption}>
      <table className={`cells ${stacked ? 'stacked ' : ''}w-full text-left text-std-16N-170 print:text-[9.5pt] ${className}`}>
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

/** `label`: the column's name, which a stacked table shows before the cell on a phone. */
export function Td({ label, ...rest }: TdHTMLAttributes<HTMLTableCellElement> & { label?: string }) {
  return <td data-label={label} {...rest} />;
}

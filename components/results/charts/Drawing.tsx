import { createElement, type ReactNode } from 'react';
import type { SvgNode } from './svg';

const nameInReact = (name: string) => (/^(aria|data)-/.test(name) ? name : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()));

function elementOf({ tag, attributes, children }: SvgNode, key?: number): ReactNode {
  const props = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [nameInReact(name), value]));
  return createElement(tag, { ...props, key }, ...children.map((child, i) => (typeof child === 'string' ? child : elementOf(child, i))));
}

/** A drawing on a page: one for a desk and for paper, one for a phone. A wide one scrolls inside itself. */
export function Drawing({ label, wide, narrow }: { label: string; wide: SvgNode; narrow: SvgNode }) {
  return (
    <>
      <div className="hidden overflow-x-auto desktop:block print:block print:overflow-visible print:[&>svg]:h-auto print:[&>svg]:max-w-full" tabIndex={0} role="region" aria-label={label}>{elementOf(wide)}</div>
      <div className="overflow-x-auto desktop:hidden print:hidden" tabIndex={0} role="region" aria-label={label}>{elementOf(narrow)}</div>
    </>
  );
}

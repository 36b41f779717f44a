import type { SvgNode } from './svg';

// Characters that XML 1.0 cannot hold.
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escaped = (words: string) => words.replace(UNWRITABLE, '').replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);

/** The markup of a drawing. */
export function svgText({ tag, attributes, children }: SvgNode): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('');
  if (children.length === 0) return `<${tag}${written}/>`;
  return `<${tag}${written}>${children.map((child) => (typeof child === 'string' ? escaped(child) : svgText(child))).join('')}</${tag}>`;
}

/** A drawing as a file of its own. */
export const svgFile = (node: SvgNode): string => `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(node)}\n`;

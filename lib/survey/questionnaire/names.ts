import type { Alias } from './questionnaire';

const comparable = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/株式会社|有限会社|合同会社|\((?:株|有|同)\)/g, '')
    .replace(/[\s・.,‐‑–—-]/g, '')
    .toLowerCase();

/**
 * The name under which a firm is counted: an alias's name where the text is one of its ways of writing, else the text in
 * a form fit for comparing only. Width, case, spaces, dots, hyphens and 株式会社 make no difference between two names.
 */
export function canonicalName(text: string, aliases: Alias[] = []): string {
  const wanted = comparable(text);
  const alias = aliases.find(({ name, also }) => [name, ...also].some((way) => comparable(way) === wanted));
  return alias ? alias.name : wanted;
}

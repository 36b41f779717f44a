import { catalogueGroups, catalogueItem } from '../sheets/catalogue';
import { countMembers, type DirectoryAsked, NOTHING_ASKED, type Searched } from './directory-search';
import { lendLabel } from './help-search';

/** What to leave out of a search that found nobody, and how many would be found then. */
export type Loosening = { words: string; asked: DirectoryAsked; found: number };

/** Of pairs, those that stay nearest to what was asked for. Ours. */
const PAIRS_SHOWN = 3;

/**
 * One restriction taken away at a time, where that finds anybody; else two; else all of them. A kind of help is widened to its group, and given up only where
 * nothing else finds anybody.
 */
export function loosenings(all: Searched[], asked: DirectoryAsked): Loosening[] {
  const item = catalogueItem(asked.lend);
  const group = item && catalogueGroups.find(({ items }) => items.includes(item));
  const steps: { words: string; without: Partial<DirectoryAsked> }[] = [
    ...(asked.amount ? [{ words: '必要な数の条件を外す', without: { amount: '' } }] : []),
    ...(asked.days ? [{ words: '必要な日数の条件を外す', without: { days: '' } }] : []),
    ...(group ? [{ words: `「${group.title}」ならどれでもよいことにする`, without: { lend: group.key } }] : []),
    ...(asked.prefecture ? [{ words: 'すべての都道府県から探す', without: { prefecture: '' } }] : []),
    ...(asked.state ? [{ words: '準備の状況を問わない', without: { state: '' as const } }] : []),
    ...(asked.standing ? [{ words: '立場を問わない', without: { standing: '' as const } }] : []),
    ...(asked.q ? [{ words: `「${asked.q}」の文字を外す`, without: { q: '' } }] : []),
  ];
  // What one needs is given up last: whoever is found without it is of no help.
  const givenUp = asked.lend ? [{ words: `「${lendLabel(asked.lend)}」の条件を外す`, without: { lend: '', amount: '', days: '' } }] : [];
  const tryOut = (some: typeof steps) => some.flatMap(({ words, without }): Loosening[] => {
    const wider = { ...asked, ...without };
    const found = countMembers(all, wider);
    return found > 0 ? [{ words, asked: wider, found }] : [];
  });
  const tried = tryOut(steps);
  if (tried.length > 0) return tried;
  const pairs = tryOut(steps.flatMap((one, i) => steps.slice(i + 1).map((two) => ({ words: `${one.words}、あわせて${two.words}`, without: { ...one.without, ...two.without } }))));
  if (pairs.length > 0) return pairs.sort((a, b) => a.found - b.found).slice(0, PAIRS_SHOWN);
  const last = tryOut(givenUp);
  if (last.length > 0 || steps.length + givenUp.length < 2) return last;
  return [{ words: 'すべての条件を外す', asked: { ...asked, ...NOTHING_ASKED }, found: all.length }];
}

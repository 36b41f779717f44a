import type { ShownNumbers } from '../../lib/results/counting/numbers';
import type { Column, SectionResult, Share } from '../../lib/results/counting/tabulate';
import type { Said } from './plain-counter';

/** What the product's tables say, in the words of a second counter (plain-counter.ts), so that both can be held side by side. */
export function saidByTables({ columns, sections }: { columns: Column[]; sections: SectionResult[] }): Said {
  const said: Said = new Map();
  for (const item of sections.flatMap(({ items }) => items))
    columns.forEach(({ key: column }, i) => {
      const say = (part: string, what: string, value: number | string | null) => said.set(`${column} ${item.key} ${part} ${what}`, value);
      const shares = (part: string, value: string, { count, percent }: Share) => {
        say(part, `count ${value}`, count);
        say(part, `percent ${value}`, percent);
      };
      say('*item', 'asked', item.asked[i]!);
      say('*item', 'answered', item.answered[i]!);
      if (item.unconfirmed) say('*item', 'unconfirmed', item.unconfirmed[i]!);
      for (const group of item.groups) {
        say(group.part, 'asked', group.asked[i]!);
        say(group.part, 'answered', group.answered[i]!);
        if (group.kind === 'shares') for (const row of group.rows) shares(group.part, row.value, row.shares[i]!);
        if (group.kind !== 'numbers') continue;
        for (const row of group.brackets) shares(group.part, row.value, row.shares[i]!);
        numbers(group.summaries[i] ?? null, (what, value) => say(group.part, what, value));
      }
      for (const { part, asked, answered, shares: of } of item.indicators) {
        say(part, 'asked', asked[i]!);
        say(part, 'answered', answered[i]!);
        shares(part, 'yes', of[i]!);
      }
    });
  return said;
}

function numbers(summary: ShownNumbers | null, say: (what: string, value: number | string | null) => void): void {
  say('n', summary?.n ?? 0);
  if (!summary) return;
  say('min', summary.min);
  say('max', summary.max);
  say('mean', summary.mean!.toFixed(9));
  say('median', summary.median);
  say('modes', summary.modes!.join(','));
  say('modeCount', summary.modeCount);
}

/** Where the two differ, in words; a count that only one of them names must be 0, a percentage 0 or none. */
export function differencesOf(product: Said, second: Said): string[] {
  const none = (key: string, value: number | string | null | undefined) => value === undefined && / (count |percent |asked$|answered$|unconfirmed$)/.test(key);
  return [...new Set([...product.keys(), ...second.keys()])].flatMap((key) => {
    const [a, b] = [product.get(key), second.get(key)];
    const same = a === b || (none(key, a) && !b) || (none(key, b) && !a);
    return same ? [] : [`${key}: ${String(a)} in the tables, ${String(b)} by the second counter`];
  });
}

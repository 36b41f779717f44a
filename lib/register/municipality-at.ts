import { isoDay } from '../platform/time';

/** One line of a municipality's history. A renamed one keeps its code: predecessor and successor are the same. */
export type Change = {
  effectiveOn: Date;
  kind: string; // merged split renamed status
  predecessorCode: string;
  predecessorName: string;
  successorCode: string;
  successorName: string;
};

export type Entry = { code: string; name: string; since: Date | null; until: Date | null };
export type Resolved = { code: string; name: string };

/**
 * The municipality or municipalities that a code stands for on a day, through its history: a merged one leads to its
 * successor, a split one to several, one that did not exist yet back to what it came from, and a renamed one to the
 * name it had. A municipality that took in another is itself before and after.
 *
 * @param on the day, as a date column holds it (UTC midnight) or any moment of that day in Japan
 * @returns empty for a code that the register does not hold
 */
export function municipalityAt(code: string, on: Date, entries: Entry[], changes: Change[]): Resolved[] {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const day = isoDay(on);
  const found = new Map<string, Resolved>();
  const seen = new Set<string>();

  const visit = (current: string): void => {
    const entry = byCode.get(current);
    if (!entry || seen.has(current)) return;
    seen.add(current);
    const other = (pick: (change: Change) => string, from: (change: Change) => string) =>
      changes.filter((change) => from(change) === current && pick(change) !== current).map(pick);
    if (entry.until && isoDay(entry.until) <= day) other((c) => c.successorCode, (c) => c.predecessorCode).forEach(visit);
    else if (entry.since && isoDay(entry.since) > day) other((c) => c.predecessorCode, (c) => c.successorCode).forEach(visit);
    else found.set(current, { code: current, name: nameAt(entry, day, changes) });
  };

  visit(code);
  return [...found.values()].sort((a, b) => a.code.localeCompare(b.code));
}

function nameAt(entry: Entry, day: string, changes: Change[]): string {
  const later = changes
    .filter((c) => c.kind === 'renamed' && c.predecessorCode === entry.code && isoDay(c.effectiveOn) > day)
    .sort((a, b) => a.effectiveOn.getTime() - b.effectiveOn.getTime());
  return later[0]?.predecessorName ?? entry.name;
}

import type { AnswerValue } from '@/lib/survey/questionnaire/questionnaire';

// What was typed and is not yet acknowledged, in this browser. One entry of localStorage a person, year and
// municipality: another person who signs in on the same computer neither sees nor sends it.

export type Entry = {
  section: string;
  /** What the field held, by the server's word, when the typing began. */
  from: AnswerValue | null;
  /** As typed. */
  to: unknown;
};

export type Outbox = { person: string; year: number; code: string };
type Entries = Record<string, Entry>;

const PREFIX = 'sonaeai:unsent';
const keyOf = ({ person, year, code }: Outbox) => `${PREFIX}:${person}:${year}:${code}`;

/** A browser may forbid storage (private window, policy): typing then lives as long as the page does. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && typeof (value as Entry).section === 'string' && 'from' in value && 'to' in value;

export function readOutbox(box: Outbox): Entries {
  try {
    const stored: unknown = JSON.parse(storage()?.getItem(keyOf(box)) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter(([, entry]) => isEntry(entry)));
  } catch {
    return {};
  }
}

/** @returns false when the browser could not keep it */
function write(box: Outbox, entries: Entries): boolean {
  try {
    if (Object.keys(entries).length === 0) storage()?.removeItem(keyOf(box));
    else storage()?.setItem(keyOf(box), JSON.stringify(entries));
    return storage() !== null;
  } catch {
    return false; // the quota is full
  }
}

// Each write reads first: another tab of the same person keeps its entries in the same place.
export const putEntry = (box: Outbox, field: string, entry: Entry): boolean => write(box, { ...readOutbox(box), [field]: entry });

/** Takes a field out. When given what was acknowledged, only while it still holds that: something typed since stays. */
export function dropEntry(box: Outbox, field: string, acknowledged?: unknown): void {
  const { [field]: entry, ...others } = readOutbox(box);
  if (!entry || (acknowledged !== undefined && JSON.stringify(entry.to) !== JSON.stringify(acknowledged))) return;
  write(box, others);
}

/** This person's outboxes in this browser. */
export function outboxesOf(person: string): Outbox[] {
  const store = storage();
  if (!store) return [];
  const keys = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '');
  return keys.flatMap((key) => {
    const match = /^sonaeai:unsent:([^:]+):(\d{4}):(\d{6})$/.exec(key);
    return match?.[1] === person ? [{ person, year: Number(match[2]), code: match[3]! }] : [];
  });
}

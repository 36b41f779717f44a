// The yearly round in which each means is really called: who calls whom, and the words for what failed.

export const testedKinds = ['phone', 'mobile', 'satellite', 'closed-mail'] as const;
export const isTested = (kind: string): boolean => (testedKinds as readonly string[]).includes(kind);

export const failures = {
  'no-answer': '呼び出しても出なかった', busy: '話し中が続いた', 'not-in-use': '使われていない番号だった', wrong: '別の人・別の所につながった',
  signal: '電波や機器の具合でかけられなかった', returned: 'メールが戻ってきた', 'no-reply': 'メールに返信がなかった', other: 'そのほか',
} as const;
/** Among what to fall back on, beside the other means: the town hall's main number. */
export const MAIN_NUMBER = 'main-number';

export type Failure = keyof typeof failures;

/**
 * Who calls whom: in the order of the codes each calls the next one, the last one the first, so that everyone is called by someone else and calls
 * one other. Members of a group stay among themselves where the group has two or more. One alone calls itself.
 */
export function assignCallers(members: { code: string; groupId: string | null }[]): Map<string, string> {
  const rings = new Map<string, string[]>();
  const size = new Map<string, number>();
  for (const { groupId } of members) if (groupId) size.set(groupId, (size.get(groupId) ?? 0) + 1);
  for (const { code, groupId } of members) {
    const ring = groupId && size.get(groupId)! > 1 ? groupId : '';
    rings.set(ring, [...(rings.get(ring) ?? []), code]);
  }
  const callerOf = new Map<string, string>();
  for (const ring of rings.values()) {
    const codes = ring.sort();
    codes.forEach((code, i) => callerOf.set(code, codes[(i + codes.length - 1) % codes.length]!));
  }
  return callerOf;
}

export type RoundCount = { all: number; reached: number; failed: number; open: number };

/** How far a municipality is: of the means to be called, by the newest result of each. */
export function countRound(meansIds: string[], outcomeOf: ReadonlyMap<string, string>): RoundCount {
  const reached = meansIds.filter((id) => outcomeOf.get(id) === 'reached').length;
  const failed = meansIds.filter((id) => outcomeOf.get(id) === 'not-reached').length;
  return { all: meansIds.length, reached, failed, open: meansIds.length - reached - failed };
}

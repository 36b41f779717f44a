import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { distanceKm } from '@/lib/register/distance';
import { normalise } from '@/lib/register/search';
import type { DirectoryEntry } from './directory-entry';
import { openEntry, readContacts, readMembers, requireDirectory, sealedEntries } from './read-directory';

export type CallSheet = {
  /** `group`, or the two digits of a prefecture. */
  of: string;
  title: string;
  own: DirectoryEntry | null;
  /** The others, near ones first where the office has a place, else by reading. */
  others: DirectoryEntry[];
  choices: { of: string; label: string }[];
};

/** Whom to call in one's own group or a prefecture, for paper. Recorded: a sheet leaves the house. */
export async function getCallSheet(actor: Actor, { of: wanted }: { of: string }): Promise<CallSheet> {
  return db.as(actor, async (tx) => {
    const [code] = await requireDirectory(tx, actor);
    const { members, prefectures } = await readMembers(tx);
    const here = members.find((one) => one.code === code);
    const group = here?.groupId ? await tx.agreementGroup.findUnique({ where: { id: here.groupId }, select: { name: true } }) : null;
    const present = [...new Set(members.map(({ prefectureCode }) => prefectureCode))].sort();
    const choices = [...(group ? [{ of: 'group', label: group.name }] : []), ...present.map((one) => ({ of: one, label: prefectures[one]?.name ?? one }))];
    const usual = group ? 'group' : (here?.prefectureCode ?? choices[0]?.of ?? '');
    const { of, label } = choices.find((one) => one.of === wanted) ?? choices.find((one) => one.of === usual) ?? { of: '', label: '' };
    const chosen = members.filter((one) => (of === 'group' ? one.groupId === here?.groupId : one.prefectureCode === of));
    const far = (one: { at: DirectoryEntry['at'] }) => (here?.at && one.at ? distanceKm(here.at, one.at) : Infinity);
    const order = chosen.sort((a, b) => (far(a) === far(b) ? (normalise(a.kana) < normalise(b.kana) ? -1 : 1) : far(a) - far(b)));
    const shown = [...new Set([...(here ? [here] : []), ...order])];
    const entries = sealedEntries(shown, await readContacts(tx, shown.map((one) => one.code))).map(openEntry);
    await record(tx, { act: 'directory.sheet-opened', municipalityCode: code ?? null, detail: { total: entries.length } });
    return { of, title: label, choices, own: entries.find((one) => one.code === code) ?? null, others: entries.filter((one) => one.code !== code) };
  });
}

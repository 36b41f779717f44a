import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadVersions } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { compareVersions } from './compare-versions';
import { findResponse } from '../find-response';
import type { Answers } from '../questionnaire/questionnaire';
import { toldVersion } from './told-version';

type Input = { year: number; code: string; version?: number; from?: number; to?: number };

/**
 * All submitted versions of a response, newest first; one of them with its answers, and what changed between two.
 * Each opening by the secretariat is recorded.
 *
 * @param input.version the version to read; by default the newest
 * @param input.from, input.to the versions to compare; by default the newest with the one before it
 * @throws {RefusedError} for anyone but the municipality and the secretariat
 * @throws {NotFoundError} when nothing was submitted yet, or a version named is not there
 */
export async function getVersions(actor: Actor, { year, code, version, from, to }: Input) {
  if (!mayReadVersions(actor, code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent } = await findResponse(tx, year, code);
    const stored = await tx.submission.findMany({ where: { respondentId: respondent.id }, orderBy: { version: 'desc' } });
    const newest = stored[0];
    if (!newest) throw new NotFoundError('提出された版はまだありません。');
    const find = (wanted: number) => {
      const found = stored.find((one) => one.version === wanted);
      if (!found) throw new NotFoundError(`第${wanted}版はありません。画面の一覧から選んでください。`);
      return found;
    };
    const shown = version === undefined ? newest : find(version);
    const [older, newer] = stored.length > 1 ? [find(from ?? newest.version - 1), find(to ?? newest.version)] : [undefined, undefined];
    if (actor.kind === 'secretariat')
      await record(tx, { act: 'response.opened', municipalityCode: code, subject: `response:${year}:${code}`, detail: { versions: [shown, older, newer].flatMap((one) => (one ? [String(one.version)] : [])) } });
    const ids = stored.flatMap(({ submittedBy, withdrawnBy }) => [submittedBy, withdrawnBy]).filter((id) => id !== null);
    const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
    const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '（記録なし）';
    return {
      year, code, title: wave.title, municipality: respondent.label, questionnaire,
      versions: stored.map((one) => toldVersion(one, nameOf)),
      shown: { version: shown.version, answers: shown.answers as Answers },
      compared: older && newer && { from: older.version, to: newer.version, differences: compareVersions(questionnaire, older.answers as Answers, newer.answers as Answers) },
    };
  });
}

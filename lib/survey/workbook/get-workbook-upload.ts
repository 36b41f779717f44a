import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { findResponse, whyNotDraft } from '../find-response';
import { findUpload } from './find-workbook-upload';
import { latestChanges } from '../drafts/latest-changes';
import { onPaperSentence, paperOf } from '../paper/on-paper';
import type { Answers } from '../questionnaire/questionnaire';
import { whyNotAccepting } from '../waves/wave-state';
import { compareChanges } from './compare-changes';

/**
 * A municipality's way with Excel in a year and, where one was sent, what the uploaded workbook would change now.
 * @param upload id of an upload of the actor's own
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {NotFoundError} when it is not asked in that year, or the upload is not there (any more)
 */
export async function getWorkbookUpload(actor: Actor, { year, code, upload: id }: { year: number; code: string; upload?: string }) {
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await findResponse(tx, year, code);
    const upload = id === undefined ? null : await findUpload(tx, { id, respondentId: respondent.id });
    if (id !== undefined && !upload) throw new NotFoundError('送られたファイルの控えが見つかりません。1日たつと消えます。もう一度ファイルを送ってください。');
    const compared = upload ? compareChanges(questionnaire, (response?.answers ?? {}) as Answers, upload.changes) : [];
    const latest = await latestChanges(tx, respondent.id, compared.filter(({ state }) => state === 'conflict').map(({ field }) => field.name));
    const people = await tx.person.findMany({ where: { id: { in: [...latest.values()].map(({ personId }) => personId) } }, select: { id: true, name: true } });
    return {
      year, code, title: wave.title,
      municipality: respondent.label,
      shut: whyNotAccepting(wave, new Date()) ?? ((await paperOf(tx, respondent.id)) ? onPaperSentence : whyNotDraft(response?.status)),
      upload: upload && { id: upload.id, fileName: upload.fileName, uploadedAt: upload.uploadedAt, takenAt: upload.takenAt, refusal: upload.refusal, problems: upload.problems },
      changes: compared.map((change) => {
        const last = latest.get(change.field.name);
        return { ...change, by: last ? (people.find(({ id: person }) => person === last.personId)?.name ?? null) : null, at: last?.at ?? null };
      }),
    };
  });
}

export type WorkbookUpload = Awaited<ReturnType<typeof getWorkbookUpload>>;

import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadOpenedDraft } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import type { Answers } from '../questionnaire/questionnaire';
import { takeStep } from '../submissions/take-step';

/**
 * A draft that its municipality has opened for help, for reading. Each opening is recorded, and the municipality sees it.
 * @throws {RefusedError} for anyone but the secretariat, and while the draft is not opened
 */
export async function readOpenedDraft(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayReadOpenedDraft(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await findResponse(tx, year, code);
    const help = await tx.draftHelp.findFirst({ where: { respondentId: respondent.id, closedAt: null } });
    if (!help || !response) throw new RefusedError('この団体の下書きは、事務局に開かれていません。');
    await takeStep(tx, actor, respondent, 'draft-read');
    await record(tx, { act: 'draft.read', municipalityCode: code, subject: `response:${year}:${code}` });
    return { year, code, title: wave.title, municipality: respondent.label, questionnaire, answers: response.answers as Answers, updatedAt: response.updatedAt, note: help.note, openedAt: help.openedAt };
  });
}

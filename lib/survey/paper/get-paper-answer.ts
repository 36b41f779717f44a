import 'server-only';
import { mayReadVersions } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import type { Answers } from '../questionnaire/questionnaire';
import { paperOf } from './on-paper';
import { whyNotAccepting } from '../waves/wave-state';

/**
 * Whether an answer is entered from paper, its scans, and to the secretariat what is entered so far.
 * @throws {RefusedError} for anyone but the municipality and the secretariat
 */
export async function getPaperAnswer(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayReadVersions(actor, code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await findResponse(tx, year, code);
    const paper = await paperOf(tx, respondent.id);
    const scans = await tx.paperScan.findMany({ where: { respondentId: respondent.id }, omit: { content: true }, orderBy: { addedAt: 'asc' } });
    const [{ own } = { own: true }] = await tx.$queryRaw<{ own: boolean }[]>`select actor.has_own_draft(${respondent.id}::uuid) as own`;
    return {
      year, code, title: wave.title, municipality: respondent.label, questionnaire,
      paper: paper && { receivedOn: paper.receivedOn, startedAt: paper.startedAt },
      scans: scans.map(({ id, name, size, addedAt }) => ({ id, name, size, addedAt })),
      answers: (paper ? (response?.answers ?? {}) : {}) as Answers,
      revision: response?.revision ?? 0,
      status: paper ? (response?.status ?? 'draft') : null,
      hasOwnDraft: own && !paper,
      closedReason: whyNotAccepting(wave, new Date()),
    };
  });
}

import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEnterPaper } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import { paperOf } from './on-paper';
import { MAX_SCAN, SCAN_PROBLEM, scanName, scanType } from './scan-type';

/**
 * Keeps the scan of an answer on paper. What it is, is read from its content.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {InvalidInputError} when it is empty, too large, or none of PDF, PNG and JPEG
 * @throws {StateError} when nothing is on paper
 */
export async function addScan(actor: Actor, { year, code, name, content }: { year: number; code: string; name: string; content: Uint8Array<ArrayBuffer> }): Promise<void> {
  if (!mayEnterPaper(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  if (content.length === 0) throw new InvalidInputError({ scan: SCAN_PROBLEM.empty });
  if (content.length > MAX_SCAN) throw new InvalidInputError({ scan: SCAN_PROBLEM.large });
  const type = scanType(content);
  if (!type) throw new InvalidInputError({ scan: SCAN_PROBLEM.type });
  await db.as(actor, async (tx) => {
    const { respondent } = await findResponse(tx, year, code);
    if (!(await paperOf(tx, respondent.id))) throw new StateError(SCAN_PROBLEM.state);
    await tx.paperScan.createMany({ data: [{ respondentId: respondent.id, owner: code, name: scanName(name, type), type, size: content.length, content, addedBy: actor.personId }] });
    await record(tx, { act: 'scan.added', municipalityCode: code, subject: `response:${year}:${code}`, detail: { type, size: content.length } });
  });
}

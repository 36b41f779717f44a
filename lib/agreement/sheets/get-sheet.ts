import 'server-only';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { SheetEntries, SheetSide } from './catalogue';
import type { Standing } from '../membership/standing-words';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * What one's own municipality wants, or offers, and when it was last looked over.
 * @throws {RefusedError} for anyone but its own people
 */
export async function getSheet(actor: Actor, { code, side }: { code: string; side: SheetSide }) {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError();
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: { agreementId: THE_AGREEMENT, municipalityCode: code } }, select: { status: true } });
    const sheet = await tx.catalogueSheet.findUnique({ where: { municipalityCode_side: { municipalityCode: code, side } } });
    return {
      code, side, municipality: municipality.name, standing: (membership?.status ?? 'outside') as Standing,
      entries: (sheet?.entries ?? {}) as SheetEntries, note: sheet?.note ?? '', reviewedOn: sheet?.reviewedOn ?? null,
    };
  });
}

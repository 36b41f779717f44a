import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadShared } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { isStatement, type StatementKind } from './duty-words';
import { sharesAgreement } from '../membership/read-memberships';

export type Preparation = { kind: StatementKind; content: Record<string, string>; reviewedOn: Date; at: Date };

/**
 * What a municipality has laid down for receiving and sending, the newest of each that is not taken back.
 * @throws RefusedError for who has signed no agreement with it; NotFoundError
 */
export async function getPreparation(actor: Actor, { code }: { code: string }): Promise<{ code: string; municipality: string; preparations: Preparation[] }> {
  return db.as(actor, async (tx) => {
    if (!mayReadShared(actor, code, await sharesAgreement(tx, actor, code))) throw new RefusedError();
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true, prefecture: { select: { name: true } } } });
    if (!municipality) throw new NotFoundError();
    const rows = await tx.dutyStatement.findMany({ where: { municipalityCode: code, withdrawnAt: null }, orderBy: [{ kind: 'asc' }, { at: 'desc' }], distinct: ['kind'], select: { kind: true, content: true, reviewedOn: true, at: true } });
    if (!codesOf(actor).includes(code)) await record(tx, { act: 'preparation.opened', municipalityCode: code });
    const preparations = rows.flatMap(({ kind, content, ...row }) => (isStatement(kind) ? [{ kind, content: content as Record<string, string>, ...row }] : []));
    return { code, municipality: `${municipality.prefecture.name} ${municipality.name}`, preparations };
  });
}

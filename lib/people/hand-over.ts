import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, StateError } from '@/lib/platform/errors';
import { checkHandover, type HandoverSummary } from './check-handover';
import { type HandoverInput, NEW } from './handover-schema';
import { invitationEnd } from './invite-person';
import { newToken, tokenHash } from './keys';
import { recordId } from './people-manager';

export type HandedOver = { id: string; summary: HandoverSummary; invitation: { token: string; expiresAt: Date } | null };

const refusals: Record<string, InvalidInputError | StateError> = {
  gone: new StateError('この方は、もう利用者ではありません。画面を開き直してください。'),
  roles: new InvalidInputError({ assignments: '「引き継ぐ役割」が変わっています。画面を開き直して、選び直してください。' }),
  planned: new StateError('選んだ役割には、予定している引き継ぎがあります。それをやめてから、改めて決めてください。'),
  day: new InvalidInputError({ on: '「引き継ぐ日」は、今日から1年以内の日にしてください。' }),
  colleague: new InvalidInputError({ to: '「引き継ぐ相手」は、いまこの市区町村を担当している方にしてください。' }),
  name: new InvalidInputError({ name: '新しい担当者の「氏名」を入力してください。' }),
};

/**
 * Passes roles to a successor: a colleague on the day, or someone new who is invited by a link that works once. The predecessor's roles end
 * when the successor holds them and the day has come, never before. The database checks it all once more (hand_over.begin).
 * @returns what was decided, with the link's token where somebody is invited; the database keeps only its hash
 * @throws {RefusedError} unless it is oneself, or the secretariat
 * @throws {InvalidInputError} at the field that does not hold, {StateError} when such a handover is planned already
 */
export async function handOver(actor: Actor, input: HandoverInput): Promise<HandedOver> {
  const summary = await checkHandover(actor, input);
  const invited = input.to === NEW;
  const token = invited ? newToken() : null;
  const expiresAt = invitationEnd();
  return db.as(actor, async (tx) => {
    const codes = await tx.assignment.findMany({ where: { id: { in: input.assignments } }, select: { municipalityCode: true, role: true } });
    const [row] = await tx.$queryRaw<{ id: string | null; refusal: string }[]>`
      select id, refusal from hand_over.begin(${input.personId}::uuid, ${input.assignments}::uuid[], ${invited ? null : recordId(input.to)}::uuid, ${input.name}, ${input.department}, ${input.side},
        ${input.email}, ${token && tokenHash(token)}, ${expiresAt}::timestamptz, ${input.on}::date, ${input.note})`;
    if (!row?.id) throw refusals[row?.refusal ?? ''] ?? new StateError('引き継ぎを決められませんでした。画面を開き直してください。');
    for (const municipalityCode of new Set(codes.map((one) => one.municipalityCode))) {
      const roles = codes.filter((one) => one.municipalityCode === municipalityCode).map(({ role }) => role);
      await record(tx, { act: 'handover.planned', municipalityCode, personId: input.personId, subject: `handover:${row.id}`, detail: { roles, on: input.on } });
    }
    return { id: row.id, summary, invitation: token ? { token, expiresAt } : null };
  });
}

import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { mayHandOver } from './access';
import { colleaguesIn, rolesToHandOver } from './get-handover';
import { type HandoverInput, NEW } from './handover-schema';
import { recordId } from './people-manager';
import { roleName } from './roles';

export type HandoverSummary = { from: string; to: string; invited: boolean; roles: string[]; on: string; atOnce: boolean; keepsRoles: boolean; note: string };

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/**
 * What a handover would do, before anybody does it.
 * @throws {RefusedError} unless it is oneself, or the secretariat asks
 * @throws {InvalidInputError} at `assignments`, `to` or `on`
 */
export async function checkHandover(actor: Actor, input: HandoverInput, now = new Date()): Promise<HandoverSummary> {
  if (!mayHandOver(actor, input.personId)) throw new RefusedError();
  const personId = recordId(input.personId);
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select hand_over.require_mine(${personId}::uuid)::text`;
    const person = await tx.person.findUnique({ where: { id: personId } });
    if (!person || person.removedAt) throw new NotFoundError();
    const held = await rolesToHandOver(tx, personId);
    const chosen = held.filter((role) => input.assignments.includes(role.id));
    const errors: Record<string, string> = {};
    if (chosen.length === 0 || chosen.length !== new Set(input.assignments).size) errors.assignments = '「引き継ぐ役割」が変わっています。画面を開き直して、選び直してください。';
    const today = isoDay(now);
    if (input.on < today) errors.on = '「引き継ぐ日」は、今日か、それより後の日にしてください。';
    else if (input.on > isoDay(new Date(now.getTime() + YEAR_MS)) || Number.isNaN(Date.parse(`${input.on}T00:00:00Z`))) errors.on = '「引き継ぐ日」は、1年以内の、暦にある日にしてください。';
    const colleague = input.to === NEW ? undefined : (await colleaguesIn(tx, personId, [...new Set(chosen.map((role) => role.code))])).find(({ id }) => id === input.to);
    if (input.to !== NEW && !colleague) errors.to = '「引き継ぐ相手」は、選んだ役割のすべての市区町村で担当している方にしてください。ほかの方は「新しい担当者」として招待してください。';
    if (Object.keys(errors).length > 0) throw new InvalidInputError(errors);
    const others = await tx.assignment.count({ where: { personId, endedAt: null, id: { notIn: chosen.map(({ id }) => id) } } });
    return {
      from: person.name, to: colleague?.name ?? input.name, invited: input.to === NEW, roles: chosen.map(({ role, place }) => `${roleName(role)}　${place}`),
      on: input.on, atOnce: input.on === today, keepsRoles: others > 0, note: input.note,
    };
  });
}

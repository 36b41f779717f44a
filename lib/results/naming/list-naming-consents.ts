import 'server-only';
import { mayNameMunicipality, mayReadNaming } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { itemsOf, YES_NO } from '@/lib/survey/questionnaire/fields';
import type { EditionFacts } from '../editions/edition';
import { readNameable } from './read-nameable';

/** One question that the municipality can be named for, is named for in the newest edition, or both. */
export type NamingLine = {
  item: string;
  label: string;
  /** The submitted answer; '' where it is none to be named for any more. */
  answer: string;
  agreed: boolean;
  /** When it was last agreed or taken back. */
  at: Date | null;
  /** The newest edition has the name. */
  published: boolean;
};

/**
 * What the municipality agrees to be named for, and what it could.
 * @throws {RefusedError} for anyone but the municipality's own people
 * @throws {NotFoundError} when it has nothing submitted in that year
 */
export async function listNamingConsents(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayReadNaming(actor, code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, respondent, questionnaire, offered } = await readNameable(tx, { year, code });
    const consents = await tx.namingConsent.findMany({ where: { respondentId: respondent.id } });
    const newest = await tx.edition.findFirst({ where: { year }, orderBy: { number: 'desc' }, select: { number: true, facts: true } });
    const named = new Set(((newest?.facts as EditionFacts | undefined)?.named ?? []).filter(({ municipalities }) => municipalities.some((one) => one.code === code)).map(({ item }) => item));
    const lines = itemsOf(questionnaire).flatMap((item): NamingLine[] => {
      const offer = offered.find((one) => one.item.key === item.key);
      const consent = consents.find((one) => one.item === item.key);
      const agreed = consent !== undefined && consent.withdrawnAt === null;
      if (!offer && !agreed && !named.has(item.key)) return [];
      const answer = offer ? ((item.kind === 'yesno' ? YES_NO : (item.choices ?? [])).find(({ value }) => value === offer.value)?.label ?? offer.value) : '';
      return [{ item: item.key, label: `${item.number} ${item.label}`, answer, agreed, at: consent ? (consent.withdrawnAt ?? consent.givenAt) : null, published: named.has(item.key) }];
    });
    return { year, code, title: wave.title, municipality: respondent.label, lines, newest: newest?.number ?? null, mayAgree: mayNameMunicipality(actor, code) };
  });
}

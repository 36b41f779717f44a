import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { day, formatDate, isoDay } from '@/lib/platform/time';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import { fieldsOfSection } from '@/lib/survey/questionnaire/fields';
import { findResponse } from '@/lib/survey/find-response';
import { sameAnswer } from '@/lib/survey/drafts/merge';
import type { Offers } from '@/lib/survey/offers';
import { expiryOf, isOld } from '../documents/document-terms';
import { readInventory } from './read-inventory';
import { type Entry, proposalsOf, servedItems } from './survey-proposals';

/**
 * What the municipality's own inventory offers to a section of its yearly form, as far as that year's questionnaire takes it; nothing where
 * there is no inventory or none of it says clearly.
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {NotFoundError} when it is not asked in that year, or the questionnaire has no such section
 */
export async function proposeAnswers(actor: Actor, { year, code, section: key }: { year: number; code: string; section: string }): Promise<Offers> {
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { questionnaire } = await findResponse(tx, year, code);
    const section = questionnaire.sections.find((one) => one.key === key);
    if (!section) throw new NotFoundError();
    const fields = new Map(fieldsOfSection(section).filter(({ item }) => (servedItems as readonly string[]).includes(item)).map((field) => [field.name, field]));
    if (fields.size === 0) return {};
    const rows = await readInventory(tx, code);
    if (rows.length === 0) return {};
    const revision = await tx.inventoryRevision.findFirst({ where: { municipalityCode: code }, orderBy: { confirmedAt: 'desc' }, select: { confirmedAt: true } });
    const entries = rows.map(({ item, changedAt }): Entry => ({ item, asOf: revision && revision.confirmedAt > changedAt ? revision.confirmedAt : changedAt }));
    const offers: Offers = {};
    for (const { field: name, value, from } of proposalsOf(entries)) {
      const field = fields.get(name);
      const parsed = field && parseField(field, value);
      // A row, kind or choice that this year's questionnaire does not have is not filled.
      if (!parsed?.ok || parsed.value === undefined || !sameAnswer(parsed.value, value)) continue;
      offers[name] = [...(offers[name] ?? []), { from: 'inventory', label: sourceOf(from), value: parsed.value, take: '台帳のとおりにする', same: '台帳と同じです' }];
    }
    return offers;
  });
}

const NAMED = 3;

/** 「住民記録システム」（2026年11月1日（令和8年）時点の台帳） */
function sourceOf(from: Entry[]): string {
  const names = from.slice(0, NAMED).map(({ item }) => `「${item.name}」`).join('');
  const more = from.length > NAMED ? `ほか${from.length - NAMED}件` : '';
  const oldest = day(isoDay(new Date(Math.min(...from.map(({ asOf }) => asOf.getTime())))));
  return `台帳の${names}${more}（${formatDate(oldest)}時点${isOld(expiryOf(oldest), new Date()) ? '。1年以上、見直されていません' : ''}）`;
}

import 'server-only';
import { createHash } from 'node:crypto';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError, StateError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { schemes } from '@/lib/register/bands';
import { ALL } from '@/lib/survey/questionnaire/cells';
import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { readQuestionnaire } from '@/lib/survey/questionnaire/read-questionnaire';
import { type EarlierEdition, type EditionMaking, type MadeEdition, makeEdition } from './make-edition';
import { type Participation, readParticipation } from '../counting/participation';
import { type CountedResponse, readCounted } from '../counting/read-counted';
import { editionOf, tableOf } from './stored-edition';

export type Publication = EditionMaking & { year: number; title: string; definition: Questionnaire; mark: string };

/**
 * Everything that the next edition of a year is made of, as it stands in this transaction. Row-level security gives it to
 * the secretariat alone.
 * @throws {StateError} when the year is not closed, is the rebuilt one, or nobody's answer counts
 */
export async function readPublication(tx: Transaction, year: number): Promise<Publication> {
  const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
  if (!wave) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');
  if (wave.rebuilt) throw new StateError('2012年の結果は公表された資料のとおりに載せています。ここからは公表しません。');
  if (wave.status !== 'closed') throw new StateError('公表できるのは、受付を締め切った年度だけです。年度の画面で受付を締め切ってから公表してください。');
  const counted = await readCounted(tx, year);
  if (counted.length === 0) throw new StateError('集計に入る回答がないため、公表できません。提出された回答と、有効・無効をご確認ください。');
  const questionnaire = await readQuestionnaire(tx, wave);
  const names = await tx.prefecture.findMany({ orderBy: { code: 'asc' }, select: { code: true, name: true } });
  const [choice, remarks, consents] = [
    await tx.findingChoice.findUnique({ where: { year } }),
    await tx.reportRemark.findMany({ where: { year, text: { not: '' } }, orderBy: { place: 'asc' }, select: { place: true, text: true } }),
    await tx.namingConsent.findMany({ where: { withdrawnAt: null, respondent: { year } }, select: { respondentId: true, item: true }, orderBy: [{ owner: 'asc' }, { item: 'asc' }] }),
  ];
  const making: EditionMaking = {
    about: {
      referenceDate: isoDay(wave.referenceDate), populationAsOf: isoDay(wave.populationAsOf),
      opensOn: wave.opensOn && isoDay(wave.opensOn), closesOn: wave.closesOn && isoDay(wave.closesOn), demo: wave.demo, rebuilt: wave.rebuilt,
    },
    questionnaire, counted, consents, remarks,
    participation: await readAllParticipation(tx, year, names),
    prefectures: Object.fromEntries(names.map(({ code, name }) => [code, name])),
    findings: choice?.findings ?? null,
    earlier: await readEarlier(tx, year),
  };
  const { counted: of, earlier, questionnaire: asked, ...rest } = making;
  const mark = createHash('sha256').update(JSON.stringify([year, wave.title, wave.definitionHash, asked.title, of.map(({ submissionId, label }) => [submissionId, label]), earlier.length, rest])).digest('hex').slice(0, 32);
  return { ...making, year, title: wave.title, definition: questionnaire, mark };
}

type Row = { band: string; asked: bigint; submitted: bigint; valid: bigint };

/** Who takes part, by every scheme of an edition; prefectures in the order of their codes, those with somebody asked. */
async function readAllParticipation(tx: Transaction, year: number, names: { code: string; name: string }[]): Promise<Record<string, Participation>> {
  const byScheme: Record<string, Participation> = {};
  for (const { key, bands } of schemes) byScheme[key] = await readParticipation(tx, year, key, bands.map(({ key: band, label }) => ({ key: band, label })));
  const everyone = byScheme[schemes[0]!.key]![0]!;
  const rows = await tx.$queryRaw<Row[]>`
    select left(r.municipality_code, 2) as band, count(*) as asked, count(a.respondent_id) as submitted, count(a.respondent_id) filter (where r.validity = 'valid') as valid
    from respondent r left join response a on a.respondent_id = r.id and a.status in ('submitted', 'accepted')
    where r.year = ${year} and r.municipality_code is not null group by 1`;
  const prefectures = names.flatMap(({ code, name }) => {
    const row = rows.find(({ band }) => band === code);
    return row ? [{ key: code, label: name, asked: Number(row.asked), submitted: Number(row.submitted), valid: Number(row.valid) }] : [];
  });
  return { [ALL.scheme]: [everyone], ...byScheme, prefecture: [everyone, ...prefectures] };
}

async function readEarlier(tx: Transaction, year: number): Promise<EarlierEdition[]> {
  const editions = await tx.edition.findMany({ where: { year }, orderBy: { number: 'asc' }, include: { tables: { select: { content: true, scheme: true } } } });
  if (editions.length === 0) return [];
  const sources = await tx.$queryRaw<(CountedResponse & { number: number })[]>`
    select e.number, r.id::text as "respondentId", s.id::text as "submissionId", r.owner, r.label, left(r.municipality_code, 2) as prefecture, r.bands, s.answers
    from edition_source e join respondent r on r.id = e.respondent_id join submission s on s.id = e.submission_id
    where e.year = ${year} order by e.number, r.owner`;
  return editions.map(({ tables, ...row }) => {
    const { number, questionnaire, facts } = editionOf(row);
    return {
      number, questionnaire, facts,
      tables: facts.schemes.map(({ key }) => tableOf(tables.find(({ scheme }) => scheme === key)!.content)),
      counted: sources.filter((source) => source.number === number).map(({ number: _number, ...source }) => source),
    };
  });
}

let last: { mark: string; made: MadeEdition } | undefined;

/** The edition that would be published. What was previewed is not worked out a second time when it is published. */
export function makePublication(publication: Publication): MadeEdition {
  if (last?.mark !== publication.mark) last = { mark: publication.mark, made: makeEdition(publication) };
  return last.made;
}

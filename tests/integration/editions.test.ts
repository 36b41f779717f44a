import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, PersonActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { bandsOf } from '@/lib/register/bands';
import { getEdition } from '@/lib/results/editions/get-edition';
import { getResults } from '@/lib/results/counting/get-results';
import { giveNamingConsent } from '@/lib/results/naming/give-naming-consent';
import { listEditions } from '@/lib/results/editions/list-editions';
import { listNamingConsents } from '@/lib/results/naming/list-naming-consents';
import { listYears } from '@/lib/results/counting/list-years';
import { previewEdition } from '@/lib/results/editions/preview-edition';
import { publishEdition } from '@/lib/results/editions/publish-edition';
import { withdrawNamingConsent } from '@/lib/results/naming/withdraw-naming-consent';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';
import { setValidity } from '@/lib/survey/waves/set-validity';
import { generateAnswers } from '../support/answer-generator';
import { actorOf, anonymousActor, countSubmitted, makeMunicipality, makePerson, makeRespondent, makeSubmitted, makeWave, ownerClient } from '../support/factories';

const YEAR = 2026;
const questionnaire = questionnaireFor(YEAR);
const owner = ownerClient(process.env.OWNER_URL!);
const web = new pg.Client({ connectionString: process.env.DATABASE_URL });
const superuser = new pg.Client({ connectionString: process.env.OWNER_URL });

const places = Array.from({ length: 24 }, (_, i) => ({ code: `99${String(1000 + i)}`, name: `試${i}市`, kana: 'し', type: i % 3 === 0 ? '町' : '市', population: 4_000 + i * 9_000 }));
const first = places[0]!;
let secretariat: Actor;
let approver: PersonActor;
let editor: Actor;

beforeAll(async () => {
  await Promise.all([web.connect(), superuser.connect()]);
  for (const place of places) await makeMunicipality(owner, place);
  secretariat = actorOf(await makePerson(owner, { signInName: 'jimu', name: '事務局', role: 'secretariat' }));
  approver = actorOf(await makePerson(owner, { signInName: 'shonin', name: '承認', role: 'approver', code: first.code })) as PersonActor;
  editor = actorOf(await makePerson(owner, { signInName: 'tanto', name: '担当', role: 'editor', code: first.code }));
});
afterAll(() => Promise.all([web.end(), superuser.end(), owner.$disconnect()]));

const answersOf = (i: number): Answers => ({ ...generateAnswers(questionnaire, i, { population: places[i]!.population }), 'risk-assumed': i < 20 ? 'yes' : 'no' });

beforeEach(async () => {
  await superuser.query('truncate wave, respondent, response, submission, tally, edition, edition_table, edition_source, finding_choice, report_remark, naming_consent cascade');
  await makeWave(owner, questionnaire, { status: 'closed' });
  const counted = [];
  for (const [i, place] of places.entries()) {
    const answers = answersOf(i);
    await makeSubmitted(owner, await makeRespondent(owner, YEAR, place), answers);
    counted.push({ bands: bandsOf(place), answers });
  }
  await countSubmitted(owner, YEAR, questionnaire, counted);
});

const preview = async () => {
  const found = await previewEdition(secretariat, { year: YEAR });
  if (!found.ready) throw new Error(found.why);
  return found;
};
const publish = async (reason = '') => publishEdition(secretariat, { year: YEAR, reason, mark: (await preview()).mark });
const invalidate = (i: number) => setValidity(secretariat, { year: YEAR, owner: places[i]!.code, validity: 'invalid', reason: '二重の提出' });
const acts = async () => (await superuser.query(`select act, detail, municipality_code from audit_entry order by seq desc limit 20`)).rows as { act: string; detail: object; municipality_code: string | null }[];
const everything = async () => JSON.stringify((await superuser.query('select (select json_agg(e order by number) from edition e) e, (select json_agg(t order by number, scheme) from edition_table t) t, (select json_agg(s order by number, respondent_id) from edition_source s) s')).rows);

describe('publishing', () => {
  test('freezes the tables of every scheme, the questionnaire and the sources, dates the year and records the act', async () => {
    await owner.reportRemark.create({ data: { year: YEAR, place: 'intro', text: '書き添え', changedBy: approver.personId } });
    const seen = await preview();
    expect(seen).toMatchObject({ number: 1, counted: 24, differs: true, errata: [] });
    expect(await publish()).toEqual({ number: 1 });
    const { edition, newest, tables } = await getEdition(anonymousActor, { year: YEAR });
    expect(newest).toBe(1);
    expect(tables.map(({ scheme }) => scheme.key)).toEqual(['all', 'size-100k', 'type-size', 'type', 'prefecture']);
    expect(tables.at(-1)!.scheme.bands).toEqual([{ key: '99', label: '見本県' }]);
    expect(tables[0]!.counts).toContainEqual(['all', 'risk-assumed', '', 'yes', 20]);
    expect(edition).toMatchObject({ number: 1, reason: '', errata: [], facts: { rule: { threshold: 3 }, remarks: [{ place: 'intro', text: '書き添え' }], named: [], demo: true } });
    expect(edition.questionnaire).toEqual(JSON.parse(JSON.stringify(questionnaire)));
    expect(await owner.editionSource.count()).toBe(24);
    const wave = await owner.wave.findUniqueOrThrow({ where: { year: YEAR } });
    expect(wave.publishedAt?.getTime()).toBe(edition.publishedAt.getTime());
    expect((await acts())[0]).toMatchObject({ act: 'edition.published', detail: { counted: 24 } });
    expect((await listYears(anonymousActor)).find(({ year }) => year === YEAR)?.edition).toMatchObject({ number: 1 });
    // what was previewed is what is published
    for (const { key, shown, small, betraying } of seen.withheld) {
      const table = tables.find(({ scheme }) => scheme.key === key)!;
      expect([shown, small + betraying]).toEqual([table.counts.length, table.hidden.length]);
    }
  });

  test('refuses a year that is not closed, one without an answer that counts, one that nobody knows, and 2012', async () => {
    const { mark } = await preview();
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
    await expect(publishEdition(secretariat, { year: YEAR, reason: '', mark })).rejects.toThrow('締め切った年度だけ');
    expect(await previewEdition(secretariat, { year: YEAR })).toMatchObject({ ready: false, why: expect.stringContaining('締め切った年度だけ') });
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await owner.respondent.updateMany({ data: { validity: 'invalid' } });
    await expect(publishEdition(secretariat, { year: YEAR, reason: '', mark })).rejects.toThrow('集計に入る回答がない');
    await expect(publishEdition(secretariat, { year: 2019, reason: '', mark })).rejects.toThrow(NotFoundError);
    await expect(previewEdition(secretariat, { year: 2019 })).rejects.toThrow(NotFoundError);
    await makeWave(owner, questionnaireFor(2012), { year: 2012, status: 'closed', rebuilt: true });
    await expect(publishEdition(secretariat, { year: 2012, reason: '', mark })).rejects.toThrow('再構成');
    expect(await owner.edition.count()).toBe(0);
  });

  test('publishes what was looked at, and nothing else', async () => {
    const { mark } = await preview();
    await invalidate(5);
    await expect(publishEdition(secretariat, { year: YEAR, reason: '', mark })).rejects.toThrow('内容が変わりました');
    expect(await owner.edition.count()).toBe(0);
    await publish();
  });

  test('of two at one moment one publishes', async () => {
    const { mark } = await preview();
    const ends = await Promise.allSettled([1, 2].map(() => publishEdition(secretariat, { year: YEAR, reason: '訂正', mark })));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await owner.edition.count()).toBe(1);
  });

  test('is the secretariat’s alone', async () => {
    const { mark } = await preview();
    for (const actor of [anonymousActor, approver, editor, { kind: 'job', name: 'x' } as const]) {
      await expect(publishEdition(actor, { year: YEAR, reason: '', mark })).rejects.toThrow(RefusedError);
      await expect(previewEdition(actor, { year: YEAR })).rejects.toThrow(RefusedError);
    }
  });
});

describe('what is published stays', () => {
  test('when answers change afterwards', async () => {
    await publish();
    const [before, tables] = [await everything(), (await getEdition(anonymousActor, { year: YEAR, number: 1 })).tables];
    const page = (await getResults(anonymousActor, { year: YEAR })).counts;
    await invalidate(1);
    await owner.submission.updateMany({ data: { answers: { 'risk-assumed': 'no' } } }).catch(() => {});
    await owner.wave.update({ where: { year: YEAR }, data: { title: '別の名前' } });
    expect(await everything()).toBe(before);
    expect((await getEdition(anonymousActor, { year: YEAR, number: 1 })).tables).toEqual(tables);
    expect((await getResults(anonymousActor, { year: YEAR })).counts).toEqual(page);
  });

  test('against the secretariat and the owner of the tables, by SQL', async () => {
    await publish();
    const before = await everything();
    const statements = [
      `update edition set title = 'x'`, `update edition_table set content = '{}'`, `delete from edition_source`, `delete from edition_table`, `delete from edition`,
      `insert into edition_table (year, number, scheme, content) values (${YEAR}, 1, 'free', '{}')`,
      `insert into edition_source (year, number, respondent_id, submission_id) select year, number, respondent_id, submission_id from edition_source limit 1`,
      `insert into edition (year, number, title, reason, published_by, definition, facts, published_at) values (${YEAR}, 1, 'x', '', '${(secretariat as PersonActor).personId}', '{}', '{}', now())`,
      `insert into edition (year, number, title, reason, published_by, definition, facts, published_at) values (${YEAR}, 3, 'x', 'y', '${(secretariat as PersonActor).personId}', '{}', '{}', now())`,
      `insert into edition (year, number, title, reason, published_by, definition, facts, published_at) values (${YEAR}, 2, 'x', 'y', '${(secretariat as PersonActor).personId}', '{}', '{}', '2020-01-01')`,
    ];
    for (const statement of statements) {
      await web.query('begin');
      await web.query(`select set_config('app.kind', 'secretariat', true), set_config('app.person', $1, true)`, [(secretariat as PersonActor).personId]);
      await expect(web.query(statement), statement).rejects.toThrow();
      await web.query('rollback');
    }
    for (const statement of statements.slice(0, 5)) await expect(superuser.query(statement), statement).rejects.toThrow('stays as it was published');
    expect(await everything()).toBe(before);
  });
});

describe('a correction', () => {
  test('says why, and holds every count that differs; the earlier edition stays at its number', async () => {
    await publish();
    const first = await getEdition(anonymousActor, { year: YEAR });
    await invalidate(3);
    await expect(publish('')).rejects.toThrow(InvalidInputError);
    const seen = await preview();
    expect(await publish('二重に提出された回答を除きました。')).toEqual({ number: 2 });
    const second = await getEdition(anonymousActor, { year: YEAR });
    expect(second).toMatchObject({ newest: 2, edition: { number: 2, reason: '二重に提出された回答を除きました。' } });
    expect(second.edition.errata).toEqual(seen.errata);
    // 19 would say what the one that was left out had answered
    expect(second.edition.errata).toContainEqual({ scheme: 'all', band: 'all', item: 'risk-assumed', part: '', value: 'yes', before: 20, after: null });
    const known = ({ tables }: typeof first) => new Map(tables.flatMap(({ scheme, counts, hidden }) => [...counts.map(([b, i, p, v, n]) => [[scheme.key, b, i, p, v].join(' '), n] as const), ...hidden.map((place) => [[scheme.key, ...place].join(' '), null] as const)]));
    const [was, is] = [known(first), known(second)];
    const differing = [...new Set([...was.keys(), ...is.keys()])].filter((key) => (was.has(key) ? was.get(key) : 0) !== (is.has(key) ? is.get(key) : 0));
    const counts = second.edition.errata.filter(({ value }) => !['*n', '*min', '*median', '*mean', '*max'].includes(value));
    expect(counts.map(({ scheme, band, item, part, value }) => [scheme, band, item, part, value].join(' ')).sort()).toEqual(differing.sort());
    expect(await getEdition(anonymousActor, { year: YEAR, number: 1 })).toEqual({ ...first, newest: 2 });
    expect((await listEditions(anonymousActor, { year: YEAR })).editions.map(({ number }) => number)).toEqual([2, 1]);
    expect((await acts())[0]).toMatchObject({ act: 'edition.corrected', detail: { counted: 23, differences: second.edition.errata.length } });
    await expect(getEdition(anonymousActor, { year: YEAR, number: 3 })).rejects.toThrow(NotFoundError);
  });

  test('is refused where nothing differs, and allowed for words alone', async () => {
    await publish();
    expect(await preview()).toMatchObject({ differs: false });
    await expect(publish('理由')).rejects.toThrow(StateError);
    await owner.reportRemark.create({ data: { year: YEAR, place: 'intro', text: '書き添え', changedBy: approver.personId } });
    expect(await publish('書き添えを加えました。')).toEqual({ number: 2 });
    expect((await getEdition(anonymousActor, { year: YEAR })).edition.errata).toEqual([]);
  });
});

describe('being named', () => {
  const where = { year: YEAR, code: first.code };
  const named = async () => (await getEdition(anonymousActor, { year: YEAR })).edition.facts.named;

  test('from the next edition after the approver agrees, until the next after taking it back', async () => {
    await giveNamingConsent(approver, { ...where, item: 'risk-assumed' });
    await giveNamingConsent(approver, { ...where, item: 'risk-assumed' });
    expect((await acts()).filter(({ act }) => act === 'naming.given')).toHaveLength(1);
    await publish();
    expect(await named()).toEqual([{ item: 'risk-assumed', value: 'yes', municipalities: [{ code: first.code, name: first.name, prefecture: '見本県' }] }]);
    await withdrawNamingConsent(approver, { ...where, item: 'risk-assumed' });
    expect((await named()).length).toBe(1); // an edition stays as it is
    expect((await listNamingConsents(approver, where)).lines.find(({ item }) => item === 'risk-assumed')).toMatchObject({ agreed: false, published: true, answer: 'はい' });
    await publish('団体名を外しました。');
    expect(await named()).toEqual([]);
    await giveNamingConsent(approver, { ...where, item: 'risk-assumed' });
    expect((await listNamingConsents(editor, where)).lines.find(({ item }) => item === 'risk-assumed')).toMatchObject({ agreed: true, published: false });
    expect((await acts()).filter(({ act }) => act.startsWith('naming.')).map(({ act, municipality_code }) => [act, municipality_code])).toEqual([['naming.given', first.code], ['naming.withdrawn', first.code], ['naming.given', first.code]]);
  });

  test('only for an answer that is a good one, and not once it has changed', async () => {
    await expect(giveNamingConsent(approver, { ...where, item: 'no-such-item' })).rejects.toThrow(StateError);
    await giveNamingConsent(approver, { ...where, item: 'risk-assumed' });
    await owner.submission.updateMany({ where: { owner: first.code }, data: { withdrawnAt: new Date() } });
    const { id } = await owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: first.code } } });
    await owner.submission.create({ data: { respondentId: id, owner: first.code, version: 2, answers: { ...answersOf(0), 'risk-assumed': 'no' }, receipt: 'second' } });
    await publish();
    expect(await named()).toEqual([]);
    expect((await listNamingConsents(approver, where)).lines.find(({ item }) => item === 'risk-assumed')).toMatchObject({ agreed: true, answer: '', published: false });
  });

  test('is the approver’s alone, and seen by the own people', async () => {
    for (const actor of [anonymousActor, editor, secretariat]) {
      await expect(giveNamingConsent(actor, { ...where, item: 'risk-assumed' })).rejects.toThrow(RefusedError);
      await expect(withdrawNamingConsent(actor, { ...where, item: 'risk-assumed' })).rejects.toThrow(RefusedError);
    }
    for (const actor of [anonymousActor, secretariat]) await expect(listNamingConsents(actor, where)).rejects.toThrow(RefusedError);
    expect((await listNamingConsents(editor, where)).mayAgree).toBe(false);
    await expect(listNamingConsents(approver, { ...where, year: 2019 })).rejects.toThrow(NotFoundError);
  });
});

test('an edition is the same for everyone, and nobody reads the sources but the secretariat', async () => {
  await publish();
  const reads = await Promise.all([anonymousActor, editor, secretariat].map((actor) => getEdition(actor, { year: YEAR })));
  expect(reads[1]).toEqual(reads[0]);
  expect(reads[2]).toEqual(reads[0]);
  for (const [actor, count] of [[anonymousActor, 0], [editor, 0], [secretariat, 24]] as const) expect(await db.as(actor, (tx) => tx.editionSource.count())).toBe(count);
});

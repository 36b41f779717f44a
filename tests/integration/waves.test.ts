import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as access from '../../lib/people/access';
import type { Actor } from '../../lib/platform/actor';
import { day, isoDay } from '../../lib/platform/time';
import { bandsOf } from '../../lib/register/bands';
import { addRespondents } from '../../lib/survey/waves/add-respondents';
import { closeWave } from '../../lib/survey/waves/close-wave';
import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import { extendWave } from '../../lib/survey/waves/extend-wave';
import { getProgress } from '../../lib/survey/waves/get-progress';
import { getRespondent } from '../../lib/survey/waves/get-respondent';
import { listWaves } from '../../lib/survey/waves/list-waves';
import { openWave } from '../../lib/survey/waves/open-wave';
import { prepareWave } from '../../lib/survey/waves/prepare-wave';
import { readProgressFilter } from '../../lib/survey/waves/progress-filter';
import { reopenWave } from '../../lib/survey/waves/reopen-wave';
import { saveAnswers } from '../../lib/survey/drafts/save-answers';
import { setValidity } from '../../lib/survey/waves/set-validity';
import { submitResponse } from '../../lib/survey/submissions/submit-response';
import { demoMunicipalities } from '../../prisma/demo/municipalities';
import { seedDemo } from '../../prisma/demo/seed-demo';
import { loadRegister } from '../../prisma/load-register';
import { generateAnswers } from '../support/answer-generator';
import { actorOf, ownerClient, type Role } from '../support/factories';

vi.mock('../../lib/people/access', { spy: true });

const prisma = ownerClient(process.env.OWNER_URL!);
const NEXT = 2090;
const everyone = readProgressFilter({});
const who = {} as Record<'hensyu' | 'shonin' | 'hensyu2' | 'shonin2' | 'jimukyoku' | 'ken' | 'etsuran', Actor>;
let year: number;

/** Opens the first lock, so that only row-level security is left. */
function withAccessOpen() {
  for (const name of ['mayRunWaves', 'mayReadProgress', 'mayReadSomeProgress', 'mayEditResponse', 'maySubmitResponse'] as const) vi.mocked(access[name]).mockReturnValue(true);
}
const municipality = (name: string) => demoMunicipalities.find((m) => m.name === name)!;
const dates = { opensOn: '2026-04-01', closesOn: '2099-03-31', referenceDate: '2026-04-01', populationAsOf: '2025-01-01' };
const prepared = (over: object = {}) => ({ year: NEXT, title: '次の年度の調査', contact: '見本課', ...dates, ...over });
const tally = async (value = '*asked', band = 'all', scheme = 'all') =>
  (await prisma.tally.findUnique({ where: { year_scheme_band_item_part_value: { year, scheme, band, item: 'ict-bcp-status', part: '', value } } }))?.count ?? 0;

beforeAll(async () => {
  const client = new pg.Client({ connectionString: process.env.OWNER_URL });
  await client.connect();
  await loadRegister(client);
  await client.end();
  await seedDemo(prisma, () => {});
  for (const person of await prisma.person.findMany({ include: { assignments: true } })) who[person.signInName as keyof typeof who] = actorOf(person as typeof person & { assignments: { role: Role }[] });
  year = (await prisma.wave.findFirstOrThrow({ where: { demo: true, status: 'open' } })).year;
});
afterEach(() => vi.mocked(access.mayRunWaves).mockReset());
afterEach(() => { for (const spy of Object.values(access)) if (vi.isMockFunction(spy)) spy.mockReset(); });
afterAll(() => prisma.$disconnect());

describe('the first lock', () => {
  it('lets only the secretariat run a year', async () => {
    for (const name of ['hensyu', 'shonin', 'ken', 'etsuran'] as const) {
      const actor = who[name];
      await expect(prepareWave(actor, prepared())).rejects.toThrow('権限がありません');
      await expect(openWave(actor, { year, whom: 'all', codes: [] })).rejects.toThrow('権限がありません');
      await expect(addRespondents(actor, { year, codes: [] })).rejects.toThrow('権限がありません');
      await expect(closeWave(actor, { year })).rejects.toThrow('権限がありません');
      await expect(extendWave(actor, { year, closesOn: '2099-01-01' })).rejects.toThrow('権限がありません');
      await expect(reopenWave(actor, { year, closesOn: '2099-01-01' })).rejects.toThrow('権限がありません');
      await expect(setValidity(actor, { year, owner: municipality('見本市').code, validity: 'invalid', reason: 'x' })).rejects.toThrow('権限がありません');
      await expect(getRespondent(actor, year, municipality('見本市').code)).rejects.toThrow('権限がありません');
      if (name !== 'ken') await expect(getProgress(actor, year, everyone)).rejects.toThrow('権限がありません');
    }
  });
});

describe('the second lock, with the first one open', () => {
  it.each(['hensyu', 'shonin', 'ken', 'etsuran'] as const)('%s still cannot run a year', async (name) => {
    withAccessOpen();
    const before = JSON.stringify([await prisma.wave.findMany({ omit: { definition: true } }), await prisma.respondent.findMany(), await prisma.tally.findMany()]);
    const actor = who[name];
    const attempts = [
      () => prepareWave(actor, prepared()),
      () => openWave(actor, { year, whom: 'all', codes: [] }),
      () => addRespondents(actor, { year, codes: [municipality('見本市').code] }),
      () => closeWave(actor, { year }),
      () => extendWave(actor, { year, closesOn: '2099-01-01' }),
      () => setValidity(actor, { year, owner: municipality('雛形市').code, validity: 'invalid', reason: 'x' }),
      () => setValidity(actor, { year, owner: municipality('見本市').code, validity: 'invalid', reason: 'x' }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow();
    expect(JSON.stringify([await prisma.wave.findMany({ omit: { definition: true } }), await prisma.respondent.findMany(), await prisma.tally.findMany()])).toBe(before);
  });

  it('shows nobody but the secretariat and the own coordinator who is where', async () => {
    withAccessOpen();
    const foreign: Actor = { ...(who.ken as Extract<Actor, { kind: 'person' }>), coordinatorOf: ['01'] };
    for (const actor of [who.etsuran, foreign]) expect((await getProgress(actor, year, everyone)).rows).toEqual([]);
    // an editor sees that the own municipality is asked, and nothing of where it stands
    expect((await getProgress(who.hensyu2, year, everyone)).rows.map(({ label, status, updatedAt }) => [label, status, updatedAt])).toEqual([['例題町', 'none', null]]);
  });
});

describe('progress', () => {
  it('shows the secretariat everyone, as states without answers', async () => {
    const progress = await getProgress(who.jimukyoku, year, everyone);
    expect(progress.counts).toMatchObject({ asked: 12, none: 0, invited: 1, seen: 0, draft: 4, requested: 0, submitted: 7, accepted: 0, invalid: 0 });
    expect(progress.byPrefecture).toEqual([{ code: '99', name: '見本県', counts: progress.counts }]);
    expect(JSON.stringify(progress)).not.toMatch(/"answers"|"definition"|見本の記入/);
    for (const row of progress.rows) expect([row.label, row.status]).toEqual([row.label, { submitted: 'submitted', half: 'draft', none: 'invited' }[demoMunicipalities.find((m) => m.code === row.owner)!.state]]);
  });

  it('shows a coordinator the own prefecture, and nothing of another', async () => {
    expect((await getProgress(who.ken, year, everyone)).counts.asked).toBe(12);
    const foreign: Actor = { ...(who.ken as Extract<Actor, { kind: 'person' }>), coordinatorOf: ['01'] };
    expect((await getProgress(foreign, year, everyone)).counts.asked).toBe(0);
    expect((await getProgress(who.ken, 2012, everyone)).counts.asked).toBe(0);
  });

  it('narrows down by band and state, and says who crossed 100,000', async () => {
    const found = await getProgress(who.jimukyoku, year, readProgressFilter({ band: 'type-size:city-50k-100k', status: 'draft' }));
    expect(found.rows).toMatchObject([{ label: '仮名市', status: 'draft', crossed: { direction: 'below', from: { count: 101_600 }, to: { count: 99_400 } } }]);
    expect(found.counts.asked).toBe(12);
    const all = await getProgress(who.jimukyoku, year, everyone);
    expect(all.rows.filter((row) => row.crossed).map((row) => row.label)).toEqual(['仮名市']);
  });

  it('is not there for a year that does not exist', async () => {
    await expect(getProgress(who.jimukyoku, 1999, everyone)).rejects.toThrow('見つかりません');
  });
});

describe('有効 and 無効', () => {
  const { code } = municipality('架空市');
  const counts = async () => [await tally(), await tally('*asked', 'from-100k', 'size-100k'), await tally('*asked', 'under-100k', 'size-100k')];

  it('moves the counts in the same transaction, in the band of the answer, and back', async () => {
    const [all, from, under] = await counts() as [number, number, number];
    const wholeBefore = await prisma.tally.findMany({ where: { year, count: { gt: 0 } }, orderBy: [{ scheme: 'asc' }, { band: 'asc' }, { item: 'asc' }, { part: 'asc' }, { value: 'asc' }] });
    await setValidity(who.jimukyoku, { year, owner: code, validity: 'invalid', reason: '二重の提出' });
    expect(await counts()).toEqual([all - 1, from - 1, under]);
    expect((await getProgress(who.jimukyoku, year, everyone)).counts.invalid).toBe(1);
    expect(await getRespondent(who.jimukyoku, year, code)).toMatchObject({ validity: 'invalid', validityReason: '二重の提出', status: 'submitted' });
    await setValidity(who.jimukyoku, { year, owner: code, validity: 'invalid', reason: '理由の書き直し' });
    expect(await counts()).toEqual([all - 1, from - 1, under]); // marking twice counts once
    await setValidity(who.jimukyoku, { year, owner: code, validity: 'valid', reason: '' });
    expect(await counts()).toEqual([all, from, under]);
    expect(await prisma.tally.findMany({ where: { year, count: { gt: 0 } }, orderBy: [{ scheme: 'asc' }, { band: 'asc' }, { item: 'asc' }, { part: 'asc' }, { value: 'asc' }] })).toEqual(wholeBefore);
    expect(await getRespondent(who.jimukyoku, year, code)).toMatchObject({ validity: 'valid', validityReason: '' });
  });

  it('is for submitted answers only', async () => {
    await expect(setValidity(who.jimukyoku, { year, owner: municipality('例題町').code, validity: 'invalid', reason: 'x' })).rejects.toThrow('提出された回答だけ');
    await expect(setValidity(who.jimukyoku, { year, owner: '011002', validity: 'invalid', reason: 'x' })).rejects.toThrow('対象に入っていません');
    await expect(setValidity(who.jimukyoku, { year: 2012, owner: 'A01', validity: 'invalid', reason: 'x' })).rejects.toThrow('再構成したもの');
  });

  it('counts right when marked at the moment of submitting', async () => {
    const town = municipality('例題町').code;
    const respondent = await prisma.respondent.findUniqueOrThrow({ where: { year_owner: { year, owner: town } } });
    const before = await tally();
    for (let turn = 0; turn < 5; turn++) {
      await prisma.submission.updateMany({ where: { respondentId: respondent.id }, data: { withdrawnAt: new Date() } });
      await prisma.respondent.update({ where: { id: respondent.id }, data: { validity: 'valid' } });
      const { revision } = await prisma.response.update({ where: { respondentId: respondent.id }, data: { status: 'draft', answers: generateAnswers(questionnaireFor(year), turn) } });
      const marking = () => setValidity(who.jimukyoku, { year, owner: town, validity: 'invalid', reason: 'x' }).catch(() => {});
      await Promise.all([marking(), submitResponse(who.shonin2, { year, code: town, revision }), marking(), marking()]);
      const { validity } = await prisma.respondent.findUniqueOrThrow({ where: { id: respondent.id } });
      expect(await tally()).toBe(before + (validity === 'valid' ? 1 : 0));
      if (validity === 'valid') await setValidity(who.jimukyoku, { year, owner: town, validity: 'invalid', reason: 'x' });
      expect(await tally()).toBe(before);
    }
  });
});

describe('a year from beginning to end', () => {
  const next = { year: NEXT };
  const writer = () => saveAnswers(who.hensyu, { year: NEXT, code: municipality('雛形市').code, changes: [{ field: 'satellite-phones', from: null, to: 3 }] });

  it('is prepared with dates and a population that the register has', async () => {
    await expect(prepareWave(who.jimukyoku, prepared({ populationAsOf: '2024-01-01' }))).rejects.toMatchObject({ fieldErrors: { populationAsOf: expect.stringContaining('登録簿にある基準日') } });
    expect(await prepareWave(who.jimukyoku, prepared())).toEqual({ ...next, basedOn: year });
    await expect(prepareWave(who.jimukyoku, prepared())).rejects.toMatchObject({ fieldErrors: { year: expect.stringContaining('もう準備されています') } });
    await expect(getProgress(who.ken, NEXT, everyone)).rejects.toThrow('見つかりません');
    const stored = await prisma.wave.findUniqueOrThrow({ where: next });
    expect(stored.definition).toEqual(JSON.parse(JSON.stringify({ ...questionnaireFor(NEXT), title: '次の年度の調査' }))); // last year's, with the months moved on
    expect(stored.basedOn).toBe(year);
    expect((await listWaves(who.jimukyoku))[0]).toMatchObject({ year: NEXT, state: 'preparing', asked: 0, demo: true });
    expect((await listWaves(who.ken)).map((wave) => wave.year)).toEqual([year, year - 1, 2012]);
  });

  it('opens for listed municipalities, refusing codes that cannot be asked', async () => {
    const codes = ['992011', '011002', '12345', 'x', municipality('雛形市').code];
    await expect(openWave(who.jimukyoku, { ...next, whom: 'list', codes })).rejects.toMatchObject({ fieldErrors: { codes: expect.stringContaining('011002、12345、x') } });
    expect((await prisma.wave.findUniqueOrThrow({ where: next })).status).toBe('preparing');
    const begun = questionnaireFor(NEXT);
    await prisma.wave.update({ where: next, data: { definition: {} } });
    await expect(openWave(who.jimukyoku, { ...next, whom: 'all', codes: [] })).rejects.toThrow('直すところがあるため、開始できません');
    const edited = { ...begun, title: '次の年度の調査', sections: begun.sections.map((section, i) => (i === 0 ? { ...section, intro: '直した説明' } : section)) };
    await prisma.wave.update({ where: next, data: { definition: edited } });
    expect(await openWave(who.jimukyoku, { ...next, whom: 'list', codes: [municipality('雛形市').code, municipality('仮名市').code.slice(0, 5)] })).toEqual({ asked: 2 });
    const wave = await prisma.wave.findUniqueOrThrow({ where: next, include: { respondents: { orderBy: { owner: 'asc' } } } });
    expect(wave.definition).toEqual(JSON.parse(JSON.stringify(edited))); // frozen as it stood, edits and all
    expect(wave.respondents).toMatchObject([
      { label: '仮名市', population: 99_400, populationAsOf: day('2025-01-01'), bands: bandsOf(municipality('仮名市')), demo: true },
      { label: '雛形市', population: 74_300 },
    ]);
    await expect(openWave(who.jimukyoku, { ...next, whom: 'all', codes: [] })).rejects.toThrow('もう開始されています');
  });

  it('keeps its questionnaire and its bands from then on', async () => {
    await expect(prisma.wave.update({ where: next, data: { definition: {} } })).rejects.toThrow();
    await expect(prisma.wave.update({ where: next, data: { status: 'preparing' } })).rejects.toThrow();
    await expect(prisma.respondent.updateMany({ where: next, data: { bands: {} } })).rejects.toThrow();
  });

  it('asks more municipalities later, each once', async () => {
    const all = demoMunicipalities.map(({ code }) => code);
    expect(await addRespondents(who.jimukyoku, { ...next, codes: all })).toEqual({ added: 10 });
    expect(await addRespondents(who.jimukyoku, { ...next, codes: all })).toEqual({ added: 0 });
  });

  it('takes answers until its closing day has ended, again after it is moved, and not once closed', async () => {
    await writer();
    await prisma.wave.update({ where: next, data: { closesOn: day('2026-05-01') } });
    await expect(writer()).rejects.toThrow('2026年5月1日（令和8年）で締め切りました');
    await expect(extendWave(who.jimukyoku, { ...next, closesOn: '2026-05-02' })).rejects.toMatchObject({ fieldErrors: { closesOn: expect.stringContaining('今日以降') } });
    await extendWave(who.jimukyoku, { ...next, closesOn: isoDay(new Date()) });
    await writer();
    await closeWave(who.jimukyoku, next);
    await expect(writer()).rejects.toThrow('受付は終了しました');
    await expect(closeWave(who.jimukyoku, next)).rejects.toThrow('受付を開いている年度だけ');
    await expect(addRespondents(who.jimukyoku, { ...next, codes: [] })).rejects.toThrow('受付を開いている年度だけ');
    await expect(extendWave(who.jimukyoku, { ...next, closesOn: '2099-01-01' })).rejects.toThrow('再開してください');
    await reopenWave(who.jimukyoku, { ...next, closesOn: '2099-01-01' });
    await writer();
    await closeWave(who.jimukyoku, next);
    // what is published stands in editions: the year can take a late answer all the same
    await prisma.wave.update({ where: next, data: { publishedAt: new Date() } });
    await reopenWave(who.jimukyoku, { ...next, closesOn: '2099-01-01' });
    await writer();
  });

  it('is stopped by the database as well once the day has ended', async () => {
    await prisma.wave.update({ where: next, data: { status: 'open', publishedAt: null, closesOn: day('2026-05-01') } });
    const response = await prisma.response.findFirstOrThrow({ where: { respondent: { year: NEXT } } });
    const web = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await web.connect();
    const touch = async () => {
      await web.query('begin');
      await web.query(`select set_config('app.kind', 'person', true), set_config('app.codes', $1, true)`, [response.owner]);
      const { rowCount } = await web.query('update response set revision = revision where respondent_id = $1', [response.respondentId]);
      await web.query('rollback');
      return rowCount;
    };
    expect(await touch()).toBe(0);
    await prisma.wave.update({ where: next, data: { closesOn: day(isoDay(new Date())) } });
    expect(await touch()).toBe(1);
    await web.end();
  });

  it('leaves 2012 alone', async () => {
    await expect(reopenWave(who.jimukyoku, { year: 2012, closesOn: '2099-01-01' })).rejects.toThrow('再構成したもの');
  });
});

it('a year of the whole country opens in one go', async () => {
  await prisma.installation.update({ where: { id: 1 }, data: { demo: false } });
  await prepareWave(who.jimukyoku, prepared({ year: 2091 }));
  expect(await openWave(who.jimukyoku, { year: 2091, whom: 'all', codes: [] })).toEqual({ asked: 1741 });
  const progress = await getProgress(who.jimukyoku, 2091, readProgressFilter({ page: '99' }));
  expect([progress.counts.asked, progress.byPrefecture.length, progress.pages, progress.rows.length]).toEqual([1741, 47, 18, 41]);
  const crossed = [];
  for (let page = 1; page <= 18; page++) crossed.push(...(await getProgress(who.jimukyoku, 2091, { ...everyone, page })).rows.filter((row) => row.crossed).map((row) => row.label));
  expect(crossed).toEqual(['酒田市', '筑西市', '坂戸市', '伊勢原市', '飯田市', '可児市', '江南市', '泉佐野市', '河内長野市', '津山市', '鹿屋市', '宜野湾市']);
  await prisma.installation.update({ where: { id: 1 }, data: { demo: true } });
});

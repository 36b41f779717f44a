import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/platform/actor';
import { addItem } from '@/lib/survey/editing/add-item';
import { arrangeQuestionnaire } from '@/lib/survey/editing/arrange-questionnaire';
import { changeWave } from '@/lib/survey/waves/change-wave';
import { checkImport } from '@/lib/survey/editing/check-import';
import { correctQuestionnaire } from '@/lib/survey/editing/correct-questionnaire';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { corrected } from '@/lib/survey/editing/erratum';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { getWave } from '@/lib/survey/waves/get-wave';
import { importQuestionnaire } from '@/lib/survey/editing/import-questionnaire';
import { KIND_LABEL } from '@/lib/survey/editing/item-form';
import { listErrata } from '@/lib/survey/editing/list-errata';
import { openWave } from '@/lib/survey/waves/open-wave';
import { prepareWave } from '@/lib/survey/waves/prepare-wave';
import type { ItemKind, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { findItem, keysOf } from '@/lib/survey/editing/questionnaire-edits';
import { structureOf } from '@/lib/survey/questionnaire/questionnaire-structure';
import { questionnaireText } from '@/lib/survey/editing/questionnaire-text';
import { rewordQuestionnaire } from '@/lib/survey/editing/reword-questionnaire';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { setCondition } from '@/lib/survey/editing/set-condition';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { undoEdit } from '@/lib/survey/editing/undo-edit';
import { getResults } from '@/lib/results/counting/get-results';
import { generateAnswers } from '../support/answer-generator';
import { actorOf, makeMunicipality, makePerson, makeWave, ownerClient } from '../support/factories';
import { typedItem } from '../support/typed-item';

const owner = ownerClient(process.env.OWNER_URL!);
const A = { code: '992011', name: '甲市', kana: 'こうし', type: '市', population: 120_000 };
const LAST = 2026;
const YEAR = 2027;
let first: Actor;
let second: Actor;
let editor: Actor;
let approver: Actor;

const anonymous: Actor = { kind: 'anonymous' };
const prepared = (year: number) => ({ year, title: `${year}年度の調査`, contact: '見本課', opensOn: '2026-04-01', closesOn: '2099-03-31', referenceDate: '2026-04-01', populationAsOf: '2025-01-01' });
const base = async (year = YEAR) => ({ year, revision: (await owner.wave.findUniqueOrThrow({ where: { year } })).questionnaireRevision, force: false });
const stored = async (year = YEAR) => (await owner.wave.findUniqueOrThrow({ where: { year } })).definition as unknown as Questionnaire;
const last = async () => (await owner.questionnaireEdit.findFirstOrThrow({ where: { year: YEAR, undoneAt: null }, orderBy: { revision: 'desc' } })).revision;
const acts = async (act: string) => owner.auditEntry.findMany({ where: { act }, orderBy: { seq: 'asc' } });

beforeAll(async () => {
  await owner.installation.create({ data: { id: 1, demo: true } });
  await makeMunicipality(owner, A);
  first = actorOf(await makePerson(owner, { signInName: 'one', name: '事務 一郎', role: 'secretariat' }));
  second = actorOf(await makePerson(owner, { signInName: 'two', name: '事務 二郎', role: 'secretariat' }));
  editor = actorOf(await makePerson(owner, { signInName: 'editor', name: '担当', role: 'editor', code: A.code }));
  approver = actorOf(await makePerson(owner, { signInName: 'approver', name: '承認', role: 'approver', code: A.code }));
  await makeWave(owner, questionnaireFor(2012), { year: 2012, status: 'closed', rebuilt: true, demo: false });
});
afterAll(() => owner.$disconnect());

describe('a year in preparation', () => {
  it('begins with the standard questionnaire where no year has been asked, else with the newest', async () => {
    expect(await prepareWave(first, prepared(LAST))).toEqual({ year: LAST, basedOn: null });
    await rewordQuestionnaire(first, { ...(await base(LAST)), key: 'now-telework', section: '', sameMeaning: false, words: { label: '在宅での勤務' } });
    await openWave(first, { year: LAST, whom: 'all', codes: [] });
    expect(await prepareWave(first, prepared(YEAR))).toEqual({ year: YEAR, basedOn: LAST });
    const questionnaire = await stored();
    expect(findItem(questionnaire, 'now-telework')!.label).toBe('在宅での勤務');
    expect(findItem(questionnaire, 'ict-bcp-date')!.latest).toBe('2028-03');
    expect(questionnaire).toMatchObject({ year: YEAR, title: '2027年度の調査' });
    expect((await getEditing(first, YEAR)).difference).toEqual({ added: [], retired: [], reworded: [], moved: [], restructured: [], sections: [] });
    expect((await acts('wave.prepared')).map(({ subject }) => subject)).toEqual(['wave:2026', 'wave:2027']);
  });

  it('can have its dates and its name changed, also in the questionnaire', async () => {
    await expect(changeWave(first, { ...prepared(YEAR), populationAsOf: '2001-01-01' })).rejects.toMatchObject({ fieldErrors: { populationAsOf: expect.anything() } });
    await changeWave(first, { ...prepared(YEAR), title: '令和9年度の調査', closesOn: '2026-05-01' });
    expect((await stored()).title).toBe('令和9年度の調査');
    await expect(openWave(first, { year: YEAR, whom: 'all', codes: [] })).rejects.toThrow('締切日（2026年5月1日（令和8年））が過ぎています');
    await changeWave(first, prepared(YEAR));
    await expect(changeWave(first, prepared(LAST))).rejects.toThrow('開始した年度');
  });

  it('keeps every edit, and takes them back one by one', async () => {
    const begun = await stored();
    await rewordQuestionnaire(first, { ...(await base()), key: 'manual', section: '', sameMeaning: true, words: { label: '手引き' } });
    const reworded = await stored();
    await arrangeQuestionnaire(first, { ...(await base()), act: 'retire:satellite-phones', section: '' });
    expect((await getEditing(first, YEAR)).edits.map(({ words, personName }) => [words, personName])).toEqual([['「2-14 衛星電話の台数」をやめた', '事務 一郎'], [expect.stringContaining('の言葉を直した'), '事務 一郎']]);
    await expect(undoEdit(first, { year: YEAR, edit: 1 })).rejects.toThrow('いちばん新しい変更は');
    await undoEdit(second, { year: YEAR, edit: await last() });
    expect(await stored()).toEqual(reworded);
    await undoEdit(second, { year: YEAR, edit: await last() });
    expect(await stored()).toEqual(begun);
    await expect(undoEdit(first, { year: YEAR, edit: 1 })).rejects.toThrow('元に戻せる変更はありません');
    expect(await acts('questionnaire.undone')).toHaveLength(2);
  });

  it('tells who was quicker, and goes on only when told to', async () => {
    const seen = await base();
    await arrangeQuestionnaire(second, { ...seen, act: 'up:responsibility', section: '' });
    const late = { ...seen, key: 'manual', section: '', sameMeaning: true, words: { label: '手引き' } };
    await expect(rewordQuestionnaire(first, late)).rejects.toMatchObject({ fieldErrors: { force: expect.stringContaining('事務 二郎さんが「1-2 システムとインフラの管理責任」を一つ上へ移した') } });
    await rewordQuestionnaire(first, { ...late, force: true });
    const questionnaire = await stored();
    expect(questionnaire.sections[0]!.items[0]!.key).toBe('responsibility'); // both edits stand
    expect(findItem(questionnaire, 'manual')!.label).toBe('手引き');
  });

  it('loses none of two edits made at the same moment', async () => {
    const now = await base();
    const results = await Promise.allSettled([
      rewordQuestionnaire(first, { ...now, key: 'now-telework', section: '', sameMeaning: false, words: { label: '一人目' } }),
      rewordQuestionnaire(second, { ...now, key: 'now-cyber-plan', section: '', sameMeaning: false, words: { label: '二人目' } }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('gives no key of another year again', async () => {
    await makeWave(owner, { ...questionnaireFor(2025), sections: [...questionnaireFor(2025).sections, { key: 'once', number: '7', title: '一度だけ', items: [{ ...findItem(questionnaireFor(2025), 'manual')!, key: 'asked-once', number: '7-1' }] }] }, { year: 2025, status: 'closed' });
    await expect(addItem(first, { ...(await base()), section: 'now', words: typedItem('text', 'asked-once') })).rejects.toMatchObject({ fieldErrors: { key: expect.stringContaining('別のキー') } });
  });

  it('refuses a condition without a choice, and writes its words itself', async () => {
    const input = { key: 'now-telework', join: 'all', words: '', always: false };
    await expect(setCondition(first, { ...(await base()), ...input, clauses: [{ ground: 'field:rush-staff', how: 'in', values: [] }] })).rejects.toMatchObject({ fieldErrors: { 'values:0': expect.stringContaining('一つ以上選んで') } });
    await expect(setCondition(first, { ...(await base()), ...input, clauses: [{ ground: 'field:now-cyber-plan', how: 'in', values: ['yes'] }] })).rejects.toMatchObject({ fieldErrors: { 'values:0': expect.stringContaining('前にありません') } });
    await setCondition(first, { ...(await base()), ...input, clauses: [{ ground: 'field:rush-staff', how: 'in', values: ['decided'] }] });
    expect(findItem(await stored(), 'now-telework')!.onlyIfLabel).toBe('「かけつけ要員の取り決め」が「定めている」の場合');
    await setCondition(first, { ...(await base()), ...input, always: true, clauses: [] });
    expect(findItem(await stored(), 'now-telework')).not.toHaveProperty('onlyIf');
  });
});

describe('a file', () => {
  it('is checked by line and taken whole or not at all', async () => {
    const questionnaire = await stored();
    const text = questionnaireText(questionnaire);
    const broken = text.replace('"kind": "matrix"', '"kind": "grid"').replace('"key": "manual"', '"key": "手引き"');
    const checked = await checkImport(first, { ...(await base()), text: broken });
    expect(checked.problems?.map(({ line }) => line)).toEqual(['"kind": "matrix"', '"key": "manual"'].map((needle) => text.slice(0, text.indexOf(needle)).split('\n').length));
    await expect(importQuestionnaire(first, { ...(await base()), text: broken })).rejects.toThrow('直すところがあります');
    expect(await stored()).toEqual(questionnaire);
    expect(await checkImport(first, { ...(await base()), text })).toMatchObject({ nothing: true });
    const changed = text.replace('"label": "手引き"', '"label": "対応の手引き"');
    expect(await checkImport(first, { ...(await base()), text: changed })).toMatchObject({ nothing: false, difference: { reworded: [{ key: 'manual' }] } });
    await importQuestionnaire(first, { ...(await base()), text: changed });
    expect(findItem(await stored(), 'manual')!.label).toBe('対応の手引き');
    expect((await getEditing(first, YEAR)).edits[0]!.words).toBe('ファイルから調査票を取り込んだ');
  });
});

describe('an edited year', () => {
  const added: Partial<Record<ItemKind, string>> = {};

  it('has an added item of every kind, and one that is retired', async () => {
    for (const kind of Object.keys(KIND_LABEL) as ItemKind[]) added[kind] = (await addItem(first, { ...(await base()), section: 'now', words: typedItem(kind, '') })).key;
    expect(Object.values(added)).toEqual(Array.from({ length: 10 }, (_, i) => `y2027-${i + 1}`));
    for (const cell of ['many', 'named']) await addItem(first, { ...(await base()), section: 'vendors', words: { ...typedItem('matrix', ''), label: `表（${cell}）`, cell } });
    await setCondition(first, { ...(await base()), key: added.text!, join: 'any', words: '', always: false, clauses: [{ ground: `field:${added.yesno}`, how: 'in', values: ['yes'] }, { ground: 'rows:server-location', how: 'in', values: ['cloud'] }] });
    await arrangeQuestionnaire(first, { ...(await base()), act: 'retire:satellite-phones', section: '' });
  });

  it('opens as edited and can be answered, submitted and counted', async () => {
    const edited = await stored();
    await openWave(first, { year: YEAR, whom: 'all', codes: [] });
    const { questionnaire } = await getWave(anonymous, YEAR);
    expect(questionnaire).toEqual(edited);
    const answers = generateAnswers(questionnaire, 3, { preparedness: 1 });
    const where = { year: YEAR, code: A.code };
    const typed = Object.entries(answers).filter(([field]) => !field.endsWith('.total')); // worked out from its parts
    const result = await saveAnswers(editor, { ...where, changes: typed.map(([field, to]) => ({ field, from: null, to })) });
    expect(Object.entries(result.fields).filter(([, { status }]) => status !== 'saved')).toEqual([]);
    const { revision } = await owner.response.findFirstOrThrow({ where: { respondent: { year: YEAR } } });
    await submitResponse(approver, { ...where, revision });
    const { counts } = await getResults(first, { year: YEAR });
    const results = counts!.sections.flatMap(({ items }) => items);
    expect(results.map(({ key }) => key)).toEqual(itemsOf(questionnaire).map(({ key }) => key));
    for (const key of Object.values(added)) expect(results.find((item) => item.key === key)!.asked[0], key).toBe(key === added.text && answers[key] === undefined ? 0 : 1);
    for (const item of results.filter(({ key }) => key.startsWith('y2027') && answers[key] !== undefined)) expect(item.answered[0], item.key).toBe(1);
  });

  it('cannot be edited any more', async () => {
    const now = await base();
    const locked = 'この年度の調査票は、開始したため変更できません';
    await expect(addItem(first, { ...now, section: 'now', words: typedItem('text', '') })).rejects.toThrow(locked);
    await expect(rewordQuestionnaire(first, { ...now, key: 'manual', section: '', sameMeaning: true, words: { label: 'x' } })).rejects.toThrow(locked);
    await expect(arrangeQuestionnaire(first, { ...now, act: 'retire:manual', section: '' })).rejects.toThrow(locked);
    await expect(setCondition(first, { ...now, key: 'manual', join: 'all', words: '', always: true, clauses: [] })).rejects.toThrow(locked);
    await expect(importQuestionnaire(first, { ...now, text: '{}' })).rejects.toThrow(locked);
    await expect(checkImport(first, { ...now, text: '{}' })).rejects.toThrow(locked);
    await expect(undoEdit(first, { year: YEAR, edit: now.revision })).rejects.toThrow(locked);
    await expect(rewordQuestionnaire(first, { year: 2012, revision: 0, force: false, key: 'manual', section: '', sameMeaning: true, words: {} })).rejects.toThrow('再構成');
  });

  it('keeps its keys for the year after it', async () => {
    await prepareWave(first, prepared(2028));
    const next = await stored(2028);
    expect(next.retired).toMatchObject([{ since: YEAR, item: { key: 'satellite-phones' } }]);
    expect(new Set(keysOf(next))).toEqual(new Set(keysOf(await stored())));
    await expect(addItem(first, { ...(await base(2028)), section: 'now', words: typedItem('text', 'satellite-phones') })).rejects.toMatchObject({ fieldErrors: { key: expect.anything() } });
    await arrangeQuestionnaire(first, { ...(await base(2028)), act: 'restore:satellite-phones', section: '' });
    expect((await getEditing(first, 2028)).difference.added).toMatchObject([{ key: 'satellite-phones' }]);
  });
});

describe('an erratum', () => {
  const correction = { year: YEAR, key: 'rush-staff', section: '', reason: '誤字のため', sameMeaning: true };
  const hash = async (year = YEAR) => (await owner.wave.findUniqueOrThrow({ where: { year } })).definitionHash;

  it('mends words of an opened year and is announced to everyone', async () => {
    const before = await stored();
    const label = findItem(before, 'rush-staff')!.label;
    await expect(correctQuestionnaire(first, { ...correction, hash: await hash(), reason: ' ', sameMeaning: false, words: { label: '' } })).rejects.toMatchObject({ fieldErrors: { reason: expect.anything(), sameMeaning: expect.anything(), label: expect.anything() } });
    await expect(correctQuestionnaire(first, { ...correction, hash: await hash(), words: { label } })).rejects.toThrow('変わったところがありません');
    await correctQuestionnaire(first, { ...correction, hash: await hash(), words: { label: '駆け付け要員の取り決め', 'choices.decided.label': '定めてある' } });
    expect(await listErrata(anonymous, YEAR)).toMatchObject([
      { place: expect.stringContaining('質問の言葉'), before: label, after: '駆け付け要員の取り決め' },
      { item: 'rush-staff', section: 'preparedness', place: expect.stringContaining('選択肢「定めている」'), before: '定めている', after: '定めてある', reason: '誤字のため' },
    ]);
    expect(findItem((await getWave(anonymous, YEAR)).questionnaire, 'rush-staff')!.label).toBe('駆け付け要員の取り決め'); // not the copy read before
    expect(structureOf(await stored())).toEqual(structureOf(before));
    await correctQuestionnaire(first, { ...correction, key: '', section: 'now', hash: await hash(), words: { intro: '直した説明です。' } });
    expect((await acts('questionnaire.corrected'))).toHaveLength(2);
  });

  it('made from an older state, or in a year in preparation, is refused', async () => {
    await expect(correctQuestionnaire(first, { ...correction, hash: 'x', words: { label: 'y' } })).rejects.toThrow('ほかの方が正誤');
    await expect(correctQuestionnaire(first, { ...correction, year: 2028, hash: await hash(2028), words: { label: 'y' } })).rejects.toThrow('準備中');
    await expect(listErrata(anonymous, 2028)).rejects.toThrow('公開されていません');
  });

  it('cannot touch the structure, neither here nor in the database', async () => {
    const questionnaire = await stored();
    const words = { 'choices.nothing.label': 'x', kind: 'many', key: 'other', min: '3' };
    expect(corrected(questionnaire, { key: 'rush-staff', section: '', words, reason: 'x', sameMeaning: true }).message).toContain('変わったところがありません');
    const web = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await web.connect();
    const as = async (kind: string, sql: string, ...values: unknown[]) => {
      await web.query('begin');
      try {
        await web.query(`select set_config('app.kind', $1, true), set_config('app.person', '', true)`, [kind]);
        await web.query(sql, values);
        return 'taken';
      } catch (error) {
        return (error as Error).message;
      } finally {
        await web.query('rollback');
      }
    };
    const text = (change: (copy: Questionnaire) => void) => {
      const copy = structuredClone(questionnaire);
      change(copy);
      return JSON.stringify(copy);
    };
    const reworded = text((copy) => { copy.sections[0]!.items[0]!.label = '別の言葉'; });
    const call = 'select correct_questionnaire(2027, $1::jsonb, $2::jsonb, $3)';
    const changes = JSON.stringify([{ section: 's', item: 'i', place: 'p', before: 'a', after: 'b' }]);
    expect(await as('secretariat', call, reworded, changes, '理由')).toBe('taken');
    expect(await as('person', call, reworded, changes, '理由')).toContain('errata belong to the secretariat');
    expect(await as('', call, reworded, changes, '理由')).toContain('errata belong to the secretariat');
    expect(await as('secretariat', call, reworded, '[]', '理由')).toContain('says what it changes');
    expect(await as('secretariat', call, reworded, changes, ' ')).toContain('says what it changes');
    const structural: ((copy: Questionnaire) => void)[] = [
      (copy) => { copy.sections[0]!.items[0]!.key = 'other'; },
      (copy) => { copy.sections[0]!.items[0]!.required = false; },
      (copy) => { copy.sections[0]!.items.reverse(); },
      (copy) => { copy.sections[1]!.items.pop(); },
      (copy) => { findOf(copy, 'rush-staff').choices![0]!.value = 'fixed'; },
      (copy) => { findOf(copy, 'rush-staff').choices!.reverse(); },
      (copy) => { delete findOf(copy, 'ict-bcp-date').onlyIf; },
      (copy) => { findOf(copy, 'ict-staff').max = 5; },
    ];
    for (const change of structural) expect(await as('secretariat', call, text(change), changes, '理由')).toContain('leaves the structure');
    // not past the function either, even with the words said beforehand
    expect(await as('secretariat', 'update wave set definition = $1::jsonb where year = 2027', reworded)).toContain('by an erratum alone');
    expect(await as('secretariat', `with said as (select set_config('app.erratum', md5(($1::jsonb)::text), true)) update wave set definition = $1::jsonb from said where year = 2027`, reworded)).toContain('by an erratum alone');
    const { rows } = await web.query('select questionnaire_structure($1::jsonb) as structure', [JSON.stringify(questionnaire)]);
    expect(rows[0].structure).toEqual(structureOf(questionnaire));
    await web.end();
  });
});

const findOf = (questionnaire: Questionnaire, key: string) => findItem(questionnaire, key)!;

import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { chooseFindings } from '@/lib/results/report/choose-findings';
import { asChosen, chosenFindings } from '@/lib/results/report/findings';
import { getFindingsProposal } from '@/lib/results/report/get-findings-proposal';
import { getReport } from '@/lib/results/report/get-report';
import { getReportDraft } from '@/lib/results/report/get-report-draft';
import { readFindingChoice, readRemarks } from '@/lib/results/report/read-report-parts';
import type { Counted } from '@/lib/results/counting/standing';
import type { ReportDocument } from '@/lib/results/report/report';
import { writeReportRemark } from '@/lib/results/report/write-report-remark';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { actorOf, anonymousActor, countSubmitted, makePerson, makeWave, ownerClient } from '../support/factories';
import { generateAnswers } from '../support/answer-generator';
import { storeEdition } from '../support/published-edition';
import { LARGE, type Office, SMALL, standingBySize } from '../support/report-source';

const client = ownerClient(process.env.OWNER_URL!);
const YEAR = 2024;
const questionnaire = questionnaireFor(YEAR);
const offices = Array.from({ length: 14 }, (_, i): Office => ({ band: i % 2 ? LARGE : SMALL, answers: generateAnswers(questionnaire, 40 + i, { preparedness: 0.2 }) }));

let secretariat: ReturnType<typeof actorOf>;
let editor: ReturnType<typeof actorOf>;

const said = ({ sections }: ReportDocument) => sections.flatMap(({ title, blocks }) => [title, ...blocks.map((block) => JSON.stringify(block))]).join('\n');
const keys = async () => (await getFindingsProposal(secretariat, YEAR)).chosen.map(({ key }) => key);
const choose = (act: string) => chooseFindings(secretariat, { year: YEAR, act });
const entries = (act: string) => client.auditEntry.findMany({ where: { act }, orderBy: { at: 'desc' } });

beforeAll(async () => {
  secretariat = actorOf(await makePerson(client, { signInName: 'jimu', name: '事務局', role: 'secretariat' }));
  editor = actorOf(await makePerson(client, { signInName: 'viewer', name: '閲覧', role: 'viewer' }));
  await makeWave(client, questionnaire, { status: 'closed' });
  for (const [i, { band }] of offices.entries()) await client.respondent.create({ data: { year: YEAR, owner: `anonymous-${i}`, label: `${i}`, demo: true, bands: { 'size-100k': band } } });
  await countSubmitted(client, YEAR, questionnaire, offices.map(({ band, answers }) => ({ bands: { 'size-100k': band }, answers })));
});

describe('findings', () => {
  test('begin as the rule proposes, and change by one button at a time', async () => {
    const first = await getFindingsProposal(secretariat, YEAR);
    expect(first.asProposed).toBe(true);
    expect(first.chosen.length).toBeGreaterThan(5);
    expect(first.others).toEqual([]);
    const [a, b, c] = first.chosen.map(({ key }) => key) as [string, string, string];

    await choose(`down:${a}`);
    expect((await keys()).slice(0, 3)).toEqual([b, a, c]);
    await choose(`up:${c}`);
    expect((await keys()).slice(0, 3)).toEqual([b, c, a]);
    await choose(`up:${b}`); // the first one stays
    await choose(`remove:${c}`);
    const without = await getFindingsProposal(secretariat, YEAR);
    expect(without.chosen.slice(0, 2).map(({ key }) => key)).toEqual([b, a]);
    expect(without.others.map(({ key }) => key)).toEqual([c]);
    expect(without.asProposed).toBe(false);
    await choose(`add:${c}`);
    expect((await keys()).at(-1)).toBe(c);
    await choose(`add:${c}`); // nothing stands there twice
    expect((await keys()).filter((key) => key === c)).toHaveLength(1);
    await choose('reset');
    expect((await getFindingsProposal(secretariat, YEAR)).asProposed).toBe(true);
    expect((await entries('report.findings-chosen'))[0]).toMatchObject({ subject: `wave:${YEAR}`, detail: { chosen: first.chosen.length } });
  });

  test('only what half or more share, of a year that is not 2012, by the secretariat', async () => {
    await expect(choose('add:no-such-finding')).rejects.toThrow(StateError);
    await expect(choose('nonsense')).rejects.toThrow(StateError);
    await expect(chooseFindings(editor, { year: YEAR, act: 'reset' })).rejects.toThrow(RefusedError);
    await makeWave(client, questionnaireFor(2012), { status: 'closed', rebuilt: true, publishedAt: new Date() });
    await expect(chooseFindings(secretariat, { year: 2012, act: 'reset' })).rejects.toThrow('2012年の項目');
  });

  test('what an edition takes over is the choice, of what its own counts bear out', async () => {
    const [a, b] = (await keys()) as [string, string];
    await choose(`down:${a}`);
    const counted = standingBySize(questionnaire, offices);
    const take = async (year: number, of: Counted) => asChosen(chosenFindings(questionnaire, of, await db.as(secretariat, (tx) => readFindingChoice(tx, year))));
    const taken = await take(YEAR, counted);
    expect(taken.slice(0, 2)).toEqual([{ key: b }, { key: a }]);
    expect(await take(YEAR, { ...counted, count: () => null, numbers: () => null })).toEqual([]);
    expect(await take(2023, counted)).toHaveLength(taken.length); // no choice: the proposal
  });
});

describe('remarks', () => {
  const write = (place: string, before: string, text: string) => writeReportRemark(secretariat, { year: YEAR, place, before, text });

  test('stand at their place in the draft, are changed and taken away, and leave their words out of the log', async () => {
    await write('intro', '', '𠮷例町と葛󠄀の﨑の補足');
    await write('ict-drill', '', '訓練についての補足');
    const { report } = await getReportDraft(secretariat, YEAR);
    const at = (key: string) => report.sections.find((section) => section.key === key)!.blocks.filter(({ kind }) => kind === 'remark');
    expect(at('overview')).toEqual([{ kind: 'remark', text: '𠮷例町と葛󠄀の﨑の補足' }]);
    expect(at('ict-drill')).toEqual([{ kind: 'remark', text: '訓練についての補足' }]);
    await write('ict-drill', '訓練についての補足', '');
    expect((await db.as(secretariat, (tx) => readRemarks(tx, YEAR)))).toEqual([{ place: 'intro', text: '𠮷例町と葛󠄀の﨑の補足' }]);
    const log = await entries('report.remark-written');
    expect(log[0]).toMatchObject({ detail: { item: 'ict-drill' } });
    expect(JSON.stringify(log.map(({ detail }) => detail))).not.toContain('補足');
  });

  test('do not overwrite a colleague, and have a place in the report', async () => {
    await write('now', '', 'はじめの補足');
    await expect(write('now', '', '別の補足')).rejects.toThrow('ほかの人が書き換えました');
    await write('now', '', 'はじめの補足'); // the same once more is no quarrel
    await expect(write('nowhere', '', 'x')).rejects.toThrow('補足を書く場所');
    await expect(writeReportRemark(editor, { year: YEAR, place: 'intro', before: '', text: 'x' })).rejects.toThrow(RefusedError);
    await expect(writeReportRemark(secretariat, { year: 2012, place: 'intro', before: '', text: 'x' })).rejects.toThrow('2012年');
  });
});

describe('the report', () => {
  test('is not there before publication, for nobody, and the draft is the secretariat’s', async () => {
    for (const actor of [anonymousActor, editor, secretariat]) expect((await getReport(actor, YEAR)).report).toBeNull();
    await expect(getReportDraft(editor, YEAR)).rejects.toThrow(RefusedError);
    await expect(getReport(anonymousActor, 2001)).rejects.toThrow('この年度の調査はありません');
  });

  test('after it is the edition’s, the same for everyone, whatever is chosen and written later', async () => {
    const shared = (await keys()).slice(0, 3);
    await storeEdition(client, YEAR, { questionnaire, offices, facts: { findings: [...shared.map((key) => ({ key })), { key: 'external-line-redundant' }], remarks: [{ place: 'overview-is-no-place', text: 'どこにもない補足' }, { place: 'intro', text: '公表した補足' }] }, hidden: (_band, item) => item === 'ict-drill' });
    const published = await getReport(anonymousActor, YEAR);
    const text = said(published.report!);
    expect(published.report!.standing).toContain('第1版');
    expect(text).toContain('公表した補足');
    expect(text).not.toContain('葛󠄀');
    await choose('reset');
    await writeReportRemark(secretariat, { year: YEAR, place: 'risk-assumed', before: '', text: 'あとからの補足' });
    for (const actor of [editor, secretariat]) expect(await getReport(actor, YEAR)).toEqual(published);
  });

  test('says nothing of what is withheld', async () => {
    const { report } = await getReport(anonymousActor, YEAR);
    const drill = report!.sections.find(({ key }) => key === 'ict-drill')!;
    expect(JSON.stringify(drill)).not.toMatch(/\d+団体|%|ありません/);
    expect(JSON.stringify(drill)).toContain('秘匿');
    expect(said(report!)).not.toContain('ICT部門が災害訓練をしていない');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/platform/actor';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { carryAnswers } from '@/lib/survey/carry/carry-answers';
import { getLastYear } from '@/lib/survey/carry/get-last-year';
import { listOwnSurveys } from '@/lib/survey/list-own-surveys';
import { getResponse } from '@/lib/survey/drafts/get-response';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { saveSectionForm } from '@/lib/survey/drafts/save-section-form';
import { ASKED, BASE, CARRIED, CONFIRM, TAKE, THEN } from '@/lib/survey/drafts/sent-form';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { undoCarry } from '@/lib/survey/carry/undo-carry';
import { prune } from '@/lib/survey/questionnaire/completeness';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';
import { day } from '../../lib/platform/time';
import { completeAnswers } from '../support/complete-answers';
import { makeMunicipality, makePerson, makeRespondent, makeSubmitted, makeWave, actorOf, ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;
let lastRespondent: { id: string; owner: string; year: number };
const lastAnswers = prune(questionnaire, { ...completeAnswers(questionnaire), 'risk-assumed.remark': '前年度の備考' });
const here = () => ({ year: YEAR, code: office.code });

beforeAll(async () => {
  office = await makeOffices(owner);
  await makeWave(owner, { ...questionnaire, year: YEAR - 1 }, { year: YEAR - 1, status: 'closed' });
  lastRespondent = await makeRespondent(owner, YEAR - 1, { code: office.code, name: '見本市', kana: '', type: '市', population: 152_000 });
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  await owner.submission.deleteMany();
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany();
  await owner.tally.deleteMany();
  await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
  await owner.respondent.updateMany({ data: { validity: 'valid' } });
  await makeSubmitted(owner, lastRespondent, lastAnswers);
});

const stored = async (code = office.code) => owner.response.findFirstOrThrow({ where: { owner: code, respondent: { year: YEAR } } });
const save = (who: Actor, field: string, from: unknown, to: unknown) => saveAnswers(who, { ...here(), changes: [{ field, from, to }] });

describe('last year', () => {
  test('is the newest version in force of an earlier year', async () => {
    expect(await getLastYear(office.editor, here())).toMatchObject({ year: YEAR - 1, receipt: `${YEAR - 1}-${office.code}-1` });
    await owner.submission.updateMany({ where: { respondentId: lastRespondent.id }, data: { withdrawnAt: new Date() } }); // one version stands at a time
    await owner.submission.create({ data: { respondentId: lastRespondent.id, owner: office.code, version: 2, answers: { manual: 'none' }, receipt: 'second' } });
    expect((await getLastYear(office.editor, here()))?.offered).toEqual({ manual: 'none' });
  });

  test.each([
    ['taken back', () => owner.submission.updateMany({ data: { withdrawnAt: new Date() } })],
    ['a draft again', () => owner.response.updateMany({ data: { status: 'draft' } })],
    ['marked invalid', () => owner.respondent.update({ where: { id: lastRespondent.id }, data: { validity: 'invalid' } })],
  ])('offers nothing that is %s', async (_, change) => {
    await change();
    expect(await getLastYear(office.editor, here())).toBeNull();
    await expect(carryAnswers(office.editor, here())).rejects.toBeInstanceOf(StateError);
  });

  test('is refused to who does not write for the municipality', async () => {
    for (const who of [office.foreign, office.secretariat, office.viewer]) await expect(getLastYear(who, here())).rejects.toBeInstanceOf(RefusedError);
  });

  test('a renamed municipality finds its former code; one that took in another does not find that one\'s answers', async () => {
    const sample = (code: string, name: string) => ({ code, name, kana: 'かな', type: '市', population: 60_000 });
    const [old, renamed, merged] = [sample('995011', '旧見本町'), sample('995029', '新見本市'), sample('995037', '合併見本市')];
    for (const one of [old, renamed, merged]) await makeMunicipality(owner, one);
    await makeSubmitted(owner, await makeRespondent(owner, YEAR - 1, old), lastAnswers);
    for (const one of [renamed, merged]) await makeRespondent(owner, YEAR, one);
    const became = (successor: typeof old, kind: string) => owner.municipalityChange.create({ data: { effectiveOn: day(`${YEAR}-04-01`), kind, predecessorCode: old.code, predecessorName: old.name, successorCode: successor.code, successorName: successor.name, source: '見本' } });
    await became(renamed, 'status');
    await became(merged, 'merged');
    const who = async (code: string) => actorOf(await makePerson(owner, { signInName: `editor-${code}`, name: '担当', role: 'editor', code }));
    expect((await getLastYear(await who(renamed.code), { year: YEAR, code: renamed.code }))?.receipt).toBe(`${YEAR - 1}-${old.code}-1`);
    expect(await getLastYear(await who(merged.code), { year: YEAR, code: merged.code })).toBeNull();
  });
});

describe('taking over', () => {
  test('fills what is empty, marks it, and leaves what a colleague typed', async () => {
    await save(office.colleague, 'manual', null, 'none');
    await save(office.colleague, 'aid-agreement', null, 'no');
    const { taken } = await carryAnswers(office.editor, here());
    const { answers, carried } = await stored();
    expect(taken).toBe(Object.keys(carried as object).length);
    expect(answers).toMatchObject({ manual: 'none', 'aid-agreement': 'no', 'rush-staff': lastAnswers['rush-staff'], 'risk-assumed.remark': '前年度の備考' });
    expect(answers).not.toHaveProperty('aid-agreement.with');
    expect(carried).toMatchObject({ 'rush-staff': true });
    expect(carried).not.toHaveProperty('manual');
    expect(await owner.answerChange.count({ where: { field: 'rush-staff' } })).toBe(1);
    expect(await carryAnswers(office.editor, here())).toMatchObject({ taken: 0 });
    const entry = await owner.auditEntry.findFirstOrThrow({ where: { act: 'answers.carried' }, orderBy: { at: 'desc' } });
    expect(JSON.stringify(entry.detail)).not.toContain('前年度の備考');
  });

  test('takes one section by itself', async () => {
    await carryAnswers(office.editor, { ...here(), section: 'vendors' });
    expect(Object.keys((await stored()).answers as Answers).sort()).toEqual(['vendor-disaster-arrangement', 'vendor-disaster-contract']);
  });

  test('is undone as far as nobody has confirmed or changed it', async () => {
    await save(office.colleague, 'manual', null, 'none');
    await carryAnswers(office.editor, here());
    await save(office.editor, 'rush-staff', lastAnswers['rush-staff'], lastAnswers['rush-staff']);
    await save(office.editor, 'satellite-phones', lastAnswers['satellite-phones'], 9);
    await undoCarry(office.colleague, here());
    const { answers, carried } = await stored();
    expect(answers).toEqual({ manual: 'none', 'rush-staff': lastAnswers['rush-staff'], 'satellite-phones': 9 });
    expect(carried).toEqual({});
    expect(await undoCarry(office.colleague, here())).toMatchObject({ removed: 0 });
  });

  test('gives way to what was typed in a form opened before, without a conflict; a confirmed one does not', async () => {
    await carryAnswers(office.editor, here());
    expect((await save(office.colleague, 'satellite-phones', null, 7)).fields['satellite-phones']).toEqual({ status: 'saved', value: 7 });
    await save(office.editor, 'rush-staff', lastAnswers['rush-staff'], lastAnswers['rush-staff']);
    expect((await save(office.colleague, 'rush-staff', null, 'undecided')).fields['rush-staff']).toMatchObject({ status: 'conflict', theirs: lastAnswers['rush-staff'] });
    expect((await stored()).carried).not.toHaveProperty('satellite-phones');
  });

  test('at the same moment as a colleague types: nothing typed is lost, whoever comes first', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      await owner.answerChange.deleteMany();
      await owner.response.deleteMany({ where: { respondent: { year: YEAR } } });
      const typed = [['satellite-phones', 70 + turn], ['rush-staff', 'undecided'], ['manual.remark', `入力${turn}`]] as const;
      const acts = [() => carryAnswers(office.editor, here()), ...typed.map(([field, value]) => () => save(office.colleague, field, null, value)), () => carryAnswers(office.approver, here())];
      await Promise.all(acts.map((act) => act()));
      const { answers, carried } = await stored();
      for (const [field, value] of typed) {
        expect([field, (answers as Answers)[field]]).toEqual([field, value]);
        expect(carried).not.toHaveProperty([field]);
      }
      expect(answers).toMatchObject({ 'configuration-known.systems': lastAnswers['configuration-known.systems'] });
    }
  });

  test('is refused to others, in a closed year, and once submitted', async () => {
    for (const who of [office.foreign, office.secretariat, office.viewer]) {
      await expect(carryAnswers(who, here())).rejects.toBeInstanceOf(RefusedError);
      await expect(undoCarry(who, here())).rejects.toBeInstanceOf(RefusedError);
    }
    await carryAnswers(office.editor, here());
    await owner.response.updateMany({ where: { respondent: { year: YEAR } }, data: { status: 'submitted' } });
    for (const who of [office.editor, office.approver]) await expect(undoCarry(who, here())).rejects.toBeInstanceOf(StateError);
    await owner.response.updateMany({ where: { respondent: { year: YEAR } }, data: { status: 'draft' } });
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await expect(carryAnswers(office.editor, here())).rejects.toBeInstanceOf(StateError);
    await expect(undoCarry(office.editor, here())).rejects.toBeInstanceOf(StateError);
  });
});

describe('confirming', () => {
  const form = (rest: Record<string, unknown>) => ({ ...here(), section: 'vendors', [BASE]: vendors, [ASKED]: [], ...vendors, ...rest });
  const vendors = { 'vendor-disaster-arrangement': lastAnswers['vendor-disaster-arrangement']!, 'vendor-disaster-contract': lastAnswers['vendor-disaster-contract']! } as Record<string, string>;

  test('is needed before submission, and counted on the way', async () => {
    await carryAnswers(office.editor, here());
    const [survey] = await listOwnSurveys(office.editor);
    expect(survey).toMatchObject({ complete: false, resumeAt: 'organization' });
    expect(survey!.unconfirmed).toBeGreaterThan(30);
    const { revision } = await getResponse(office.approver, here());
    const refusal = await submitResponse(office.approver, { ...here(), revision }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect((refusal as InvalidInputError).fieldErrors['rush-staff']).toMatch(/前年度の回答のままです/);
    const { answers } = await stored();
    await saveAnswers(office.editor, { ...here(), changes: Object.entries(answers as Answers).map(([field, value]) => ({ field, from: value, to: value })) });
    expect((await stored()).carried).toEqual({});
    const now = await getResponse(office.approver, here());
    expect(await submitResponse(office.approver, { ...here(), revision: now.revision })).toEqual({ receipt: `${YEAR}-${office.code}-1` });
  });

  test('without script: a whole section, one field, and taking one', async () => {
    await carryAnswers(office.editor, { ...here(), section: 'vendors' });
    await saveSectionForm(office.editor, form({ [CARRIED]: Object.keys(vendors), [THEN]: 'stay' }) as never);
    expect((await stored()).carried).toEqual({ 'vendor-disaster-arrangement': true, 'vendor-disaster-contract': true });
    await saveSectionForm(office.editor, form({ [CARRIED]: Object.keys(vendors), [CONFIRM]: 'vendor-disaster-contract' }) as never);
    expect((await stored()).carried).toEqual({ 'vendor-disaster-arrangement': true });
    await saveSectionForm(office.editor, form({ [CARRIED]: Object.keys(vendors), [THEN]: 'confirm' }) as never);
    expect((await stored()).carried).toEqual({});
    await saveSectionForm(office.editor, { ...here(), section: 'preparedness', [BASE]: {}, [ASKED]: [], [TAKE]: ['rush-staff', lastAnswers['rush-staff']] } as never);
    expect(await stored()).toMatchObject({ carried: {}, answers: { 'rush-staff': lastAnswers['rush-staff'] } });
  });

  test('what a colleague changed meanwhile is not confirmed as it was', async () => {
    await carryAnswers(office.editor, here());
    await save(office.colleague, 'satellite-phones', lastAnswers['satellite-phones'], 44);
    const outcome = await save(office.editor, 'satellite-phones', lastAnswers['satellite-phones'], lastAnswers['satellite-phones']);
    expect(outcome.fields['satellite-phones']).toMatchObject({ status: 'conflict', theirs: 44 });
  });
});

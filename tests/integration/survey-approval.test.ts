import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import type { PersonActor } from '@/lib/platform/actor';
import { recount } from '@/lib/results/counting/recount';
import { acceptResponse } from '@/lib/survey/submissions/accept-response';
import { getReceipt } from '@/lib/survey/submissions/get-receipt';
import { getRemarks } from '@/lib/survey/submissions/get-remarks';
import { getVersions } from '@/lib/survey/submissions/get-versions';
import { handBack } from '@/lib/survey/submissions/hand-back';
import { listOwnSurveys } from '@/lib/survey/list-own-surveys';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';
import { requestApproval } from '@/lib/survey/submissions/request-approval';
import { resolveRemark } from '@/lib/survey/submissions/resolve-remark';
import { returnResponse } from '@/lib/survey/submissions/return-response';
import { saveAnswers } from '@/lib/survey/drafts/save-answers';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { takeBackRequest } from '@/lib/survey/submissions/take-back-request';
import { withdrawResponse } from '@/lib/survey/submissions/withdraw-response';
import { completeAnswers } from '../support/complete-answers';
import { ownerClient } from '../support/factories';
import { makeOffices, questionnaire, YEAR } from '../support/survey-office';

const owner = ownerClient(process.env.OWNER_URL!);
let office: Awaited<ReturnType<typeof makeOffices>>;
const complete = completeAnswers(questionnaire);

beforeAll(async () => {
  office = await makeOffices(owner);
});
afterAll(() => owner.$disconnect());
beforeEach(async () => {
  await owner.reviewRemark.deleteMany();
  await owner.responseStep.deleteMany();
  await owner.submission.deleteMany();
  await owner.answerChange.deleteMany();
  await owner.response.deleteMany();
  await owner.tally.deleteMany();
  await owner.respondent.updateMany({ data: { validity: 'valid' } });
  await owner.wave.update({ where: { year: YEAR }, data: { status: 'open', publishedAt: null } });
  await draft(complete);
});

async function draft(answers: Answers) {
  const respondent = await owner.respondent.findUniqueOrThrow({ where: { year_owner: { year: YEAR, owner: office.code } } });
  await owner.response.create({ data: { respondentId: respondent.id, owner: office.code, answers, revision: 4 } });
}
const where = () => ({ year: YEAR, code: office.code });
const status = async () => (await owner.response.findFirstOrThrow()).status;
const revision = async () => (await owner.response.findFirstOrThrow()).revision;
const request = async (who = office.editor) => requestApproval(who, { ...where(), revision: await revision() });
const submit = async (who = office.approver) => (await submitResponse(who, { ...where(), revision: await revision() })).receipt;
const remarks = [{ item: 'satellite-phones', text: '台数を\n確かめてください。' }, { item: '', text: '全体によくできています。' }];
const save = (who = office.editor, to = 9) => saveAnswers(who, { ...where(), changes: [{ field: 'satellite-phones', from: complete['satellite-phones'], to }] });
const acts = async () => (await owner.auditEntry.findMany({ where: { municipalityCode: office.code }, orderBy: { seq: 'asc' } })).map(({ act }) => act);
/** The standing counts are what a recount of all submissions gives. */
async function expectCounted(times: number) {
  expect((await owner.tally.findFirst({ where: { year: YEAR, scheme: 'all', band: 'all', item: 'backup-policy-citywide', value: 'yes' } }))?.count ?? 0).toBe(times);
  expect(await recount(office.secretariat, { year: YEAR })).toEqual([]);
}

describe('asking for approval', () => {
  test('a complete draft waits; nobody types; the approver sees who asked; taken back, one types again', async () => {
    await request();
    expect(await status()).toBe('requested');
    for (const who of [office.editor, office.colleague, office.approver]) await expect(save(who)).rejects.toThrow('承認待ちのため');
    const [seen] = await listOwnSurveys(office.approver);
    expect(seen).toMatchObject({ status: 'requested', requested: { by: '編集 花子' }, maySubmit: true });
    expect((await getRemarks(office.approver, where())).requested).toMatchObject({ by: '編集 花子' });
    await takeBackRequest(office.colleague, where());
    expect(await status()).toBe('draft');
    await expect(takeBackRequest(office.editor, where())).rejects.toThrow(StateError);
    expect((await save()).fields['satellite-phones']).toMatchObject({ status: 'saved' });
    expect(await acts()).toEqual(expect.arrayContaining(['approval.requested', 'approval.taken-back']));
  });

  test('not incomplete, not seen, not twice, not once closed, not by others', async () => {
    await expect(requestApproval(office.editor, { ...where(), revision: 3 })).rejects.toThrow('もう一度確認');
    for (const who of [office.foreign, office.secretariat, office.viewer]) await expect(request(who)).rejects.toThrow(RefusedError);
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await expect(request()).rejects.toThrow(StateError);
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'open' } });
    await owner.response.updateMany({ data: { answers: {} } });
    await expect(request()).rejects.toThrow(InvalidInputError);
    await owner.response.updateMany({ data: { answers: complete } });
    const both = await Promise.allSettled([request(), request(office.colleague)]);
    expect(both.map(({ status: end }) => end).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await owner.responseStep.count()).toBe(1);
  });

  test('nothing asked before anything is answered, and not in a year that does not ask', async () => {
    await owner.response.deleteMany();
    await expect(requestApproval(office.editor, { ...where(), revision: 0 })).rejects.toThrow('まだ何も回答されていません');
    await expect(requestApproval(office.editor, { year: 2019, code: office.code, revision: 0 })).rejects.toThrow(NotFoundError);
  });
});

describe('handing back', () => {
  test('with remarks at items, kept and marked as dealt with by whoever writes', async () => {
    await request();
    await handBack(office.approver, { ...where(), remarks });
    expect(await status()).toBe('draft');
    const { open } = await getRemarks(office.editor, where());
    expect(open).toMatchObject([{ by: '承認 太郎（承認者）' }, { by: '承認 太郎（承認者）' }]);
    expect(open.find(({ item }) => item === 'satellite-phones')).toMatchObject({ section: 'preparedness', text: '台数を\n確かめてください。' });
    expect(open.find(({ item }) => item === '')).toMatchObject({ section: null, label: '全体' });
    expect(open.map(({ item }) => item)).toEqual(['', 'satellite-phones']);
    expect((await listOwnSurveys(office.editor))[0]).toMatchObject({ openRemarks: 2, status: 'draft' });
    await save();
    await resolveRemark(office.colleague, { ...where(), id: open[0]!.id, done: true });
    const after = await getRemarks(office.editor, where());
    expect(after.open).toHaveLength(1);
    expect(after.remarks.find(({ id }) => id === open[0]!.id)?.resolved).toMatchObject({ by: '同僚 次郎' });
    await resolveRemark(office.editor, { ...where(), id: open[0]!.id, done: false });
    expect((await getRemarks(office.editor, where())).open).toHaveLength(2);
    await request();
    expect(await submit()).toBe(`${YEAR}-${office.code}-1`);
    await expectCounted(1);
  });

  test('remarks stand newest first, and those of one act in the order of the questionnaire', async () => {
    const at = (...items: string[]) => items.map((item) => ({ item, text: '確かめてください。' }));
    await request();
    await handBack(office.approver, { ...where(), remarks: at('now-telework', 'satellite-phones', 'ict-staff', '') });
    await request();
    await handBack(office.approver, { ...where(), remarks: at('manual') });
    expect((await getRemarks(office.editor, where())).open.map(({ item }) => item)).toEqual(['manual', '', 'ict-staff', 'satellite-phones', 'now-telework']);
  });

  test('only the approver, only what waits, only with remarks at items that are there', async () => {
    await expect(handBack(office.approver, { ...where(), remarks })).rejects.toThrow(StateError);
    await request();
    for (const who of [office.editor, office.foreign, office.secretariat, office.viewer]) await expect(handBack(who, { ...where(), remarks })).rejects.toThrow(RefusedError);
    await expect(handBack(office.approver, { ...where(), remarks: [] })).rejects.toThrow(InvalidInputError);
    await expect(handBack(office.approver, { ...where(), remarks: [{ item: 'no-such-item', text: 'x' }] })).rejects.toThrow(InvalidInputError);
    expect(await owner.reviewRemark.count()).toBe(0);
    expect(await status()).toBe('requested');
  });

  test("another municipality's remark is not to be found", async () => {
    await request();
    await handBack(office.approver, { ...where(), remarks });
    const { id } = await owner.reviewRemark.findFirstOrThrow();
    await expect(resolveRemark(office.foreign, { year: YEAR, code: office.otherCode, id, done: true })).rejects.toThrow(NotFoundError);
    await expect(resolveRemark(office.foreign, { ...where(), id, done: true })).rejects.toThrow(RefusedError);
    await expect(getRemarks(office.secretariat, where())).rejects.toThrow(RefusedError);
  });

  test('submitted and handed back at one moment: one of them happens', async () => {
    for (let i = 0; i < 5; i++) {
      await request();
      const ends = await Promise.allSettled([submit(), handBack(office.approver, { ...where(), remarks }), takeBackRequest(office.editor, where())]);
      // Whoever comes first leaves a state; a submission may still follow on a draft, the others may not.
      const handed = ends[1]!.status === 'fulfilled' || ends[2]!.status === 'fulfilled';
      expect(ends[1]!.status === 'fulfilled' && ends[2]!.status === 'fulfilled').toBe(false);
      expect(handed || ends[0]!.status === 'fulfilled').toBe(true);
      expect(await owner.submission.count({ where: { withdrawnAt: null } })).toBe((await status()) === 'submitted' ? 1 : 0);
      await expectCounted((await status()) === 'submitted' ? 1 : 0);
      const standing = await owner.submission.findFirst({ where: { withdrawnAt: null } });
      if (standing) await withdrawResponse(office.approver, { ...where(), receipt: standing.receipt });
    }
  });

  test('typed at the moment approval is asked for: what is submitted is what was looked at', async () => {
    const [saved, asked] = await Promise.allSettled([save(), request()]);
    const { answers } = await owner.response.findFirstOrThrow();
    if (asked.status === 'fulfilled' && saved.status === 'rejected') expect(answers).toMatchObject({ 'satellite-phones': complete['satellite-phones'] });
    if (saved.status === 'fulfilled') expect(answers).toMatchObject({ 'satellite-phones': 9 });
    expect([saved.status, asked.status]).toContain('fulfilled');
  });
});

describe('the secretariat', () => {
  const accept = (receipt: string, who = office.secretariat) => acceptResponse(who, { ...where(), receipt });
  const give = (receipt: string, who = office.secretariat) => returnResponse(who, { ...where(), receipt, remarks });

  test('reads, and each opening stands in the audit log', async () => {
    await submit();
    await getReceipt(office.secretariat, where());
    await getVersions(office.secretariat, where());
    await getReceipt(office.editor, where());
    expect((await acts()).filter((act) => act === 'response.opened')).toHaveLength(2);
  });

  test('accepts: it counts on, and is not taken back, typed into or submitted again', async () => {
    const receipt = await submit();
    for (const who of [office.approver, office.editor, office.foreign, office.viewer]) await expect(accept(receipt, who)).rejects.toThrow(RefusedError);
    await accept(receipt);
    expect(await status()).toBe('accepted');
    await expectCounted(1);
    await expect(withdrawResponse(office.approver, { ...where(), receipt })).rejects.toThrow('受理した回答は取り下げられません');
    await expect(submit()).rejects.toThrow(StateError);
    await expect(save()).rejects.toThrow('事務局が受理しています');
    await expect(request()).rejects.toThrow(StateError);
    await expect(accept(receipt)).rejects.toThrow(StateError);
    expect((await getReceipt(office.editor, where())).acceptedAt).toBeInstanceOf(Date);
    expect((await listOwnSurveys(office.editor))[0]).toMatchObject({ status: 'accepted', submission: { receipt } });
  });

  test('returns with remarks: it counts no more, the version stays, and the next is compared with it', async () => {
    const receipt = await submit();
    for (const who of [office.approver, office.foreign, office.viewer]) await expect(give(receipt, who)).rejects.toThrow(RefusedError);
    await expect(give(`${YEAR}-${office.code}-9`)).rejects.toThrow(StateError);
    expect(await give(receipt)).toMatchObject({ how: 'returned' });
    expect(await status()).toBe('draft');
    await expectCounted(0);
    await expect(getReceipt(office.secretariat, where())).rejects.toThrow(NotFoundError);
    expect((await getRemarks(office.editor, where())).open).toMatchObject([{ by: '事務局' }, { by: '事務局' }]);
    await save();
    await request();
    expect(await submit()).toBe(`${YEAR}-${office.code}-2`);
    await expectCounted(1);
    const told = await getVersions(office.secretariat, where());
    expect(told.versions).toMatchObject([{ version: 2, undone: null, by: '承認 太郎' }, { version: 1, undone: '事務局が返却', withdrawnBy: '事務局' }]);
    expect(told.compared).toMatchObject({ from: 1, to: 2, differences: [{ field: 'satellite-phones', after: '9台' }] });
    expect((await getVersions(office.editor, { ...where(), version: 1 })).shown.answers).toMatchObject({ 'satellite-phones': complete['satellite-phones'] });
    expect((await getVersions(office.editor, { ...where(), from: 2, to: 2 })).compared?.differences).toEqual([]);
    await expect(getVersions(office.editor, { ...where(), version: 3 })).rejects.toThrow(NotFoundError);
    for (const who of [office.foreign, office.viewer]) await expect(getVersions(who, where())).rejects.toThrow(RefusedError);
  });

  test('reopens what it accepted, with a reason', async () => {
    const receipt = await submit();
    await accept(receipt);
    expect(await give(receipt)).toMatchObject({ how: 'reopened' });
    await expectCounted(0);
    expect(await status()).toBe('draft');
    await submit();
    await expectCounted(1);
    expect(await acts()).toEqual(expect.arrayContaining(['response.accepted', 'response.reopened']));
  });

  test('a closed year: accepts, and returns only once it takes answers again, published or not', async () => {
    const receipt = await submit();
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'closed' } });
    await expect(give(receipt)).rejects.toThrow(StateError);
    await accept(receipt);
    await owner.wave.update({ where: { year: YEAR }, data: { status: 'open', publishedAt: new Date() } });
    await expectCounted(1);
    await give(receipt);
    await expectCounted(0);
  });

  test('one marked 無効 is returned without touching the counts', async () => {
    await owner.respondent.updateMany({ data: { validity: 'invalid' } });
    const receipt = await submit();
    await give(receipt);
    await expectCounted(0);
  });

  test('accepted, returned and taken back at one moment: the counts stay what is submitted', async () => {
    for (let i = 0; i < 5; i++) {
      const receipt = await submit();
      const ends = await Promise.allSettled([accept(receipt), give(receipt), withdrawResponse(office.approver, { ...where(), receipt })]);
      expect(ends.some(({ status: end }) => end === 'fulfilled')).toBe(true);
      expect(ends[1]!.status === 'fulfilled' && ends[2]!.status === 'fulfilled').toBe(false);
      const now = await status();
      await expectCounted(now === 'draft' ? 0 : 1);
      if (now !== 'draft') await give(receipt);
    }
  });
});

test('the person who asked is named even after the role has ended', async () => {
  await request();
  await owner.assignment.updateMany({ where: { personId: (office.editor as PersonActor).personId }, data: { endedAt: new Date() } });
  expect((await getRemarks(office.approver, where())).requested?.by).toBe('編集 花子');
  await owner.assignment.updateMany({ data: { endedAt: null } });
});

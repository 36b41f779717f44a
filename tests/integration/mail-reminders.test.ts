import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { GroupMail } from '@/lib/mail/mail-schemas';
import type { PersonActor, SecretariatActor } from '@/lib/platform/actor';
import { StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { getProgress } from '@/lib/survey/waves/get-progress';
import { getReminders } from '@/lib/survey/notices/get-reminders';
import { markOpened } from '@/lib/survey/drafts/mark-opened';
import { previewGroupMail } from '@/lib/survey/notices/preview-group-mail';
import { readProgressFilter } from '@/lib/survey/waves/progress-filter';
import { remindPrefecture } from '@/lib/survey/notices/remind-prefecture';
import { sendDueReminders } from '@/lib/survey/notices/send-due-reminders';
import { sendGroupMail } from '@/lib/survey/notices/send-group-mail';
import { setReminders } from '@/lib/survey/notices/set-reminders';
import { actorOf, checkDigit, makeDraft, makeMunicipality, makePerson, makeRespondent, makeSubmitted, makeWave, ownerClient } from '../support/factories';

const YEAR = 2026;
const owner = ownerClient(process.env.OWNER_URL!);
const job = { kind: 'job', name: 'send-reminders' } as const;
const noon = (iso: string) => new Date(`${iso}T12:00:00+09:00`);
const states = ['invited', 'seen', 'draft', 'requested', 'submitted', 'accepted', 'none'] as const;
const towns = states.map((state, i) => ({ state, code: `9931${i}${checkDigit(`9931${i}`)}`, name: `${state}町`, kana: 'まち', type: '町', population: 8000 }));
const codeOf = (state: string) => towns.find((town) => town.state === state)!.code;
const open = ['invited', 'seen', 'draft', 'requested'].map(codeOf);
let secretariat: SecretariatActor;
let coordinator: PersonActor;
let foreign: PersonActor;
let n = 0;

beforeAll(async () => {
  await makeWave(owner, { ...questionnaireFor(YEAR), year: YEAR }, { year: YEAR });
  await owner.wave.update({ where: { year: YEAR }, data: { closesOn: day('2099-03-15') } });
  for (const town of towns) {
    await makeMunicipality(owner, town);
    const respondent = await makeRespondent(owner, YEAR, town);
    if (town.state !== 'none') {
      const person = await makePerson(owner, { signInName: `e-${town.code}`, name: `${town.name}の担当`, role: 'editor', code: town.code });
      await owner.person.update({ where: { id: person.id }, data: { email: `${town.code}@example.jp` } });
      if (town.state === 'seen') await markOpened(actorOf(person), { year: YEAR, code: town.code });
    }
    if (town.state === 'draft') await makeDraft(owner, respondent, { x: 'yes' });
    if (town.state === 'requested') await owner.response.create({ data: { respondentId: respondent.id, owner: town.code, status: 'requested', answers: { x: 'yes' } } });
    if (town.state === 'submitted' || town.state === 'accepted') await makeSubmitted(owner, respondent, {});
    if (town.state === 'accepted') await owner.response.update({ where: { respondentId: respondent.id }, data: { status: 'accepted' } });
  }
  secretariat = actorOf(await makePerson(owner, { signInName: 'jimu', name: '事務 太郎', role: 'secretariat' })) as SecretariatActor;
  coordinator = actorOf(await makePerson(owner, { signInName: 'ken', name: '県 花子', role: 'coordinator', prefectureCode: '99' })) as PersonActor;
  foreign = actorOf(await makePerson(owner, { signInName: 'ken2', name: '他県', role: 'coordinator', prefectureCode: '01' })) as PersonActor;
});
beforeEach(async () => {
  await owner.reminderLog.deleteMany();
  await owner.mailMessage.deleteMany();
  await owner.mailBatch.deleteMany();
  await owner.reminderSetting.deleteMany();
});
afterAll(() => owner.$disconnect());

const reminded = async () => (await owner.mailMessage.findMany({ where: { kind: 'reminder' }, orderBy: { recipient: 'asc' } })).map(({ recipient }) => recipient.slice(0, 6));
const group = (data: Partial<GroupMail> = {}): GroupMail => ({ year: YEAR, prefecture: '', band: '', status: '', kind: 'reminder', subject: '', text: '', batch: `00000000-0000-4000-8000-0000000000${10 + n++}`, ...data });

test('each state is told from the others, also to the coordinator and without answers', async () => {
  for (const actor of [secretariat, coordinator]) {
    const { rows, counts } = await getProgress(actor, YEAR, readProgressFilter({}));
    expect(Object.fromEntries(rows.map(({ owner: code, status }) => [code, status]))).toEqual(Object.fromEntries(towns.map(({ code, state }) => [code, state])));
    expect(counts).toMatchObject({ asked: 7, invited: 1, seen: 1, requested: 1, accepted: 1 });
  }
  expect((await getProgress(foreign, YEAR, readProgressFilter({}))).rows).toEqual([]);
});

test('on their days those still open are reminded, only they, and once however often the job runs', async () => {
  expect(await sendDueReminders(job, noon('2099-03-07'))).toBe(0); // eight days before
  const [a, b] = await Promise.all([sendDueReminders(job, noon('2099-03-08')), sendDueReminders(job, noon('2099-03-08'))]);
  expect(a + b).toBe(4);
  expect(await sendDueReminders(job, noon('2099-03-08'))).toBe(0);
  expect(await reminded()).toEqual([...open].sort());
  const mail = await owner.mailMessage.findFirstOrThrow({ where: { municipalityCode: open[0]! } });
  expect(mail.body).toContain('締切日は2099年3月15日（令和81年）（あと7日）です。');
  expect(mail.body).toContain(`/survey/${YEAR}?code=${open[0]}`);
  expect(await owner.reminderLog.count({ where: { kind: 'date', onDay: day('2099-03-08') } })).toBe(4);
  expect(await owner.auditEntry.count({ where: { act: 'reminder.sent', municipalityCode: open[0]!, actorKind: 'job' } })).toBe(1);
  expect(await sendDueReminders(job, noon('2099-03-12'))).toBe(4); // the next of their days
  expect(await sendDueReminders(job, noon('2099-03-16'))).toBe(0); // past the closing day
});

test('the secretariat changes the days of a year, and switches them off', async () => {
  await setReminders(secretariat, { year: YEAR, enabled: true, days: [5, 0] });
  expect(await sendDueReminders(job, noon('2099-03-08'))).toBe(0);
  expect(await sendDueReminders(job, noon('2099-03-10'))).toBe(4);
  expect((await getReminders(secretariat, YEAR, noon('2099-03-12'))).coming.map(isoDay)).toEqual(['2099-03-15']);
  await setReminders(secretariat, { year: YEAR, enabled: false, days: [] });
  expect(await sendDueReminders(job, noon('2099-03-15'))).toBe(0);
  await expect(setReminders(secretariat, { year: YEAR, enabled: true, days: [] })).rejects.toMatchObject({ fieldErrors: { days: expect.any(String) } });
});

test('a filtered group is shown before anything is sent, and a second click sends nothing', async () => {
  const input = group({ status: 'draft' });
  expect(await previewGroupMail(secretariat, input)).toMatchObject({ municipalities: [{ code: codeOf('draft'), addresses: 1 }], addresses: 1, unreachable: [] });
  expect(await owner.mailMessage.count()).toBe(0);
  await Promise.all([sendGroupMail(secretariat, input), sendGroupMail(secretariat, input)]);
  expect(await reminded()).toEqual([codeOf('draft')]);
  await expect(previewGroupMail(secretariat, group({ status: 'draft' }))).rejects.toMatchObject({ fieldErrors: { status: expect.stringContaining('今日すでに') } });
  expect(await previewGroupMail(secretariat, group())).toMatchObject({ addresses: 3, remindedToday: 1, unreachable: ['見本県 none町'] });
  await sendGroupMail(secretariat, group({ kind: 'message', status: 'accepted', subject: 'お礼', text: '一つめの段落\n\n二つめの段落' }));
  expect(await owner.mailMessage.findFirst({ where: { kind: 'message' } })).toMatchObject({ municipalityCode: codeOf('accepted'), subject: 'お礼', body: expect.stringContaining('一つめの段落\n\n二つめの段落') });
});

test('a coordinator reminds the own prefecture, once a day together with the secretariat', async () => {
  await sendGroupMail(secretariat, group({ status: 'draft' }));
  expect(await remindPrefecture(coordinator, { year: YEAR, prefecture: '99' })).toMatchObject({ municipalities: 3 });
  expect(await remindPrefecture(coordinator, { year: YEAR, prefecture: '99' })).toMatchObject({ municipalities: 0 });
  expect(await reminded()).toEqual([...open].sort());
  expect(await owner.reminderLog.count({ where: { sentBy: coordinator.personId, kind: 'prefecture' } })).toBe(3);
  await owner.wave.update({ where: { year: YEAR }, data: { closesOn: day('2020-01-01') } });
  await expect(remindPrefecture(coordinator, { year: YEAR, prefecture: '99' })).rejects.toBeInstanceOf(StateError);
  await expect(previewGroupMail(secretariat, group())).rejects.toBeInstanceOf(StateError);
  await owner.wave.update({ where: { year: YEAR }, data: { closesOn: day('2099-03-15') } });
});

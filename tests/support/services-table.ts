import type pg from 'pg';
import type { Actor } from '../../lib/platform/actor';
import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import { bandsOf } from '../../lib/register/bands';
import { day } from '../../lib/platform/time';
import { cellsOf, tallyDelta } from '../../lib/survey/questionnaire/cells';
import { prune } from '../../lib/survey/questionnaire/completeness';
import type { Answers } from '../../lib/survey/questionnaire/questionnaire';
import { ASKED, BASE } from '../../lib/survey/drafts/sent-form';
import { generateAnswers } from './answer-generator';
import { callers, type Caller } from './access-table';
import { areas } from './areas/all';
import { changed, keep, putBack } from './kept-fixture';
import { makeMembers, type MemberCaller, memberCallers, SUPPORTER } from './members';
import { actorOf, makeDraft, makeMunicipality, makePerson, makeRespondent, makeWave, ownerClient } from './factories';

// Every service that acts for someone, called by each role on municipality A: own or foreign. tests/integration/access-services.test.ts
// tries the first lock, second-lock.test.ts the same calls with the first lock taken out.

export const YEAR = 2026;
export const SUBMITTED_YEAR = 2025;
export const PREPARING_YEAR = 2027;
export const A = { code: '992011', name: '甲市', kana: 'こうし', type: '市', population: 120_000 };
export const B = { code: '992020', name: '乙町', kana: 'おつちょう', type: '町', population: 9_000 };
/** Stands in everything of A that is nobody else's business. */
export const MARK = '甲市だけが知る印';

export type Fixture = { actors: Record<Caller, Actor>; members: Record<MemberCaller, Actor>; editorOfA: string; sessionOfA: string; invitation: string; assignmentOfA: string; revision: number; receipt: string };

let standing: Fixture | undefined;

/** The fixture, made by the first that asks for it; whatever a call has changed since is put back. */
export async function untouched(owner: pg.Client): Promise<Fixture> {
  if (standing) await putBack(owner);
  else {
    standing = await makeFixture(owner);
    await keep(owner);
  }
  return standing;
}

export type Service = {
  /** File and function. */
  name: string;
  call: (actor: Actor, fixture: Fixture) => Promise<unknown>;
  /** One a caller: ok came past the lock · no refused · none not found. */
  answers: string;
  /** What belongs to an agreement: the same for the callers of members.ts. */
  members?: string;
};

const questionnaire = questionnaireFor(YEAR);
const finished: Answers = { ...generateAnswers(questionnaire, 1), 'risk-assumed.remark': MARK };

/** Everything a call could change and may not where it is refused. */
const watched = ['person', 'assignment', 'person_secret', 'recovery_code', 'sign_in_session', 'invitation', 'wave', 'respondent', 'response', 'answer_change', 'submission', 'tally', 'installation', 'membership', 'membership_step', 'duty_record', 'contact', 'contact_means', ...areas.flatMap((area) => area.watched ?? [])];

/** The tables of the fixture in which something stands otherwise than it was given out. */
export const changedTables = (owner: pg.Client): Promise<string[]> => changed(owner, watched);

/** Empties what the fixture makes, and makes it. */
export async function makeFixture(owner: pg.Client): Promise<Fixture> {
  await owner.query(`truncate ${watched.join(', ')}, population, municipality, prefecture, sign_in_attempt, sign_in_counter cascade`);
  const client = ownerClient(process.env.OWNER_URL!);
  try {
    await client.installation.create({ data: { id: 1, demo: true } });
    await client.prefecture.create({ data: { code: '01', officeCode: '010006', name: '北海道', kana: 'ほっかいどう' } });
    await makeMunicipality(client, A);
    await makeMunicipality(client, B);
    const roles: Record<Exclude<Caller, 'anonymous' | 'removed'>, Parameters<typeof makePerson>[1]> = {
      viewer: { signInName: 'viewer', name: '閲覧者', role: 'viewer' },
      'editor own': { signInName: 'editor-a', name: `甲の担当 ${MARK}`, role: 'editor', code: A.code },
      'editor foreign': { signInName: 'editor-b', name: '乙の担当', role: 'editor', code: B.code },
      'approver own': { signInName: 'approver-a', name: '甲の承認者', role: 'approver', code: A.code },
      'approver foreign': { signInName: 'approver-b', name: '乙の承認者', role: 'approver', code: B.code },
      'coordinator own': { signInName: 'coordinator', name: '県の担当', role: 'coordinator', prefectureCode: '99' },
      'coordinator foreign': { signInName: 'coordinator-2', name: '別の県の担当', role: 'coordinator', prefectureCode: '01' },
      secretariat: { signInName: 'secretariat', name: '事務局', role: 'secretariat' },
    };
    const actors = { anonymous: { kind: 'anonymous' }, removed: { kind: 'anonymous' } } as Record<Caller, Actor>;
    const people: Record<string, Awaited<ReturnType<typeof makePerson>>> = {};
    for (const [caller, data] of Object.entries(roles)) {
      const person = await makePerson(client, data);
      people[caller] = person;
      const session = await client.signInSession.create({ data: { personId: person.id, expiresAt: new Date(Date.now() + 3_600_000) } });
      actors[caller as Caller] = actorOf(person, session.id);
    }
    await makePerson(client, { signInName: 'secretariat-2', name: 'もう一人の事務局', role: 'secretariat' });
    const editor = people['editor own']!;
    for (const [year, status] of [[YEAR, 'open'], [SUBMITTED_YEAR, 'open'], [PREPARING_YEAR, 'preparing']] as const) await makeWave(client, { ...questionnaire, year }, { year, status });
    const draft = await makeRespondent(client, YEAR, A);
    await makeDraft(client, draft, finished, editor.id);
    await client.answerChange.create({ data: { respondentId: draft.id, owner: A.code, field: 'risk-assumed.remark', after: MARK, personId: editor.id } });
    await makeRespondent(client, YEAR, B);
    const submitted = await makeRespondent(client, SUBMITTED_YEAR, A);
    const receipt = `${SUBMITTED_YEAR}-${A.code}-1`;
    const answers = prune(questionnaire, finished);
    await client.response.create({ data: { respondentId: submitted.id, owner: A.code, status: 'submitted', answers, revision: 3 } });
    await client.submission.create({ data: { respondentId: submitted.id, owner: A.code, version: 1, answers, receipt, submittedBy: people['approver own']!.id } });
    await client.tally.createMany({
      data: tallyDelta(bandsOf(A), null, cellsOf(questionnaire, answers)).map(([scheme, band, item, part, value, count]) => ({ year: SUBMITTED_YEAR, scheme, band, item, part, value, count })),
    });
    await client.tally.create({ data: { year: SUBMITTED_YEAR, scheme: 'size-100k', band: 'from-100k', item: 'risk-assumed', part: '', value: MARK, count: 1 } });
    const invitation = await client.invitation.create({ data: { tokenHash: 'x'.repeat(64), role: 'editor', municipalityCode: A.code, name: `招かれた人 ${MARK}`, invitedBy: people.secretariat!.id, expiresAt: day('2099-01-01') } });
    const session = await client.signInSession.findFirstOrThrow({ where: { personId: editor.id } });
    const places = await makeMembers(client, { own: A.code, other: B.code });
    const members = { 'member own': actors['editor own'], 'member other': actors['editor foreign'], supporter: actorOf(await makePerson(client, { signInName: 'of-supporter', name: '協力の担当', role: 'supporter', supporterId: SUPPORTER })), secretariat: actors.secretariat } as Record<MemberCaller, Actor>;
    for (const [place, code] of Object.entries(places)) members[place as MemberCaller] ??= actorOf(await makePerson(client, { signInName: `of-${code}`, name: '協定の担当', role: 'editor', code }));
    for (const area of areas) await area.prepareMembers?.(client, places);
    const fixture = { actors, members, editorOfA: editor.id, sessionOfA: session.id, invitation: invitation.id, assignmentOfA: editor.assignments[0]!.id, revision: 1, receipt };
    for (const area of areas) await area.prepare?.(client, fixture);
    return fixture;
  } finally {
    await client.$disconnect();
  }
}

//                anon removed viewer editor own/foreign approver own/foreign coordinator own/foreign secretariat
const writersOfA = 'no no no ok no ok no no no no';
const approverOfA = 'no no no no no ok no no no no';
const secretariat = 'no no no no no no no no no ok';
const secretariatAndCoordinators = 'no no no no no no no ok ok ok';
const everyone = 'ok ok ok ok ok ok ok ok ok ok';

export async function loadServices(): Promise<Service[]> {
  const s = async <T>(path: Promise<T>): Promise<T> => path;
  const own = { year: YEAR, code: A.code };
  const [save, submit, withdraw, response, receipt, colleagues, ownSurveys, wave, waves, progress, respondent, prepare, open, close, extend, reopen, add, validity, results, years, recount, check, sectionForm, running, listPeople, getPerson, invitePerson, giveRole, endRole, removePerson, listInvitations, reissue, withdrawInvitation] = await Promise.all([
    s(import('@/lib/survey/drafts/save-answers')), s(import('@/lib/survey/submissions/submit-response')), s(import('@/lib/survey/submissions/withdraw-response')), s(import('@/lib/survey/drafts/get-response')),
    s(import('@/lib/survey/submissions/get-receipt')), s(import('@/lib/survey/drafts/get-colleagues')), s(import('@/lib/survey/list-own-surveys')), s(import('@/lib/survey/waves/get-wave')),
    s(import('@/lib/survey/waves/list-waves')), s(import('@/lib/survey/waves/get-progress')), s(import('@/lib/survey/waves/get-respondent')), s(import('@/lib/survey/waves/prepare-wave')),
    s(import('@/lib/survey/waves/open-wave')), s(import('@/lib/survey/waves/close-wave')), s(import('@/lib/survey/waves/extend-wave')), s(import('@/lib/survey/waves/reopen-wave')),
    s(import('@/lib/survey/waves/add-respondents')), s(import('@/lib/survey/waves/set-validity')), s(import('@/lib/results/counting/get-results')), s(import('@/lib/results/counting/list-years')),
    s(import('@/lib/results/counting/recount')), s(import('@/lib/results/counting/check-2012')), s(import('@/lib/survey/drafts/save-section-form')), s(import('@/lib/survey/waves/list-running-waves')),
    s(import('@/lib/people/list-people')), s(import('@/lib/people/get-person')), s(import('@/lib/people/invite-person')), s(import('@/lib/people/give-role')),
    s(import('@/lib/people/end-role')), s(import('@/lib/people/remove-person')), s(import('@/lib/people/list-invitations')), s(import('@/lib/people/reissue-invitation')),
    s(import('@/lib/people/withdraw-invitation')),
  ]);
  const filter = { prefecture: '', scheme: '', band: '', status: '', page: 1 } as const;
  return [
    { name: 'survey/drafts/save-answers', call: (actor) => save.saveAnswers(actor, { ...own, changes: [{ field: 'risk-assumed', from: finished['risk-assumed'], to: 'yes' }, { field: 'manual.remark', from: null, to: '書き込み' }] }), answers: writersOfA },
    { name: 'survey/drafts/save-section-form', call: (actor) => sectionForm.saveSectionForm(actor, { ...own, section: 'preparedness', [BASE]: {}, [ASKED]: [], 'manual.remark': '書き込み' }), answers: writersOfA },
    { name: 'survey/submissions/submit-response', call: (actor, { revision }) => submit.submitResponse(actor, { ...own, revision }), answers: approverOfA },
    { name: 'survey/submissions/withdraw-response', call: (actor, fixture) => withdraw.withdrawResponse(actor, { year: SUBMITTED_YEAR, code: A.code, receipt: fixture.receipt }), answers: approverOfA },
    { name: 'survey/drafts/get-response', call: (actor) => response.getResponse(actor, own), answers: writersOfA },
    { name: 'survey/drafts/get-changes-since', call: async (actor) => (await import('@/lib/survey/drafts/get-changes-since')).getChangesSince(actor, { ...own, section: 'preparedness', since: new Date(0) }), answers: writersOfA },
    { name: 'survey/submissions/get-receipt', call: (actor) => receipt.getReceipt(actor, { year: SUBMITTED_YEAR, code: A.code }), answers: 'no no no ok no ok no no no ok' },
    { name: 'survey/drafts/get-colleagues', call: (actor) => colleagues.getColleagues(actor, own), answers: writersOfA },
    { name: 'survey/list-own-surveys', call: (actor) => ownSurveys.listOwnSurveys(actor), answers: 'no no no ok ok ok ok no no no' },
    { name: 'survey/waves/get-wave', call: (actor) => wave.getWave(actor, PREPARING_YEAR), answers: 'none none none none none none none none none ok' },
    { name: 'survey/waves/list-waves', call: (actor) => waves.listWaves(actor), answers: secretariatAndCoordinators },
    { name: 'survey/waves/list-running-waves', call: (actor) => running.listRunningWaves(actor), answers: secretariat },
    { name: 'survey/waves/get-progress', call: (actor) => progress.getProgress(actor, YEAR, filter), answers: secretariatAndCoordinators },
    { name: 'survey/waves/get-respondent', call: (actor) => respondent.getRespondent(actor, YEAR, A.code), answers: secretariat },
    { name: 'survey/waves/prepare-wave', call: (actor) => prepare.prepareWave(actor, { year: 2030, title: '調査', contact: '見本課', opensOn: '2030-05-01', closesOn: '2030-06-01', referenceDate: '2030-04-01', populationAsOf: '2025-01-01' }), answers: secretariat },
    { name: 'survey/waves/open-wave', call: (actor) => open.openWave(actor, { year: PREPARING_YEAR, whom: 'all', codes: [] }), answers: secretariat },
    { name: 'survey/waves/close-wave', call: (actor) => close.closeWave(actor, { year: YEAR }), answers: secretariat },
    { name: 'survey/waves/extend-wave', call: (actor) => extend.extendWave(actor, { year: YEAR, closesOn: '2029-01-31' }), answers: secretariat },
    { name: 'survey/waves/reopen-wave', call: (actor) => reopen.reopenWave(actor, { year: YEAR, closesOn: '2029-01-31' }), answers: secretariat },
    { name: 'survey/waves/add-respondents', call: (actor) => add.addRespondents(actor, { year: SUBMITTED_YEAR, codes: [B.code] }), answers: secretariat },
    { name: 'survey/waves/set-validity', call: (actor) => validity.setValidity(actor, { year: SUBMITTED_YEAR, owner: A.code, validity: 'invalid', reason: '確認のため' }), answers: secretariat },
    { name: 'people/list-people', call: (actor) => listPeople.listPeople(actor, { text: '', place: '', role: '', removed: false, page: 1 }), answers: secretariat },
    { name: 'people/get-person', call: (actor, { editorOfA }) => getPerson.getPerson(actor, editorOfA), answers: secretariat },
    { name: 'people/invite-person', call: (actor) => invitePerson.invitePerson(actor, { name: '新しい人', role: 'editor', municipalityCode: A.code, prefectureCode: null, email: '', department: '', side: 'ict' }), answers: secretariat },
    { name: 'people/give-role', call: (actor, { editorOfA }) => giveRole.giveRole(actor, { personId: editorOfA, role: 'approver', municipalityCode: A.code, prefectureCode: null }), answers: secretariat },
    { name: 'people/end-role', call: (actor, { assignmentOfA }) => endRole.endRole(actor, { assignmentId: assignmentOfA }), answers: secretariat },
    { name: 'people/remove-person', call: (actor, { editorOfA }) => removePerson.removePerson(actor, { personId: editorOfA }), answers: secretariat },
    { name: 'people/list-invitations', call: (actor) => listInvitations.listInvitations(actor), answers: secretariat },
    { name: 'people/reissue-invitation', call: (actor, { invitation }) => reissue.reissueInvitation(actor, { id: invitation }), answers: secretariat },
    { name: 'people/withdraw-invitation', call: (actor, { invitation }) => withdrawInvitation.withdrawInvitation(actor, { id: invitation }), answers: secretariat },
    { name: 'results/counting/get-results', call: (actor) => results.getResults(actor, { year: SUBMITTED_YEAR }), answers: everyone },
    { name: 'results/counting/list-years', call: (actor) => years.listYears(actor), answers: everyone },
    { name: 'results/counting/recount', call: (actor) => recount.recount(actor, { year: SUBMITTED_YEAR }), answers: secretariat },
    { name: 'results/counting/check-2012', call: (actor) => check.check2012(actor), answers: everyone },
    ...(await Promise.all(areas.map((area) => area.loadServices?.() ?? []))).flat(),
  ];
}

/** Services that act on oneself, or on what everyone may read: their own tests hold them. */
export const elsewhere = [
  'people/change-password', 'people/confirm-code', 'people/end-own-sessions', 'people/get-account', 'people/get-pending-code', 'people/own-secret', 'people/remove-code',
  'people/renew-recovery-codes', 'people/join-invitation', 'people/people-manager', 'register/typed-municipality', 'people/start-code', 'register/find-municipalities', 'register/find-municipality-at', 'register/get-municipality',
  'register/list-population-dates', 'register/list-prefectures', 'survey/which-municipality', 'people/access', 'people/member-action',
  ...areas.flatMap((area) => area.elsewhere ?? []),
];

export { callers, type Caller, memberCallers };

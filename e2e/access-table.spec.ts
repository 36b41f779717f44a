import { execFileSync } from 'node:child_process';
import { fiscalYearOf } from '../lib/platform/time';
import { questionnaireFor } from '../lib/survey/questionnaire/current-questionnaire';
import { sessionCookie } from '../scripts/session-cookie.mjs';
import { type Answer, type Caller, callers, type Route, routes } from '../tests/support/access-table';
import { areas } from '../tests/support/areas/all';
import { makePerson, ownerClient } from '../tests/support/factories';
import { makeMembers, type MemberCaller, memberCallers, type MemberPlace, placesAround, SUPPORTER } from '../tests/support/members';
import { expect, test } from './support/test';

// Must show 5 of issue 1: every route, each role, own and foreign municipality, signed in and out.

const year = fiscalYearOf(new Date());
const section = questionnaireFor(year).sections[0]!.key;
let cookies: Record<Caller, string | undefined>;
let own: string;
let personOfOwn: string;
let memberCookies: Record<MemberCaller, string | undefined>;

test.beforeAll(async () => {
  const owner = ownerClient(process.env.OWNER_URL!);
  const municipalities = await owner.respondent.findMany({ where: { year, response: { status: 'submitted' } }, orderBy: { owner: 'asc' } });
  const [mine, other] = municipalities.map((respondent) => respondent.owner);
  own = mine!;
  const tag = `table${process.pid}${Date.now()}`;
  const make = (suffix: string, data: Partial<Parameters<typeof makePerson>[1]> & { role: Parameters<typeof makePerson>[1]['role'] }) =>
    makePerson(owner, { signInName: `${tag}-${suffix}`, name: '権限の表', password: 'kengen-no-hyou-wo-tamesu', ...data });
  await make('viewer', { role: 'viewer' });
  personOfOwn = (await make('editor-own', { role: 'editor', code: own })).id;
  await make('editor-foreign', { role: 'editor', code: other! });
  await make('approver-own', { role: 'approver', code: own });
  await make('approver-foreign', { role: 'approver', code: other! });
  await make('coordinator-own', { role: 'coordinator', prefectureCode: '99' });
  await make('coordinator-foreign', { role: 'coordinator', prefectureCode: '01' });
  await make('secretariat', { role: 'secretariat' });
  const removed = await make('removed', { role: 'secretariat' });
  const cookie = (suffix: string) => sessionCookie(process.env.OWNER_URL!, `${tag}-${suffix}`, process.env.SONAEAI_SECRET!);
  cookies = { anonymous: undefined } as Record<Caller, string | undefined>;
  for (const caller of callers) if (caller !== 'anonymous') cookies[caller] = await cookie(caller.replace(' ', '-'));
  const places = await withMembers(owner, placesAround(own, other!));
  await make('supporter', { role: 'supporter', supporterId: SUPPORTER });
  memberCookies = { supporter: await cookie('supporter'), secretariat: cookies.secretariat } as Record<MemberCaller, string | undefined>;
  for (const [place, code] of Object.entries(places)) {
    await make(`of-${code}`, { role: 'editor', code });
    memberCookies[place as MemberPlace] = await cookie(`of-${code}`);
  }
  await owner.person.update({ where: { id: removed.id }, data: { removedAt: new Date() } });
  await owner.$disconnect();
});

/** Where another worker or project has made them already, they stay. */
async function withMembers(owner: ReturnType<typeof ownerClient>, places: Record<MemberPlace, string>): Promise<Record<MemberPlace, string>> {
  if (await owner.membership.findFirst({ where: { municipalityCode: places['no nda'] } })) return places;
  await makeMembers(owner, { own: places['member own'], other: places['member other'] });
  for (const area of areas) await area.prepareMembers?.(owner, places);
  return places;
}

function answerOf(status: number, location: string | undefined): Answer | string {
  if (status === 200) return 'ok';
  if ([301, 302, 303, 307, 308].includes(status)) return location?.includes('/signin') ? 'in' : 'home';
  if (status === 403) return 'no';
  if (status === 404) return 'none';
  if (status === 401) return 'who';
  if ([400, 409, 413, 415, 422].includes(status)) return 'bad';
  return String(status);
}

async function ask(baseURL: string, { path, method = 'GET' }: Route, cookie: string | undefined): Promise<string> {
  const address = path.replace('YEAR', String(year)).replace('OWN', own).replace('PERSON', personOfOwn).replace('SECTION', section).replace('TOKEN', 'no-such-token');
  const body = method === 'GET' ? undefined : JSON.stringify({ changes: [{ field: 'risk-assumed.remark', from: null, to: '権限の表' }] });
  const answer = await fetch(new URL(address, baseURL), { method, redirect: 'manual', body, headers: { origin: baseURL, ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}) } });
  await answer.arrayBuffer(); // to its end: a page can still break off, and the connection serves the next one
  return answerOf(answer.status, answer.headers.get('location') ?? undefined);
}

for (const route of routes) {
  test(`${route.method ?? 'GET'} ${route.path} (${route.file})`, async ({ baseURL }) => {
    const found: Record<string, string> = {};
    for (const caller of callers) found[caller] = await ask(baseURL!, route, cookies[caller]);
    expect(found).toEqual(Object.fromEntries(callers.map((caller, i) => [caller, route.answers.split(' ')[i]])));
  });
}

for (const route of routes.filter(({ members }) => members)) {
  test(`by standing in the agreement: ${route.method ?? 'GET'} ${route.path} (${route.file})`, async ({ baseURL }) => {
    const found: Record<string, string> = {};
    for (const caller of memberCallers) found[caller] = await ask(baseURL!, route, memberCookies[caller]);
    expect(found).toEqual(Object.fromEntries(memberCallers.map((caller, i) => [caller, route.members!.split(' ')[i]])));
  });
}

test('every page and route of the app stands in the table', () => {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\/(page\.tsx|route\.ts)$/.test(file))
    .map((file) => file.slice('app/'.length));
  expect(new Set(routes.map(({ file }) => file))).toEqual(new Set(files));
});

import { execFileSync } from 'node:child_process';
import { request } from '@playwright/test';
import { fiscalYearOf } from '../lib/platform/time';
import { questionnaireFor } from '../lib/survey/current-questionnaire';
import { sessionCookie } from '../scripts/session-cookie.mjs';
import { type Answer, type Caller, callers, routes } from '../tests/support/access-table';
import { makePerson, ownerClient } from '../tests/support/factories';
import { expect, test } from './support/test';

// Must show 5 of issue 1: every route, each role, own and foreign municipality, signed in and out.

const year = fiscalYearOf(new Date());
const section = questionnaireFor(year).sections[0]!.key;
let cookies: Record<Caller, string | undefined>;
let own: string;
let personOfOwn: string;

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
  await owner.person.update({ where: { id: removed.id }, data: { removedAt: new Date() } });
  await owner.$disconnect();
});

function answerOf(status: number, location: string | undefined): Answer | string {
  if (status === 200) return 'ok';
  if ([301, 302, 303, 307, 308].includes(status)) return location?.includes('/signin') ? 'in' : 'home';
  if (status === 403) return 'no';
  if (status === 404) return 'none';
  if (status === 401) return 'who';
  if ([400, 409, 413, 415, 422].includes(status)) return 'bad';
  return String(status);
}

for (const { file, path, method = 'GET', answers } of routes) {
  test(`${method} ${path} (${file})`, async ({ baseURL }) => {
    const address = path.replace('YEAR', String(year)).replace('OWN', own).replace('PERSON', personOfOwn).replace('SECTION', section).replace('TOKEN', 'no-such-token');
    const found: Record<string, string> = {};
    for (const caller of callers) {
      const client = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL!, ...(cookies[caller] ? { cookie: cookies[caller] } : {}) } });
      const answer = await client.fetch(address, { method, maxRedirects: 0, ...(method === 'GET' ? {} : { data: { changes: [{ field: 'risk-assumed.remark', from: null, to: '権限の表' }] }, headers: { 'content-type': 'application/json' } }) });
      found[caller] = answerOf(answer.status(), answer.headers().location);
      await client.dispose();
    }
    expect(found).toEqual(Object.fromEntries(callers.map((caller, i) => [caller, answers.split(' ')[i]])));
  });
}

test('every page and route of the app stands in the table', () => {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\/(page\.tsx|route\.ts)$/.test(file))
    .map((file) => file.slice('app/'.length));
  expect(new Set(routes.map(({ file }) => file))).toEqual(new Set(files));
});

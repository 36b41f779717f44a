// npm run check:durability [-- ROUNDS]. What the server has acknowledged is there after a crash: 200 saves in flight
// through the address that the form itself uses, the web process killed among them, started again, and counted in the
// database. A save counts as acknowledged when its whole answer was read, with status 200 and the field marked as saved.
import { randomBytes } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import type { PrismaClient } from '../lib/platform/generated/client';
import { fiscalYearOf } from '../lib/platform/time';
import { questionnaireFor } from '../lib/survey/questionnaire/current-questionnaire';
import { fieldsOfSection } from '../lib/survey/questionnaire/fields';
import type { Answers } from '../lib/survey/questionnaire/questionnaire';
import type { SaveResult } from '../lib/survey/drafts/save-protocol';
import { checkDigit, makeMunicipality, makePerson, makeRespondent, makeWave, ownerClient } from '../tests/support/factories';
import { ensureBuild, isBuilt } from './build.mjs';
import { freePort } from './free-port.mjs';
import { startThrowawayDatabase } from './throwaway-database.mjs';
import { startWeb } from './web-process.mjs';

const MUNICIPALITIES = 10;
const SAVES_EACH = 20;
const SAVES = MUNICIPALITIES * SAVES_EACH;
const COOKIE = 'sonaeai-session'; // lib/people/session-token.ts, which only a server may import

type Writer = { code: string; respondentId: string; cookie: string };
type Save = { writer: Writer; section: string; field: string; value: string };
type Round = { acknowledged: Save[]; refused: string[]; inFlight: number };

/** Municipalities that are asked this year, each with someone signed in who writes for it. */
async function makeWriters(client: PrismaClient, year: number, secret: string): Promise<Writer[]> {
  await makeWave(client, questionnaireFor(year), { year });
  const writers: Writer[] = [];
  for (let i = 0; i < MUNICIPALITIES; i++) {
    const five = `9950${i}`;
    const sample = { code: five + checkDigit(five), name: `検査${i}市`, kana: 'けんさし', type: '市', population: 10_000 * (i + 1) };
    await makeMunicipality(client, sample);
    const respondent = await makeRespondent(client, year, sample);
    const person = await makePerson(client, { signInName: `check${i}`, name: `検査 ${i}`, role: 'editor', code: sample.code });
    const session = await client.signInSession.create({ data: { personId: person.id, expiresAt: new Date(Date.now() + 3_600_000) } });
    const token = await encode({ token: { sid: session.id }, secret, maxAge: 3600 });
    writers.push({ code: sample.code, respondentId: respondent.id, cookie: `${COOKIE}=${token}` });
  }
  return writers;
}

/** One save for each of 20 remarks of each municipality: every one writes, no two write the same field. */
function planRound(writers: Writer[], year: number, round: number): Save[] {
  const remarks = questionnaireFor(year).sections.flatMap((section) =>
    fieldsOfSection(section).filter(({ role }) => role === 'remark').map(({ name }) => ({ section: section.key, field: name })),
  );
  if (remarks.length < SAVES_EACH) throw new Error(`the questionnaire has only ${remarks.length} remarks`);
  return remarks.slice(0, SAVES_EACH).flatMap((place) => writers.map((writer) => ({ writer, ...place, value: `${round}回目 ${writer.code} ${place.field}` })));
}

const answersOf = async (client: PrismaClient, { respondentId }: Writer): Promise<Answers> =>
  ((await client.response.findUnique({ where: { respondentId } }))?.answers ?? {}) as Answers;

/** Sends one save. Undefined: acknowledged; 'cut': the connection went first; else what the server said instead. */
async function send(base: string, year: number, { writer, section, field, value }: Save, from: unknown): Promise<string | undefined> {
  let response: Response;
  let body: string;
  try {
    response = await fetch(`${base}/api/survey/${year}/${section}?code=${writer.code}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: base, cookie: writer.cookie },
      body: JSON.stringify({ changes: [{ field, from: from ?? null, to: value }] }),
    });
    body = await response.text();
  } catch {
    return 'cut';
  }
  const outcome = response.ok ? (JSON.parse(body) as SaveResult).fields[field] : undefined;
  return outcome?.status === 'saved' && outcome.value === value ? undefined : `${response.status} ${body.slice(0, 200)}`;
}

/** Sends all at once and calls `kill` as soon as `killAfter` of them are acknowledged. */
async function fire(base: string, year: number, saves: Save[], before: Map<string, Answers>, killAfter: number, kill: () => void): Promise<Round> {
  const acknowledged: Save[] = [];
  const refused: string[] = [];
  let inFlight = 0;
  let open = saves.length;
  await Promise.all(
    saves.map(async (save) => {
      const outcome = await send(base, year, save, before.get(save.writer.code)?.[save.field]);
      open -= 1;
      if (outcome === undefined) acknowledged.push(save);
      else if (outcome !== 'cut') refused.push(outcome);
      if (outcome === undefined && acknowledged.length === killAfter) {
        inFlight = open;
        kill();
      }
    }),
  );
  return { acknowledged, refused, inFlight };
}

async function check(rounds: number): Promise<boolean> {
  const year = fiscalYearOf(new Date());
  const distDir = (await isBuilt('.next')) ? '.next' : '.next-test';
  await ensureBuild({ distDir, onStart: () => console.log('next build …') });
  const secret = randomBytes(32).toString('base64url');
  const database = await startThrowawayDatabase(); // with fsync, as in service
  const client = ownerClient(database.ownerUrl);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const start = async () => {
    const web = startWeb({ env: { DATABASE_URL: database.webUrl, SONAEAI_SECRET: secret, PORT: String(port), HOST: '127.0.0.1', NEXT_DIST_DIR: distDir, TRUSTED_PROXIES: '' } });
    await web.listening;
    return web;
  };
  const total = { acknowledged: 0, lost: 0, unfit: 0 };
  let web = await start();
  try {
    const writers = await makeWriters(client, year, secret);
    const read = async () => new Map(await Promise.all(writers.map(async (writer) => [writer.code, await answersOf(client, writer)] as const)));
    for (let round = 1; round <= rounds; round++) {
      await fetch(`${base}/api/health`);
      const saves = planRound(writers, year, round);
      const killAfter = Math.round((SAVES * round) / (rounds + 1)); // early in one round, late in another
      const { acknowledged, refused, inFlight } = await fire(base, year, saves, await read(), killAfter, () => web.child.kill('SIGKILL'));
      await web.exited;
      web = await start();
      const health = await fetch(`${base}/api/health`);
      const after = await read();
      const written = (save: Save) => after.get(save.writer.code)?.[save.field] === save.value;
      const lost = acknowledged.filter((save) => !written(save));
      const unheard = saves.filter((save) => written(save) && !acknowledged.includes(save)).length;
      console.log(
        `round ${round}: ${saves.length} saves sent, killed with ${inFlight} in flight, ${acknowledged.length} acknowledged, ${lost.length} of them lost; ` +
          `${unheard} more written whose answer was cut; ${refused.length} refused; health after restart ${health.status}`,
      );
      for (const save of lost) console.error(`  LOST ${save.writer.code} ${save.field}`);
      for (const reason of new Set(refused)) console.error(`  REFUSED ${reason}`);
      total.acknowledged += acknowledged.length;
      total.lost += lost.length;
      if (refused.length > 0 || inFlight === 0 || health.status !== 200) total.unfit += 1; // such a round shows nothing
    }
  } finally {
    await web.stop();
    await client.$disconnect();
    await database.stop();
  }
  console.log(`${rounds} rounds of ${SAVES} saves: ${total.acknowledged} acknowledged, ${total.lost} lost${total.unfit > 0 ? `, ${total.unfit} rounds unfit` : ''}`);
  return total.lost === 0 && total.unfit === 0 && total.acknowledged > 0;
}

const rounds = Number(process.argv[2] ?? 5);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('npm run check:durability -- ROUNDS (a whole number from 1)');
  process.exit(2);
}
process.exitCode = (await check(rounds)) ? 0 : 1;

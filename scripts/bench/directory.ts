import { randomInt, randomUUID } from 'node:crypto';
import { type Browser, chromium } from '@playwright/test';
import { sealMeans } from '../../lib/agreement/contacts/means-seal';
import { day } from '../../lib/platform/time';
import { catalogueItems } from '../../lib/agreement/sheets/catalogue';
import { makeAgreement } from '../../tests/support/agreement-factories';
import { makePerson, ownerClient } from '../../tests/support/factories';
import { launchOptions } from '../chromium.mjs';
import { sessionCookie } from '../session-cookie.mjs';
import { compressed, kB, median, ms, type Weight, weigh } from './measure';
import { weighBare } from './pages';
import type { Bench } from './run';

const OWN = '011002'; // 札幌市: in the register, so it has a place on the map
const RUNS = 7;
/** Typed key by key. */
const WORDS = ['さっぽろ', '北海道', '森町', 'しんじゅくく', '132012', 'いけだ 大阪', 'そくてい', 'ん', '情報政策課'];

/**
 * All municipalities of the register as members, each with two made-up contacts of three means, a main number, offers of one to eight kinds, and half of them
 * with something laid down: in a throw-away database only, never anywhere
 * that a person looks at. Numbers begin with 0990-000 and go on at random, so that they compress no better than real ones.
 */
export async function fillDirectory(ownerUrl: string): Promise<{ members: number; signInName: string }> {
  const owner = ownerClient(ownerUrl);
  try {
    const agreementId = await makeAgreement(owner);
    const towns = await owner.municipality.findMany({ where: { demo: false, until: null }, select: { code: true, name: true, kana: true }, orderBy: { code: 'asc' } });
    await owner.membership.updateMany({ where: { agreementId, municipality: { demo: true } }, data: { status: 'withdrawn' } });
    await owner.membership.createMany({ data: towns.map(({ code }) => ({ agreementId, municipalityCode: code, status: 'member', since: day('2024-04-01') })), skipDuplicates: true });
    const people = towns.flatMap(({ code, kana }, i) => ['disaster', 'ict'].map((side, n) => ({ id: randomUUID(), municipalityCode: code, side, callOrder: n + 1, name: `測定 ${'一二三四五六七八九十'[randomInt(10)]}${'郎子美夫介'[randomInt(5)]}`, kana: `そくてい ${kana.slice(0, 2)}`, department: n ? '情報政策課' : '防災危機管理課', post: n ? '主査' : '係長', appointedOn: day('2025-04-01'), confirmedAt: new Date(Date.now() - (i % 250) * 86_400_000) })));
    await owner.contact.createMany({ data: people });
    const number = () => `0990-000-${String(randomInt(10_000_000)).padStart(7, '0')}`;
    await owner.contactMeans.createMany({
      data: people.flatMap(({ id, municipalityCode, confirmedAt, side }) =>
        [['phone', number(), 'weekday'], ['mobile', number(), 'always'], ['email', `${side}-${municipalityCode}@sokutei.example.jp`, 'always']].map(([kind, value, hours], position) => ({ contactId: id, municipalityCode, kind: kind!, hours: hours!, private: kind === 'mobile', position, confirmedAt, sealed: sealMeans(value!, id) })),
      ),
    });
    await owner.municipalityLine.createMany({ data: towns.map(({ code }) => ({ municipalityCode: code, number: number() })), skipDuplicates: true });
    const ago = (days: number) => day(new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10));
    await owner.catalogueSheet.createMany({
      data: towns.map(({ code }) => ({ municipalityCode: code, side: 'offers', reviewedOn: ago(randomInt(500)), entries: Object.fromEntries(Array.from({ length: 1 + randomInt(8) }, () => catalogueItems[randomInt(catalogueItems.length)]!).map(({ key, days }) => [key, { amount: 1 + randomInt(20), ...(days ? { days: 1 + randomInt(30) } : {}) }])) })),
      skipDuplicates: true,
    });
    await owner.dutyStatement.createMany({ data: towns.flatMap(({ code }, i) => (i % 2 ? ['reception', 'sending'].map((kind) => ({ municipalityCode: code, kind, content: {}, reviewedOn: ago(randomInt(500)), writtenBy: randomUUID() })) : [])) });
    const signInName = `bench-${randomUUID()}`;
    await makePerson(owner, { signInName, name: '測定', role: 'editor', code: OWN });
    return { members: await owner.membership.count({ where: { agreementId, status: { in: ['member', 'suspended'] } } }), signInName };
  } finally {
    await owner.$disconnect();
  }
}

/** What the first view takes beside the framework's own scripts: its HTML, its styles, and what script stands above a bare page. */
export async function weighFirstView(base: string, cookie: string, bare: Weight): Promise<{ bytes: number; restBytes: number }> {
  const page = await weigh(base, '/directory', cookie);
  const rest = await compressed(`${base}/directory/entries`, { cookie });
  return { bytes: page.htmlBytes + page.styleBytes + page.scriptBytes - bare.scriptBytes, restBytes: rest.bytes };
}

async function open(browser: Browser, base: string, cookie: string) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const [name, ...value] = cookie.split('=');
  await context.addCookies([{ name: name!, value: value.join('='), url: base }]);
  return { context, page: await context.newPage() };
}

/** Milliseconds from the navigation to the frame that shows all 50 rows with their call links, on a slow line and with an empty cache. */
async function firstView(browser: Browser, base: string, cookie: string): Promise<number> {
  const { context, page } = await open(browser, base, cookie);
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 1_600_000 / 8, uploadThroughput: 1_600_000 / 8 });
  // As text: tsx would give a function's names a helper that the page does not have. A frame is not drawn while styles are still on their way.
  await page.addInitScript(`
    const look = () => (document.querySelectorAll('main li a[href^="tel:"]').length >= 50 ? (window.shownAt = performance.now()) : requestAnimationFrame(look));
    requestAnimationFrame(look);`);
  await page.goto(`${base}/directory`, { waitUntil: 'commit' });
  const shown = await (await page.waitForFunction(() => (window as { shownAt?: number }).shownAt, undefined, { timeout: 60_000 })).jsonValue();
  await context.close();
  return shown!;
}

/** Milliseconds each key takes, from the event to the list laid out anew; every key several times. */
async function searchKeys(browser: Browser, base: string, cookie: string): Promise<number[][]> {
  const { context, page } = await open(browser, base, cookie);
  const followed = page.waitForResponse((answer) => answer.url().endsWith('/directory/entries'));
  await page.goto(`${base}/directory`);
  await (await followed).finished();
  await page.getByRole('searchbox').pressSequentially('か');
  await page.getByRole('heading', { name: /団体見つかりました/ }).waitFor();
  const rounds: number[][] = [];
  for (let i = 0; i < RUNS; i++) rounds.push(await page.evaluate(async (words) => {
    const field = document.querySelector<HTMLInputElement>('input[name="q"]')!;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    const found: number[] = [];
    for (const word of words) {
      for (let length = 1; length <= word.length; length++) {
        const start = performance.now();
        set.call(field, word.slice(0, length));
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await null; // React draws at the end of the event's task
        void document.body.offsetHeight;
        found.push(performance.now() - start);
        if (document.querySelector('[data-found-for]')?.getAttribute('data-found-for') !== word.slice(0, length)) throw new Error('the list had not been drawn');
      }
    }
    return found;
  }, WORDS));
  await context.close();
  return rounds[0]!.map((_, key) => rounds.map((round) => round[key]!));
}

/** Must show 3 of the agreement: the first view of 1,741 members, and searching while typing. */
export async function directory({ base, ownerUrl, secret, emit }: Bench) {
  process.env.SONAEAI_SECRET = secret;
  const { members, signInName } = await fillDirectory(ownerUrl);
  const cookie = await sessionCookie(ownerUrl, signInName, secret);
  const weight = await weighFirstView(base, cookie, await weighBare());
  const browser = await chromium.launch(launchOptions());
  try {
    const views: number[] = [];
    for (let i = 0; i < RUNS; i++) views.push(await firstView(browser, base, cookie));
    emit({ case: 'first-view-1741', n: RUNS, members, kB: kB(weight.bytes), rest_kB: kB(weight.restBytes), median_ms: ms(median(views)), max_ms: ms(Math.max(...views)), line: '1.6 Mbit/s, 300 ms' });
    const keys = await searchKeys(browser, base, cookie);
    // max_ms: the slowest key, by its own median; worst_ms: the slowest single press, whatever else the machine did then.
    const each = keys.map(median);
    const typed = WORDS.flatMap((word) => Array.from(word, (_, i) => word.slice(0, i + 1)));
    emit({ case: 'search-key-1741', n: keys.length, rounds: RUNS, members, median_ms: ms(median(each)), max_ms: ms(Math.max(...each)), slowest: typed[each.indexOf(Math.max(...each))], worst_ms: ms(Math.max(...keys.flat())) });
  } finally {
    await browser.close();
  }
}

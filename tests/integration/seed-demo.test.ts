import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fiscalYearOf } from '../../lib/platform/time';
import { carryOver } from '../../lib/survey/carry/carry-over';
import { ANSWERED, ASKED } from '../../lib/survey/questionnaire/cells';
import { invalidCombinations, missingFields } from '../../lib/survey/questionnaire/completeness';
import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import { EDITION_SCHEMES, type EditionFacts, type EditionTable } from '../../lib/results/editions/edition';
import { sameAnswer } from '../../lib/survey/drafts/merge';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { hasCheckDigit } from '../../lib/register/search';
import { schemes } from '../../lib/register/bands';
import { demoAccounts, demoMunicipalities, NEW_THIS_YEAR, SILENT_LAST_YEAR } from '../../prisma/demo/municipalities';
import { seedDemo, seedSurveys } from '../../prisma/demo/seed-demo';
import { loadAgreement } from '../../prisma/load-agreement';
import { loadRegister } from '../../prisma/load-register';
import choice2012 from '../../prisma/published/finding-choice-2012.json' with { type: 'json' };
import { ownerClient } from '../support/factories';

const prisma = ownerClient(process.env.OWNER_URL!);
const lines: string[] = [];
const year = fiscalYearOf(new Date());

/** Every table's content, so that a second run can be seen to change nothing at all. */
async function fingerprint(): Promise<string> {
  const tables = await prisma.$queryRaw<{ relname: string }[]>`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  const sums = [];
  for (const { relname } of tables)
    sums.push(await prisma.$queryRawUnsafe(`select '${relname}' as name, count(*)::int, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from "${relname}" t`));
  return JSON.stringify(sums);
}

beforeAll(async () => {
  const client = new pg.Client({ connectionString: process.env.OWNER_URL });
  await client.connect();
  await loadRegister(client);
  await client.end();
  // A demo as it was before the agreement, and then the upgrade.
  await loadAgreement(prisma);
  await prisma.$transaction((tx) => seedSurveys(tx, (line) => lines.push(line), new Date()), { timeout: 60_000 });
  expect(await prisma.membership.count()).toBe(0);
  await seedDemo(prisma, (line) => lines.push(line));
});
afterAll(() => prisma.$disconnect());

describe('the demo', () => {
  it('changes nothing on a second run', async () => {
    const before = await fingerprint();
    await seedDemo(prisma, (line) => lines.push(line));
    expect(lines.at(-1)).toBe('demo: already there');
    expect(await fingerprint()).toBe(before);
  });

  it('from before the agreement gets its rows with the upgrade, in 見本県 alone', async () => {
    expect(lines).toContain('demo: from before the agreement, which is added');
    expect(await prisma.membership.count()).toBe(11);
    expect(await prisma.membership.count({ where: { municipality: { demo: false } } })).toBe(0);
    expect(await prisma.contact.count({ where: { municipality: { demo: false } } })).toBe(0);
    for (const rows of [prisma.catalogueSheet.count(), prisma.supporter.count(), prisma.document.count(), prisma.meeting.count(), prisma.meansRound.count(), prisma.person.count({ where: { signInName: 'kyoryoku', demo: true } })]) expect(await rows).toBeGreaterThan(0);
  });

  it('in which somebody has begun with the agreement stays as it is', async () => {
    // One row of it is enough: what a visitor has tried out is never mixed with what is made up.
    const rollback = new Error('only to see');
    await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`truncate membership_step, membership, contact_means, contact, catalogue_sheet, document_version, document, inventory_item, meeting, means_round, municipality_line cascade`;
      const said: string[] = [];
      await seedDemo(tx as typeof prisma, (line) => said.push(line));
      expect(said).toEqual(['demo: already there']); // the supporters are left
      throw rollback;
    }).catch((error: unknown) => expect(error).toBe(rollback));
  });

  it('holds the eight findings of 2012 as chosen for its rebuilt wave', async () => {
    expect((await prisma.findingChoice.findMany()).map(({ year: of, findings }) => [of, findings])).toEqual([[2012, choice2012.findings]]);
  });

  it('has twelve made-up municipalities with valid codes, in every population band, beside the 1,741', async () => {
    expect(demoMunicipalities).toHaveLength(12);
    expect(demoMunicipalities.filter(({ code }) => !hasCheckDigit(code) || !code.startsWith('99'))).toEqual([]);
    for (const scheme of schemes.filter(({ key }) => key !== 'type'))
      expect(new Set(demoMunicipalities.map((municipality) => scheme.of(municipality)))).toEqual(new Set(scheme.bands.map((band) => band.key)));
    expect(await prisma.municipality.count({ where: { demo: false, until: null } })).toBe(1741);
  });

  it('keeps a rare character whole', async () => {
    const { name } = await prisma.municipality.findUniqueOrThrow({ where: { code: demoMunicipalities.find((m) => m.kana === 'よしれいちょう')!.code } });
    expect([...name]).toEqual(['𠮷', '例', '町']);
  });

  it('never has a made-up answer or person under a real municipality', async () => {
    expect(await prisma.respondent.count({ where: { municipalityCode: { not: null }, demo: false } })).toBe(0);
    expect(await prisma.assignment.count({ where: { municipalityCode: { not: null }, municipality: { demo: false } } })).toBe(0);
  });

  it('counts what was submitted, in the band of each', async () => {
    const finished = demoMunicipalities.filter(({ state }) => state === 'submitted');
    const asked = await prisma.tally.findMany({ where: { year, item: 'ict-bcp-status', value: '*asked' } });
    const of = (scheme: string, band: string) => asked.find((row) => row.scheme === scheme && row.band === band)?.count ?? 0;
    expect(of('all', 'all')).toBe(finished.length);
    for (const scheme of schemes) for (const { key } of scheme.bands) expect([key, of(scheme.key, key)]).toEqual([key, finished.filter((m) => scheme.of(m) === key).length]);
  });

  it('holds the 2012 wave as 19 anonymous, rebuilt and published answers', async () => {
    const wave = await prisma.wave.findUniqueOrThrow({ where: { year: 2012 }, include: { respondents: { include: { response: true }, orderBy: { owner: 'asc' } } } });
    expect(wave).toMatchObject({ rebuilt: true, status: 'closed', demo: false });
    expect(wave.publishedAt).not.toBeNull();
    expect(wave.respondents.map((r) => r.label)).toEqual(Array.from({ length: 19 }, (_, i) => `団体${String(i + 1).padStart(2, '0')}`));
    expect(wave.respondents.every((r) => r.municipalityCode === null && r.response?.status === 'submitted')).toBe(true);
  });

  it('holds last year, closed and published, for most to carry over; this year asks something new', async () => {
    const wave = await prisma.wave.findUniqueOrThrow({ where: { year: year - 1 }, include: { respondents: { include: { submissions: true, response: true } } } });
    expect(wave).toMatchObject({ status: 'closed', demo: true, publishedAt: expect.any(Date) });
    const answered = wave.respondents.filter(({ submissions }) => submissions.length > 0);
    expect(answered).toHaveLength(demoMunicipalities.length - SILENT_LAST_YEAR.length);
    const before = wave.definition as unknown as Questionnaire;
    const now = questionnaireFor(year);
    const fresh = new Set(NEW_THIS_YEAR);
    for (const { owner, submissions } of answered) {
      const answers = submissions[0]!.answers as Answers;
      expect([owner, missingFields(before, answers), invalidCombinations(before, answers)]).toEqual([owner, [], []]);
      const offered = carryOver({ questionnaire: before, answers }, now);
      expect([owner, missingFields(now, offered).filter(({ item }) => !fresh.has(item))]).toEqual([owner, []]);
    }
    const thisYear = await prisma.response.findMany({ where: { respondent: { year }, status: 'submitted' } });
    for (const { owner, answers } of thisYear) {
      const last = answered.find((one) => one.owner === owner)!.submissions[0]!.answers as Answers;
      const same = Object.entries(answers as Answers).filter(([field, value]) => sameAnswer(last[field], value)).length;
      expect(same).toBeLessThan(Object.keys(answers as Answers).length);
      expect(same).toBeGreaterThan(Object.keys(answers as Answers).length / 2);
    }
    const home = demoAccounts.find(({ signInName }) => signInName === 'hensyu')!;
    expect(answered.some(({ owner }) => 'code' in home && owner === home.code)).toBe(true);
  });

  it('holds an edition of last year, with counts withheld and one municipality named', async () => {
    const edition = await prisma.edition.findUniqueOrThrow({ where: { year_number: { year: year - 1, number: 1 } }, include: { tables: true, sources: true } });
    expect(edition.sources).toHaveLength(demoMunicipalities.length - SILENT_LAST_YEAR.length);
    const tables = edition.tables.map(({ content }) => content as unknown as EditionTable);
    expect(tables.map(({ scheme }) => scheme.key).sort()).toEqual([...EDITION_SCHEMES].sort());
    const { named } = edition.facts as unknown as EditionFacts; // who agreed to be named is no secret
    const small = tables.flatMap(({ counts }) => counts).filter(([, , , value, count]) => value !== ASKED && value !== ANSWERED && (count === 1 || count === 2));
    expect(small.filter(([, item, , value]) => !named.some((one) => one.item === item && one.value === value))).toEqual([]);
    expect(tables.flatMap(({ hidden }) => hidden).length).toBeGreaterThan(0);
    expect(named).toHaveLength(1);
  });

  it('is refused to a database in service', async () => {
    await prisma.installation.update({ where: { id: 1 }, data: { demo: false } });
    await expect(seedDemo(prisma, () => {})).rejects.toThrow('in service');
    await prisma.installation.update({ where: { id: 1 }, data: { demo: true } });
  });
});

import { readFileSync } from 'node:fs';
import type { Prisma, PrismaClient } from '../../lib/platform/generated/client';
import { day, fiscalYearOf } from '../../lib/platform/time';
import { bandsOf } from '../../lib/register/bands';
import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { generateAnswers, variedAnswers } from '../../tests/support/answer-generator';
import { countSubmitted, makeMunicipality, makePerson, makeSubmitted } from '../../tests/support/factories';
import { DEMO_PASSWORD, demoAccounts, demoMunicipalities, type DemoMunicipality, NEW_THIS_YEAR, SILENT_LAST_YEAR } from './municipalities';
import { publishDemo } from './publish-demo';
import { seedAgreement } from './seed-agreement';
import { seedJoining } from './seed-joining';
import { seedDocuments } from './seed-documents';
import { seedContacts } from './seed-contacts';
import { seedDuties } from './seed-duties';

type Transaction = Prisma.TransactionClient;
type Rebuilt = { respondents: { owner: string; label: string; bands: Record<string, string>; answers: Answers }[] };

const POPULATION_AS_OF = '2025-01-01';
const DAY = 24 * 60 * 60 * 1000;

/**
 * Fills a database for trying out, all in one transaction: 見本県 with its accounts, the 2012 wave as 19 rebuilt answers,
 * last year's wave, closed and published, an open wave of this fiscal year, and the agreement. Where a demo is already, nothing is touched but
 * this: one from before the agreement, in which nobody has begun with it since, gets the agreement's rows.
 * @throws {Error} when the database is one in service
 */
export async function seedDemo(client: PrismaClient, tell: (line: string) => void, now = new Date()): Promise<void> {
  const installed = await client.installation.findUnique({ where: { id: 1 } });
  if (installed?.demo) return addAgreement(client, tell, now);
  const inUse = installed ?? (await client.person.findFirst()) ?? (await client.wave.findFirst({ select: { year: true } }));
  if (inUse) throw new Error('this database is in service: a demo goes into an empty one only');
  await client.$transaction(
    async (tx) => {
      await seedSurveys(tx, tell, now);
      await seedWholeAgreement(tx, tell, now);
    },
    ONE_TRANSACTION,
  );
}

const ONE_TRANSACTION = { maxWait: 15_000, timeout: 60_000 };

/** 見本県, its accounts and its surveys: the demo as it was before the agreement. */
export async function seedSurveys(tx: Transaction, tell: (line: string) => void, now: Date): Promise<void> {
  for (const municipality of demoMunicipalities) await makeDemoMunicipality(tx, municipality);
  for (const account of demoAccounts) {
    const { id } = await makePerson(tx, { ...account, password: DEMO_PASSWORD });
    await tx.person.update({ where: { id }, data: { email: `${account.signInName}@mihon.example.jp` } }); // nothing leaves a demo
  }
  tell(`demo: 見本県 with ${demoMunicipalities.length} municipalities, ${demoAccounts.length} accounts`);
  tell(`demo: 2012 wave, ${await seedRebuiltWave(tx)} rebuilt answers`);
  const year = fiscalYearOf(now);
  tell(`demo: ${year - 1} wave, ${await seedLastWave(tx, year - 1)} of ${demoMunicipalities.length} submitted`);
  tell(`demo: ${year} wave, ${await seedOpenWave(tx, year, now)} of ${demoMunicipalities.length} submitted`);
  tell(`demo: ${await seedExchange(tx, year, now)}`);
  await tx.installation.create({ data: { id: 1, demo: true } });
}

async function seedWholeAgreement(tx: Transaction, tell: (line: string) => void, now: Date): Promise<void> {
  for (const part of [seedAgreement, seedJoining, seedDocuments, seedContacts, seedDuties]) tell(`demo: ${await part(tx, now)}`);
}

/** Gives a demo from before the agreement its rows. One that holds anything of it, or has lost a municipality of 見本県, stays as it is. */
async function addAgreement(client: PrismaClient, tell: (line: string) => void, now: Date): Promise<void> {
  const begun = await Promise.all([
    client.membership.count(), client.agreementApplication.count(), client.contact.count(), client.catalogueSheet.count(), client.supporter.count(), client.document.count(),
    client.inventoryItem.count(), client.meeting.count(), client.meansRound.count(), client.municipalityLine.count(), client.agreementGroup.count(), client.person.count({ where: { signInName: 'kyoryoku' } }),
  ]);
  const present = await client.municipality.count({ where: { code: { in: demoMunicipalities.map(({ code }) => code) }, demo: true } });
  if (begun.some((rows) => rows > 0) || present < demoMunicipalities.length) return tell('demo: already there');
  await client.$transaction((tx) => seedWholeAgreement(tx, tell, now), ONE_TRANSACTION);
  tell('demo: from before the agreement, which is added');
}

async function makeDemoMunicipality(tx: Transaction, { population2020, ...municipality }: DemoMunicipality): Promise<void> {
  const { code } = await makeMunicipality(tx, municipality, POPULATION_AS_OF);
  await tx.population.create({ data: { code, asOf: day('2020-01-01'), count: population2020, source: '見本（作り物）' } });
}

async function seedRebuiltWave(tx: Transaction): Promise<number> {
  const file = new URL('../published/rebuilt-2012.json', import.meta.url);
  const { respondents }: Rebuilt = JSON.parse(readFileSync(file, 'utf8'));
  const questionnaire = questionnaireFor(2012);
  await tx.wave.create({
    data: {
      year: 2012, title: '2012年 自治体ICT部門 災害対応準備状況調査', status: 'closed', rebuilt: true, definition: questionnaire,
      opensOn: day('2012-08-20'), closesOn: day('2012-08-31'), referenceDate: day('2012-08-20'), populationAsOf: day('2012-08-20'),
      publishedAt: new Date('2012-11-22T00:00:00+09:00'),
    },
  });
  for (const { answers, ...about } of respondents)
    await makeSubmitted(tx, await tx.respondent.create({ data: { ...about, year: 2012 } }), answers, new Date('2012-08-31T00:00:00+09:00'));
  await countSubmitted(tx, 2012, questionnaire, respondents);
  const { findings }: { findings: string[] } = JSON.parse(readFileSync(new URL('../published/finding-choice-2012.json', import.meta.url), 'utf8'));
  await tx.findingChoice.create({ data: { year: 2012, findings } });
  return respondents.length;
}

/** A question answered for everybody, and a query that waits for a reply. */
async function seedExchange(tx: Transaction, year: number, now: Date): Promise<string> {
  const secretariat = await tx.person.findUniqueOrThrow({ where: { signInName: 'jimukyoku' } });
  await tx.faq.create({
    data: {
      year, item: 'ict-staff', publishedBy: secretariat.id, publishedAt: new Date(now.getTime() - DAY),
      question: '防災課の仕事と兼務している職員も数えますか。', answer: '数えます。ほかの仕事との兼務者も、調査基準日に在籍していれば1人と数えてください。',
    },
  });
  const respondent = await tx.respondent.findUniqueOrThrow({ where: { year_owner: { year, owner: demoMunicipalities[0]!.code } } });
  const query = await tx.query.create({ data: { respondentId: respondent.id, owner: respondent.owner, item: 'satellite-phones', createdBy: secretariat.id } });
  await tx.queryMessage.create({
    data: { queryId: query.id, owner: respondent.owner, side: 'secretariat', personId: secretariat.id, name: secretariat.name, text: '借りている衛星電話も台数に含めているかを確かめてください。' },
  });
  return '1 question answered, 1 query';
}

const askedIn = (year: number, municipality: DemoMunicipality) => {
  const { code, name, population } = municipality;
  return { year, owner: code, municipalityCode: code, demo: true, label: name, population, populationAsOf: day(POPULATION_AS_OF), bands: bandsOf(municipality) };
};

// larger places somewhat better prepared: 0.3 for 3,000 people, about 0.7 for 800,000
const leaning = ({ population }: DemoMunicipality) => ({ population, preparedness: 0.3 + 0.17 * Math.log10(population / 3000) });

const withoutItems = (questionnaire: Questionnaire, keys: string[]): Questionnaire => ({
  ...questionnaire,
  sections: questionnaire.sections.map((section) => ({ ...section, items: section.items.filter(({ key }) => !keys.includes(key)) })),
});

/** Last year's wave: closed, so that this year's answers have something to begin with, and published, so that there is an edition to look at. */
async function seedLastWave(tx: Transaction, year: number): Promise<number> {
  const questionnaire = withoutItems(questionnaireFor(year), NEW_THIS_YEAR);
  await tx.wave.create({
    data: {
      year, title: `${year}年度 ${questionnaire.title}`, status: 'closed', demo: true, definition: questionnaire,
      opensOn: day(`${year}-06-01`), closesOn: day(`${year}-09-30`), referenceDate: day(`${year}-04-01`), populationAsOf: day(POPULATION_AS_OF),
      contact: '見本県の見本事務局（作り物の調査のため、実在の窓口はありません）',
    },
  });
  const submitted: { bands: Record<string, string>; answers: Answers }[] = [];
  for (const [i, municipality] of demoMunicipalities.entries()) {
    const about = askedIn(year, municipality);
    const respondent = await tx.respondent.create({ data: about });
    if (SILENT_LAST_YEAR.includes(municipality.name)) continue;
    const lean = leaning(municipality);
    const answers = variedAnswers(questionnaire, generateAnswers(questionnaire, 990 + i, lean), 890 + i, lean);
    await makeSubmitted(tx, respondent, answers, new Date(`${year}-09-${String(10 + i)}T10:00:00+09:00`));
    submitted.push({ bands: about.bands, answers });
  }
  await countSubmitted(tx, year, questionnaire, submitted);
  await publishDemo(tx, year, questionnaire, new Date(`${year}-12-01T15:00:00+09:00`));
  return submitted.length;
}

async function seedOpenWave(tx: Transaction, year: number, now: Date): Promise<number> {
  const questionnaire = questionnaireFor(year);
  await tx.wave.create({
    data: {
      year, title: `${year}年度 ${questionnaire.title}`, status: 'open', demo: true, definition: questionnaire,
      opensOn: day(`${year}-04-01`), closesOn: day(`${year + 1}-03-31`), referenceDate: day(`${year}-04-01`), populationAsOf: day(POPULATION_AS_OF),
      contact: '見本県の見本事務局（作り物の調査のため、実在の窓口はありません）',
    },
  });
  const submitted: { bands: Record<string, string>; answers: Answers }[] = [];
  for (const [i, municipality] of demoMunicipalities.entries()) {
    const { code, state } = municipality;
    const about = askedIn(year, municipality);
    const { bands } = about;
    const answers = generateAnswers(questionnaire, 990 + i, { ...leaning(municipality), share: state === 'half' ? 0.35 + 0.1 * (i % 3) : 1 });
    const at = new Date(now.getTime() - (2 + i) * DAY);
    const respondent = await tx.respondent.create({ data: about });
    if (state === 'submitted') {
      await makeSubmitted(tx, respondent, answers, at);
      submitted.push({ bands, answers });
    } else if (state === 'half') {
      await tx.response.create({ data: { respondentId: respondent.id, owner: code, answers, revision: 1, updatedAt: at } });
    }
  }
  await countSubmitted(tx, year, questionnaire, submitted);
  return submitted.length;
}

import type { Prisma } from '../../lib/platform/generated/client';
import { isoDay } from '../../lib/platform/time';
import { schemes } from '../../lib/register/bands';
import type { CountedResponse } from '../../lib/results/counting/read-counted';
import { type EditionMaking, makeEdition } from '../../lib/results/editions/make-edition';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { SAMPLE_PREFECTURE } from '../../tests/support/factories';

type Tx = Prisma.TransactionClient;
type Asked = { bands: Record<string, string>; submitted: boolean };

/** As lib/results/read-publication.ts reads it; everyone who submitted counts. */
function participationOf(asked: readonly Asked[]): EditionMaking['participation'] {
  const count = (key: string, label: string, of: readonly Asked[]) => {
    const submitted = of.filter((one) => one.submitted).length;
    return { key, label, asked: of.length, submitted, valid: submitted };
  };
  const everyone = count('all', '全体', asked);
  return {
    all: [everyone],
    ...Object.fromEntries(schemes.map(({ key, bands }) => [key, [everyone, ...bands.map((band) => count(band.key, band.label, asked.filter(({ bands: of }) => of[key] === band.key)))]])),
    prefecture: [everyone, count(SAMPLE_PREFECTURE.code, SAMPLE_PREFECTURE.name, asked)],
  };
}

/** Publishes a closed year of the demo as its first edition, made as any other is. One municipality agrees to be named. */
export async function publishDemo(tx: Tx, year: number, questionnaire: Questionnaire, publishedAt: Date): Promise<void> {
  const wave = await tx.wave.findUniqueOrThrow({ where: { year } });
  const respondents = await tx.respondent.findMany({ where: { year }, orderBy: { owner: 'asc' }, include: { submissions: true } });
  const counted = respondents.flatMap(({ id, owner, label, bands, submissions: [standing] }): CountedResponse[] =>
    standing ? [{ respondentId: id, submissionId: standing.id, owner, label, prefecture: owner.slice(0, 2), bands: bands as Record<string, string>, answers: standing.answers as Answers }] : [],
  );
  const willing = counted.find(({ answers }) => answers[NAMED_FOR] === 'yes');
  const approver = await tx.person.findUniqueOrThrow({ where: { signInName: 'shonin' } });
  if (willing) await tx.namingConsent.create({ data: { respondentId: willing.respondentId, owner: willing.owner, item: NAMED_FOR, givenBy: approver.id, givenAt: publishedAt } });
  const { tables, facts, errata } = makeEdition({
    about: { referenceDate: isoDay(wave.referenceDate), populationAsOf: isoDay(wave.populationAsOf), opensOn: wave.opensOn && isoDay(wave.opensOn), closesOn: wave.closesOn && isoDay(wave.closesOn), demo: wave.demo, rebuilt: wave.rebuilt },
    questionnaire, counted, remarks: [], findings: null, earlier: [],
    participation: participationOf(respondents.map(({ bands, submissions }) => ({ bands: bands as Record<string, string>, submitted: submissions.length > 0 }))),
    prefectures: { [SAMPLE_PREFECTURE.code]: SAMPLE_PREFECTURE.name },
    consents: willing ? [{ respondentId: willing.respondentId, item: NAMED_FOR }] : [],
  });
  await tx.edition.create({ data: { year, number: 1, title: wave.title, publishedAt, definition: questionnaire as object, facts: facts as object, errata: errata as object } });
  await tx.editionTable.createMany({ data: tables.map((table) => ({ year, number: 1, scheme: table.scheme.key, content: table as object })) });
  await tx.editionSource.createMany({ data: counted.map(({ respondentId, submissionId }) => ({ year, number: 1, respondentId, submissionId })) });
  await tx.wave.update({ where: { year }, data: { publishedAt } });
}

const NAMED_FOR = 'backup-policy-citywide';

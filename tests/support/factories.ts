import { hash } from '@node-rs/argon2';
import { PrismaPg } from '@prisma/adapter-pg';
import { argon2Parameters } from '../../lib/people/password-rules';
import { bandsOf } from '../../lib/register/bands';
import { PrismaClient, type Prisma } from '../../lib/platform/generated/client';
import { searchText } from '../../lib/register/search';
import type { Actor, PersonActor, SecretariatActor } from '../../lib/platform/actor';
import { day } from '../../lib/platform/time';
import { cellsOf, tallyDelta, type TallyChange } from '../../lib/survey/questionnaire/cells';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';

// Shared by the demo seed, the integration tests and the e2e tests. They write as the owner of the tables.

export const ownerClient = (url: string) => new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
type Client = Prisma.TransactionClient;

/** The sixth digit of a 全国地方公共団体コード. */
export function checkDigit(five: string): string {
  const sum = [...five].reduce((total, digit, i) => total + Number(digit) * (6 - i), 0);
  return sum < 11 ? String(11 - sum).slice(-1) : String(11 - (sum % 11)).slice(-1);
}

export const SAMPLE_PREFECTURE = { code: '99', officeCode: `99000${checkDigit('99000')}`, name: '見本県', kana: 'みほんけん', demo: true };

export type SampleMunicipality = { code: string; name: string; kana: string; type: string; population: number };

export async function makePrefecture(client: Client, data: Partial<typeof SAMPLE_PREFECTURE> = {}) {
  const row = { ...SAMPLE_PREFECTURE, ...data };
  return client.prefecture.upsert({ where: { code: row.code }, create: row, update: {} });
}

/** A made-up municipality of 見本県, with its population on a given day. */
export async function makeMunicipality(client: Client, sample: SampleMunicipality, asOf = '2025-01-01') {
  await makePrefecture(client);
  return client.municipality.create({
    data: {
      code: sample.code, prefectureCode: '99', name: sample.name, kana: sample.kana, type: sample.type, demo: true,
      search: searchText({ ...sample, prefecture: SAMPLE_PREFECTURE, otherNames: [] }),
      populations: { create: { asOf: day(asOf), count: sample.population, source: '見本（作り物）' } },
    },
  });
}

export type Role = 'editor' | 'approver' | 'secretariat' | 'coordinator' | 'viewer' | 'supporter';

/** A person with one role and, when given, a password. */
export async function makePerson(
  client: Client,
  { signInName, name, role, code, prefectureCode, supporterId, password, department = '', demo = true }: { signInName: string; name: string; role: Role; code?: string; prefectureCode?: string; supporterId?: string; password?: string; department?: string; demo?: boolean },
) {
  return client.person.create({
    data: {
      signInName, name, department, demo,
      assignments: { create: { role, municipalityCode: code ?? null, prefectureCode: prefectureCode ?? null, supporterId: supporterId ?? null } },
      ...(password ? { secret: { create: { passwordHash: await hash(password, argon2Parameters) } } } : {}),
    },
    include: { assignments: true },
  });
}

/** The actor that `db.as` takes, for a person made above. */
export function actorOf(person: Awaited<ReturnType<typeof makePerson>>, sessionId = '00000000-0000-0000-0000-000000000000'): PersonActor | SecretariatActor {
  const roles = person.assignments.filter((a) => !a.endedAt);
  if (roles.some((a) => a.role === 'secretariat')) return { kind: 'secretariat', personId: person.id, sessionId, name: person.name };
  const codes = (role: string) => roles.filter((a) => a.role === role).map((a) => a.municipalityCode!);
  return {
    kind: 'person', personId: person.id, sessionId, name: person.name,
    editorOf: codes('editor'), approverOf: codes('approver'),
    coordinatorOf: roles.filter((a) => a.role === 'coordinator').map((a) => a.prefectureCode!),
    viewer: roles.some((a) => a.role === 'viewer'),
    ...(roles.some((a) => a.supporterId) ? { supporterOf: roles.flatMap((a) => a.supporterId ?? []) } : {}),
  };
}

export async function makeWave(client: Client, questionnaire: Questionnaire, data: { year?: number; status?: string; demo?: boolean; rebuilt?: boolean; publishedAt?: Date | null; title?: string } = {}) {
  const year = data.year ?? questionnaire.year;
  return client.wave.create({
    data: {
      year, title: data.title ?? `${year}年度 自治体ICT部門 災害対応準備状況調査`, status: data.status ?? 'open',
      opensOn: day('2011-04-01'), closesOn: day('2099-03-31'), // takes answers whenever the tests run
      referenceDate: day(`${year}-10-01`), populationAsOf: day('2025-01-01'),
      definition: questionnaire as object, demo: data.demo ?? true, rebuilt: data.rebuilt ?? false, publishedAt: data.publishedAt ?? null,
    },
  });
}

/** Puts a municipality among those asked in a year. */
export async function makeRespondent(client: Client, year: number, sample: SampleMunicipality) {
  return client.respondent.create({
    data: {
      year, owner: sample.code, municipalityCode: sample.code, demo: true, label: sample.name,
      population: sample.population, populationAsOf: day('2025-01-01'), bands: bandsOf(sample),
    },
  });
}

/** A draft with some answers already in it. */
export async function makeDraft(client: Client, respondent: { id: string; owner: string }, answers: Answers, updatedBy?: string) {
  return client.response.create({ data: { respondentId: respondent.id, owner: respondent.owner, answers, revision: 1, updatedBy: updatedBy ?? null } });
}

/** A response submitted as version 1; count it with `countSubmitted`. */
export async function makeSubmitted(client: Client, respondent: { id: string; owner: string; year: number }, answers: Answers, submittedAt = new Date()) {
  const { id: respondentId, owner, year } = respondent;
  await client.response.create({ data: { respondentId, owner, status: 'submitted', answers, revision: 1, updatedAt: submittedAt } });
  return client.submission.create({ data: { respondentId, owner, version: 1, answers, receipt: `${year}-${owner}-1`, submittedAt } });
}

/** Adds many submissions of a year to its standing counts at once, by the rules and the function that count each one. */
export async function countSubmitted(client: Client, year: number, questionnaire: Questionnaire, submitted: { bands: Record<string, string>; answers: Answers }[]) {
  const sum = new Map<string, TallyChange>();
  for (const { bands, answers } of submitted)
    for (const change of tallyDelta(bands, null, cellsOf(questionnaire, answers))) {
      const key = JSON.stringify(change.slice(0, 5));
      const known = sum.get(key);
      if (known) known[5] += change[5];
      else sum.set(key, [...change]);
    }
  const any = await client.respondent.findFirstOrThrow({ where: { year }, select: { id: true } });
  // apply_tally takes counts from the secretariat and the approver only; one statement is one transaction
  await client.$queryRaw`select apply_tally(${any.id}::uuid, ${JSON.stringify([...sum.values()])}::jsonb)::text
    from (select set_config('app.kind', 'secretariat', true) offset 0) actor where actor.set_config is not null`;
}

export const anonymousActor: Actor = { kind: 'anonymous' };

export const secretariatActor: SecretariatActor = { kind: 'secretariat', personId: '00000000-0000-0000-0000-000000000001', sessionId: '00000000-0000-0000-0000-000000000000', name: '事務局' };

/** An anonymous respondent with a submitted response, as it stands in the tables; the standing counts are not touched. */
export async function makeAnonymousSubmission(
  client: Client,
  { year, owner, label = owner, bands, answers, validity = 'valid' }: { year: number; owner: string; label?: string; bands: Record<string, string>; answers: Answers; validity?: string },
) {
  const respondent = await client.respondent.create({ data: { year, owner, label, bands, validity, demo: (await client.wave.findUniqueOrThrow({ where: { year } })).demo } });
  await client.response.create({ data: { respondentId: respondent.id, owner, status: 'submitted', answers, revision: 1 } });
  await client.submission.create({ data: { respondentId: respondent.id, owner, version: 1, answers, receipt: `${year}-${owner}-1` } });
  return respondent;
}

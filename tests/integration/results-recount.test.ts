import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { recount } from '@/lib/results/counting/recount';
import { countChange } from '@/lib/survey/submissions/count-response';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { submitResponse } from '@/lib/survey/submissions/submit-response';
import { withdrawResponse } from '@/lib/survey/submissions/withdraw-response';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';
import { generateAnswers } from '../support/answer-generator';
import { anonymousActor, checkDigit, makeDraft, makeMunicipality, makePerson, makeRespondent, makeWave, actorOf, ownerClient, secretariatActor } from '../support/factories';

const YEAR = 2026;
const client = ownerClient(process.env.OWNER_URL!);
const questionnaire = questionnaireFor(YEAR);
const samples = ['99301', '99302', '99201', '99202'].map((five, i) => ({ code: `${five}${checkDigit(five)}`, name: `見本${i}`, kana: `みほん${i}`, type: i < 2 ? '町' : '市', population: 8_000 * (i + 1) ** 3 }));

type Place = { code: string; id: string; bands: Record<string, string>; approver: PersonActor };
const places: Place[] = [];

beforeAll(async () => {
  await makeWave(client, questionnaire);
  for (const sample of samples) {
    await makeMunicipality(client, sample);
    const { id, bands, owner } = await makeRespondent(client, YEAR, sample);
    const approver = actorOf(await makePerson(client, { signInName: `shonin-${sample.code}`, name: '見本', role: 'approver', code: sample.code }));
    await makeDraft(client, { id, owner }, {});
    places.push({ code: sample.code, id, bands: bands as Record<string, string>, approver: approver as PersonActor });
  }
});

/** What happens to one respondent: submit with other answers, take back, mark 無効 or 有効. */
type Act = { place: number; kind: 'submit' | 'withdraw' | 'mark'; seed: number };

async function perform({ place: index, kind, seed }: Act): Promise<void> {
  const { code, id, bands, approver } = places[index]!;
  const response = await client.response.findUniqueOrThrow({ where: { respondentId: id } });
  const standing = await client.submission.findFirst({ where: { respondentId: id, withdrawnAt: null }, orderBy: { version: 'desc' } });
  if (kind === 'submit') {
    if (response.status === 'submitted') return;
    await client.response.update({ where: { respondentId: id }, data: { answers: generateAnswers(questionnaire, seed) } });
    await submitResponse(approver, { year: YEAR, code, revision: response.revision });
  } else if (kind === 'withdraw') {
    if (response.status === 'submitted') await withdrawResponse(approver, { year: YEAR, code, receipt: standing!.receipt });
  } else {
    const { validity } = await client.respondent.findUniqueOrThrow({ where: { id } });
    const answers = response.status === 'submitted' ? (standing!.answers as Answers) : null;
    await db.as(secretariatActor, async (tx) => {
      await tx.respondent.update({ where: { id }, data: { validity: validity === 'valid' ? 'invalid' : 'valid' } });
      await countChange(tx, { id, bands }, questionnaire, validity === 'valid' ? answers : null, validity === 'valid' ? null : answers);
    });
  }
}

test('after any sequence of submitting, taking back and marking, a recount equals the standing counts', { timeout: 180_000 }, async () => {
  const acts = fc.array(fc.record({ place: fc.nat(samples.length - 1), kind: fc.constantFrom('submit' as const, 'submit' as const, 'withdraw' as const, 'mark' as const), seed: fc.nat(100_000) }), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      for (const act of list) await perform(act);
      expect(await recount(secretariatActor, { year: YEAR })).toEqual([]);
    }),
    { numRuns: 8, seed: 2026 },
  );
  expect(await client.submission.count()).toBeGreaterThan(5);
});

describe('a difference', () => {
  beforeEach(async () => {
    await perform({ place: 0, kind: 'submit', seed: 1 });
    await client.$executeRaw`update tally set count = count + 2 where scheme = 'all' and item = 'risk-assumed' and part = '' and value = '*asked'`;
  });
  afterEach(() => recount(secretariatActor, { year: YEAR, repair: true }));

  test('is found, and put right on request', async () => {
    expect(await recount(secretariatActor, { year: YEAR })).toEqual([['all', 'all', 'risk-assumed', '', '*asked', -2]]);
    await recount(secretariatActor, { year: YEAR, repair: true });
    expect(await recount(secretariatActor, { year: YEAR })).toEqual([]);
  });
  test('is for the secretariat to look for', async () => {
    await expect(recount(anonymousActor, { year: YEAR })).rejects.toBeInstanceOf(RefusedError);
    await expect(recount(places[0]!.approver, { year: YEAR, repair: true })).rejects.toBeInstanceOf(RefusedError);
  });
});

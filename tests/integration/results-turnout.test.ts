import fc from 'fast-check';
import { expect, test } from 'vitest';
import { db } from '@/lib/platform/db';
import { readParticipation } from '@/lib/results/counting/participation';
import { bandsOf, schemes } from '@/lib/register/bands';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { makeWave, ownerClient, secretariatActor } from '../support/factories';

const client = ownerClient(process.env.OWNER_URL!);
const YEARS = [2026, 2027];

/** The same, counted from who is there. */
async function counted(year: number, scheme: string) {
  return client.$queryRaw<{ band: string; asked: number; submitted: number; valid: number }[]>`
    select coalesce(b.band, 'none') as band, count(*)::int as asked, count(s.respondent_id)::int as submitted, (count(s.respondent_id) filter (where r.validity = 'valid'))::int as valid
    from respondent r left join response s on s.respondent_id = r.id and s.status in ('submitted', 'accepted')
    cross join lateral (values ('all'), (r.bands->>${scheme})) b(band)
    where r.year = ${year} group by 1 order by 1`;
}

const standing = async (year: number, scheme: string) => {
  const bands = schemes.find(({ key }) => key === scheme)!.bands;
  const rows = await db.as(secretariatActor, (tx) => readParticipation(tx, year, scheme, bands));
  return rows.filter(({ asked }) => asked > 0).map(({ key, asked, submitted, valid }) => ({ band: key, asked, submitted, valid })).sort((a, b) => (a.band < b.band ? -1 : 1));
};

const types = ['町', '村', '市', '特別区'];
const statuses = ['draft', 'requested', 'submitted', 'accepted'];
const act = fc.record({ who: fc.nat(7), kind: fc.constantFrom('ask', 'answer', 'status', 'validity', 'leave'), to: fc.nat(3) });

test('after any acts, in transactions of several, the standing turnout is what a count gives', { timeout: 120_000 }, async () => {
  for (const year of YEARS) await makeWave(client, { ...questionnaireFor(2026), year });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }), async (transactions) => {
      for (const acts of transactions) {
        await client.$transaction(async (tx) => {
          for (const { who, kind, to } of acts) {
            const [owner, year] = [`anonymous-${who}`, YEARS[who % 2]!];
            const place = { type: types[to]!, population: 9_000 * (to + 1) ** 3 };
            const found = await tx.respondent.findFirst({ where: { owner, year }, include: { response: true } });
            if (!found) {
              if (kind === 'ask') await tx.respondent.create({ data: { year, owner, label: owner, demo: true, bands: bandsOf(place) } });
            } else if (kind === 'answer' && !found.response) await tx.response.create({ data: { respondentId: found.id, owner, status: statuses[to]!, answers: {} } });
            else if (kind === 'status' && found.response) await tx.response.update({ where: { respondentId: found.id }, data: { status: statuses[to]! } });
            else if (kind === 'validity') await tx.respondent.update({ where: { id: found.id }, data: { validity: to % 2 ? 'invalid' : 'valid', validityReason: to % 2 ? 'test' : '' } });
            else if (kind === 'leave') {
              await tx.response.deleteMany({ where: { respondentId: found.id } });
              await tx.respondent.delete({ where: { id: found.id } });
            }
          }
        });
      }
      for (const year of YEARS) for (const { key } of schemes) expect(await standing(year, key)).toEqual(await counted(year, key));
    }),
    { numRuns: 15, seed: 2026 },
  );
});

test('two acts on the same respondent at once are both counted', async () => {
  const { id } = await client.respondent.create({ data: { year: 2026, owner: 'anonymous-once', label: 'once', demo: true, bands: bandsOf({ type: '町', population: 1 }) } });
  await client.response.create({ data: { respondentId: id, owner: 'anonymous-once', status: 'draft', answers: {} } });
  for (const [status, validity] of [['submitted', 'invalid'], ['draft', 'valid'], ['accepted', 'invalid'], ['accepted', 'valid']] as const) {
    await Promise.all([
      client.response.update({ where: { respondentId: id }, data: { status } }),
      client.respondent.update({ where: { id }, data: { validity, validityReason: validity === 'valid' ? '' : 'test' } }),
    ]);
    expect(await standing(2026, 'type')).toEqual(await counted(2026, 'type'));
  }
});

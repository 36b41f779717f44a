import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reckonDuties } from '@/lib/agreement/duties/duties';
import { readDutyFacts, readDutyRules } from '@/lib/agreement/duties/read-duty-facts';
import { db } from '@/lib/platform/db';
import { addDays } from '@/lib/platform/time';
import { CALENDAR_SQL, DUTIES_SQL, PLANTED } from '../support/duties-sql';
import { ownerClient, secretariatActor } from '../support/factories';
import { makeRandomMembers } from '../support/random-members';

// Must show 1: the table of duties equals a second, independent reckoning over 500 random members and three years of dates, each day
// of them: two ends of fiscal years within, the leap day of 2024, and what the fiscal years before and after do to it.

const [FROM, TO] = ['2023-04-01', '2026-03-31'];
const days: string[] = [];
for (let on = FROM; on <= TO; on = addDays(on, 1)) days.push(on);

const owner = ownerClient(process.env.OWNER_URL!);
const sql = new pg.Client({ connectionString: process.env.OWNER_URL });
let groups: { agreementId: string; codes: string[] }[];
const ours = new Map<string, string>();

beforeAll(async () => {
  await sql.connect();
  groups = await makeRandomMembers(owner, 500);
  await sql.query(CALENDAR_SQL);
  await sql.query('set enable_nestloop = off; set enable_mergejoin = off; set max_parallel_workers_per_gather = 0; set jit = off; set work_mem = \'64MB\'');
  for (const { agreementId, codes } of groups) {
    const [rules, members] = await db.as(secretariatActor, async (tx) => [await readDutyRules(tx, agreementId), await readDutyFacts(tx, { agreementId, codes })] as const);
    for (const member of members) {
      const hashes = rules.map(() => createHash('md5'));
      for (const [i, on] of days.entries())
        for (const [j, said] of reckonDuties(rules, member, on).entries())
          hashes[j]!.update(`${i > 0 ? ';' : ''}${[said.state, said.metUntil ?? '-', said.unmetSince ?? '-', said.lastDone ?? '-', said.thisFiscalYear ? 't' : 'f'].join('|')}`);
      for (const [j, { key }] of rules.entries()) ours.set(`${member.code} ${key}`, hashes[j]!.digest('hex'));
    }
  }
});
afterAll(async () => {
  await sql.end();
  await owner.$disconnect();
});

/** Which member's duty the two reckonings tell differently; a part of the members at a time, to sort in memory. */
async function differences(query: string, only = Infinity): Promise<string[]> {
  const found: string[] = [];
  for (const { agreementId, codes } of groups)
    for (let at = 0; at < Math.min(codes.length, only); at += 25) {
      const part = codes.slice(at, Math.min(at + 25, only));
      const { rows } = await sql.query<{ code: string; key: string; sum: string; days: number }>(query, [agreementId, part, FROM, TO]);
      expect(rows.length).toBe(part.length * 8);
      for (const { code, key, sum, days: counted } of rows) if (counted !== days.length || ours.get(`${code} ${key}`) !== sum) found.push(`${code} ${key}`);
    }
  return found;
}

test('500 members, 8 duties, each of 1,096 days: nothing differs', async () => {
  expect(days.length).toBe(1096);
  expect(days).toContain('2024-02-29');
  expect(ours.size).toBe(500 * 8);
  expect(new Set(ours.values()).size).toBeGreaterThan(1_500); // they are not all alike
  expect(await differences(DUTIES_SQL)).toEqual([]);
});

describe('a planted mistake is found', () => {
  test.each(Object.keys(PLANTED))('%s', async (name) => {
    const [right, wrong] = PLANTED[name]!;
    expect(CALENDAR_SQL + DUTIES_SQL).toContain(right);
    if (CALENDAR_SQL.includes(right)) await sql.query(CALENDAR_SQL.replaceAll(right, wrong));
    expect(await differences(DUTIES_SQL.replaceAll(right, wrong), 6)).not.toEqual([]);
    if (CALENDAR_SQL.includes(right)) await sql.query(CALENDAR_SQL);
  });
});

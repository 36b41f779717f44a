import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, supportersOf } from '@/lib/platform/actor';
import { areas } from '../support/areas/all';
import type { Try } from '../support/areas/area';
import { type Fixture, makeFixture } from '../support/services-table';
import { memberCallers, type MemberCaller } from '../support/members';

// docs/row-level-security-members.md is the specification; this file tries each of its cells on a real PostgreSQL.

const [head, , ...body] = readFileSync('docs/row-level-security-members.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
const tries: Record<string, Try> = Object.assign({}, ...areas.map((area) => area.memberTries ?? {}));

let web: pg.Client;
let fixture: Fixture;

beforeAll(async () => {
  const owner = new pg.Client({ connectionString: process.env.OWNER_URL });
  await owner.connect();
  fixture = await makeFixture(owner);
  await owner.end();
  web = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await web.connect();
});
afterAll(() => web.end());

/** Whether the statement touches a row for this actor; everything is rolled back. */
async function may(caller: MemberCaller, sql: string): Promise<boolean> {
  const actor = fixture.members[caller];
  await web.query('begin');
  try {
    await web.query(`select set_config('app.kind', $1, true), set_config('app.person', $2, true), set_config('app.codes', $3, true), set_config('app.supporters', $4, true)`, [actor.kind, 'personId' in actor ? actor.personId : '', codesOf(actor).join(','), supportersOf(actor).join(',')]);
    return ((await web.query(sql)).rowCount ?? 0) > 0;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42501') return false; // insufficient_privilege: no grant, or refused by a policy
    if (code === '23505') return true; // duplicate key: the policy had let it through
    throw error;
  } finally {
    await web.query('rollback');
  }
}

test('the table has one column a standing, and each row can be tried', () => {
  expect(head!.slice(1)).toEqual([...memberCallers]);
  expect(body.map(([row]) => row).sort()).toEqual(Object.keys(tries).sort());
});

describe.each(body.map(([row, ...cells]) => ({ row: row!, cells })))('$row', ({ row, cells }) => {
  test.each(memberCallers.map((caller, i) => ({ caller, cell: cells[i]! })))('$caller: $cell', async ({ caller, cell }) => {
    const { select, insert, update } = tries[row]!;
    const found = ((await may(caller, select)) ? 'R' : '') + (insert && (await may(caller, insert)) ? 'I' : '') + (update && (await may(caller, update)) ? 'U' : '');
    expect(found || '-').toBe(cell);
  });

  test('nobody deletes', async () => {
    for (const caller of memberCallers) expect(await may(caller, `delete from ${row.split(' ')[0]}`)).toBe(false);
  });
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/platform/actor';
import { callers, changedTables, loadServices, MARK, memberCallers, untouched } from '../support/services-table';

// The second lock alone: every permission of lib/people/access.ts says yes, and row-level security still stops whoever
// the table refuses. Nothing may be changed, and nothing of municipality A may come back.
vi.mock('@/lib/people/access', async (load) => Object.fromEntries(Object.keys(await load<object>()).map((name) => [name, () => true])));

const owner = new pg.Client({ connectionString: process.env.OWNER_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const services = await loadServices();

async function learnsAndChangesNothing(call: (typeof services)[number]['call'], actorOf: (fixture: Awaited<ReturnType<typeof untouched>>) => Actor) {
  const fixture = await untouched(owner);
  const outcome = await call(actorOf(fixture), fixture).catch((error: unknown) => error);
  expect(await changedTables(owner)).toEqual([]);
  expect(outcome instanceof Error ? '' : (JSON.stringify(outcome, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? '')).not.toContain(MARK);
}

describe.each(services.filter(({ answers }) => /\bno(ne)?\b/.test(answers)))('$name', ({ call, answers }) => {
  test.each(callers.filter((_, i) => answers.split(' ')[i] !== 'ok'))('%s learns and changes nothing', (caller) => learnsAndChangesNothing(call, ({ actors }) => actors[caller]));
});

describe.each(services.filter(({ members = '' }) => /\bno(ne)?\b/.test(members)))('$name, by standing in the agreement', ({ call, members }) => {
  test.each(memberCallers.filter((_, i) => members!.split(' ')[i] !== 'ok'))('%s learns and changes nothing', (caller) => learnsAndChangesNothing(call, (fixture) => fixture.members[caller]));
});

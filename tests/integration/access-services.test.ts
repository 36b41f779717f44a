import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExpectedError, NotFoundError, RefusedError } from '@/lib/platform/errors';
import { callers, elsewhere, loadServices, memberCallers, untouched } from '../support/services-table';

// The first lock: each service asked by each role.

const owner = new pg.Client({ connectionString: process.env.OWNER_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const services = await loadServices();

const outcome = (called: Promise<unknown>): Promise<string> =>
  called.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof RefusedError) return 'no';
      if (error instanceof NotFoundError) return 'none';
      if (error instanceof ExpectedError) return 'ok';
      throw error;
    },
  );

describe.each(services)('$name', ({ call, answers }) => {
  test.each(callers.map((caller, i) => ({ caller, answer: answers.split(' ')[i]! })))('$caller: $answer', async ({ caller, answer }) => {
    const fixture = await untouched(owner);
    expect(await outcome(call(fixture.actors[caller], fixture))).toBe(answer);
  });
});

describe.each(services.filter(({ members }) => members))('$name, by standing in the agreement', ({ call, members }) => {
  test.each(memberCallers.map((caller, i) => ({ caller, answer: members!.split(' ')[i]! })))('$caller: $answer', async ({ caller, answer }) => {
    const fixture = await untouched(owner);
    expect(await outcome(call(fixture.members[caller], fixture))).toBe(answer);
  });
});

test('every service that takes an actor stands in the table or has a test of its own', () => {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'lib'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !file.startsWith('lib/platform/'))
    .filter((file) => /export (async )?(function|const) \w+[^\n]*\(actor: Actor/.test(readFileSync(file, 'utf8')) || /export (async )?function \w+\(\s*\n\s*actor: Actor/.test(readFileSync(file, 'utf8')))
    .map((file) => file.replace(/^lib\//, '').replace(/\.ts$/, ''));
  expect(new Set([...services.map(({ name }) => name), ...elsewhere].filter((name) => files.includes(name)))).toEqual(new Set(files));
});

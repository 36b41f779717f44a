import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lockIsMet } from '../../scripts/launch/install.mjs';
import { nodeRefusal, OLDEST_NODE } from '../../scripts/launch/node-version.mjs';
import { fallCounter } from '../../scripts/launch/supervise.mjs';
import { parseDatabaseUrl, parsePort, parseSecret, refuseOpenDemo } from '../../scripts/server/settings.mjs';

test.each(['12.22.12', '18.20.4', '20.18.9'])('Node %s is refused with a sentence that names the version to install', (version) => {
  expect(nodeRefusal(version)).toContain(`現在 ${version}`);
  expect(nodeRefusal(version)).toContain('20.19以上');
});

test.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1'])('Node %s will do', (version) => {
  expect(nodeRefusal(version)).toBeUndefined();
});

test('the oldest Node is the one that package.json names', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${OLDEST_NODE.join('.')}`);
});

test('a port is 3000 when unset, and a whole number from 1 to 65535 else', () => {
  expect(parsePort(undefined)).toBe(3000);
  expect(parsePort('')).toBe(3000);
  expect(parsePort('8080')).toBe(8080);
  for (const wrong of ['0', '65536', '80.5', 'http', '-1', '８０８０', '1e3', ' 80']) expect(() => parsePort(wrong)).toThrow('「PORT」');
});

test('a database URL is one of PostgreSQL with a database, and its password is never repeated', () => {
  expect(parseDatabaseUrl('DATABASE_URL', 'postgresql://a:b@db:5432/sonaeai')).toBe('postgresql://a:b@db:5432/sonaeai');
  for (const wrong of ['', 'db.example', 'mysql://a:geheim@db/x', 'postgresql://a:geheim@db:5432/']) {
    expect(() => parseDatabaseUrl('DATABASE_URL', wrong)).toThrow(/^(?!.*geheim).*「DATABASE_URL」/);
  }
});

test('a secret is 32 characters or more', () => {
  expect(() => parseSecret('short')).toThrow('32文字以上');
  expect(parseSecret('x'.repeat(32))).toHaveLength(32);
});

test('demo accounts are never served to other machines', () => {
  for (const open of ['0.0.0.0', '::', '192.168.1.10', 'example.jp']) expect(() => refuseOpenDemo(open, true)).toThrow('「HOST」');
  for (const closed of ['127.0.0.1', 'localhost', '::1', '[::1]', '127.0.0.53']) expect(() => refuseOpenDemo(closed, true)).not.toThrow();
  expect(() => refuseOpenDemo('0.0.0.0', false)).not.toThrow();
});

test('packages are installed when every one of the lock is there in its version; only optional ones may be absent', () => {
  const wanted = {
    '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win32': { version: '2.0.0', optional: true },
    'node_modules/left-over': { version: '3.0.0', extraneous: true },
  };
  expect(lockIsMet(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  expect(lockIsMet(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false);
  expect(lockIsMet(wanted, {})).toBe(false);
  expect(lockIsMet(wanted, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win32': { version: '1.9.0' } })).toBe(false);
});

test('three falls within a minute are too many, three in an hour are not', () => {
  let now = 0;
  const tooOften = fallCounter(() => now);
  expect([tooOften(), tooOften(), tooOften()]).toEqual([false, false, true]);
  now = 61_000;
  expect(tooOften()).toBe(false);
});

import * as argon2 from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { anonymous } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, TooManyAttemptsError } from '@/lib/platform/errors';
import { attemptLimits } from '@/lib/people/limits';
import { isOutdated } from '@/lib/people/password';
import { readSession } from '@/lib/people/session';
import { signIn } from '@/lib/people/sign-in';
import { endSession } from '@/lib/people/sign-out';
import { ownerClient } from '../support/factories';
import { newPerson, newSession, PASSWORD } from '../support/people';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});

const owner = ownerClient(process.env.OWNER_URL!);
const WRONG = '利用者名またはパスワードが違います。確かめて、もう一度入力してください。';
let address = 0;
const origin = () => ({ address: `192.0.2.${address}`, browser: 'Chrome（Windows）' });
const attempt = (signInName: string, password = PASSWORD, from = origin()) => signIn(from, { signInName, password });
const wrong = (signInName: string, from = origin()) => attempt(signInName, '違うパスワードです', from).catch((error: unknown) => error);

beforeEach(() => {
  address += 1;
});
afterEach(() => owner.signInCounter.deleteMany());

describe('sign-in with name and password', () => {
  test('opens a session that lasts twelve hours and knows the browser', async () => {
    const person = await newPerson(owner, 'viewer');
    const outcome = await attempt(person.signInName);
    if (outcome.step !== 'done') throw new Error('no session');
    const row = await owner.signInSession.findUniqueOrThrow({ where: { id: outcome.sessionId } });
    expect(row).toMatchObject({ personId: person.id, secondFactor: false, userAgent: 'Chrome（Windows）', revokedAt: null });
    expect(Math.abs(row.expiresAt.getTime() - Date.now() - 12 * 3600_000)).toBeLessThan(10_000);
    expect(await readSession(outcome.sessionId)).toMatchObject({ personId: person.id });
  });

  test('takes the name in any width and case, and the password in any Unicode form', async () => {
    const person = await newPerson(owner, 'viewer', { signInName: 'yamada.taro-1' });
    expect(await attempt(' ＹＡＭＡＤＡ．Taro-１ ', PASSWORD.normalize('NFD'))).toMatchObject({ step: 'done' });
    expect(person.signInName).toBe('yamada.taro-1');
  });

  test('unknown name, wrong password and removed person get the same sentence after the same work', async () => {
    const known = await newPerson(owner, 'viewer');
    const removed = await newPerson(owner, 'viewer');
    await owner.person.update({ where: { id: removed.id }, data: { removedAt: new Date() } });
    for (const [name, password] of [['nobody-at-all', PASSWORD], [known.signInName, '違うパスワードです'], [removed.signInName, PASSWORD]] as const) {
      vi.mocked(argon2.verify).mockClear();
      const error = await attempt(name, password).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(InvalidInputError);
      expect(error).toMatchObject({ message: WRONG, fieldErrors: {} });
      expect(argon2.verify).toHaveBeenCalledTimes(1);
    }
    const [stored] = vi.mocked(argon2.verify).mock.calls[0]!;
    expect(isOutdated(String(stored))).toBe(false); // the stand-in hash is made with today's parameters
  });

  test('a hash made with older parameters is made anew', async () => {
    const person = await newPerson(owner, 'viewer');
    const before = await owner.personSecret.update({ where: { personId: person.id }, data: { passwordHash: await argon2.hash(PASSWORD.normalize('NFKC'), { memoryCost: 8192, timeCost: 1 }) } });
    expect(isOutdated(before.passwordHash)).toBe(true);
    await attempt(person.signInName);
    const after = await owner.personSecret.findUniqueOrThrow({ where: { personId: person.id } });
    expect(isOutdated(after.passwordHash)).toBe(false);
    expect(await attempt(person.signInName)).toMatchObject({ step: 'done' });
  });

  test('signing out ends the session at once', async () => {
    const person = await newPerson(owner, 'viewer');
    const { id } = await newSession(owner, person.id);
    await endSession(id);
    expect(await readSession(id)).toBeNull();
  });
});

describe('limits', () => {
  const { limit, seconds } = attemptLimits.account;

  test('ten failures of one account stop it everywhere, for a quarter of an hour, also with the right password', async () => {
    const person = await newPerson(owner, 'viewer');
    for (let i = 0; i < limit; i++) expect(await wrong(person.signInName, { address: `198.51.100.${i}`, browser: '' })).toBeInstanceOf(InvalidInputError);
    const error = await attempt(person.signInName).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TooManyAttemptsError);
    expect((error as Error).message).toMatch(/^パスワードの間違いが続いたため、このアカウントの受付を一時的に止めています。\d\d:\d\d以降にもう一度お試しください。$/);
    const counter = await owner.signInCounter.findFirstOrThrow({ where: { kind: 'account' } });
    expect(counter.windowEnd.getTime() - Date.now()).toBeLessThanOrEqual(seconds * 1000);
    expect(counter.key).not.toContain(person.signInName);
    await owner.signInCounter.updateMany({ data: { windowEnd: new Date(Date.now() - 1000) } });
    expect(await attempt(person.signInName)).toMatchObject({ step: 'done' });
  });

  test('an account that does not exist is stopped alike', async () => {
    for (let i = 0; i < limit; i++) await wrong('nobody-either');
    expect(await wrong('nobody-either')).toBeInstanceOf(TooManyAttemptsError);
  });

  test('a success lets the account begin anew', async () => {
    const person = await newPerson(owner, 'viewer');
    for (let i = 0; i < limit - 1; i++) await wrong(person.signInName);
    expect(await attempt(person.signInName)).toMatchObject({ step: 'done' });
    for (let i = 0; i < limit; i++) expect(await wrong(person.signInName)).toBeInstanceOf(InvalidInputError);
    expect(await wrong(person.signInName)).toBeInstanceOf(TooManyAttemptsError);
  });

  test('attempts side by side do not pass the limit together', async () => {
    const person = await newPerson(owner, 'viewer');
    const outcomes = await Promise.all(Array.from({ length: limit + 8 }, () => wrong(person.signInName)));
    expect(outcomes.filter((error) => error instanceof InvalidInputError)).toHaveLength(limit);
    expect(outcomes.filter((error) => error instanceof TooManyAttemptsError)).toHaveLength(8);
  });

  test('fifty failures from one address stop it, not the next one; a success gives only itself back', async () => {
    const person = await newPerson(owner, 'viewer');
    const from = origin();
    vi.mocked(argon2.verify).mockResolvedValue(false);
    for (let i = 0; i < attemptLimits.address.limit - 1; i++) await wrong(`nobody-${i}`, from);
    vi.mocked(argon2.verify).mockReset();
    vi.mocked(argon2.verify).mockImplementation((await vi.importActual<typeof argon2>('@node-rs/argon2')).verify);
    expect(await attempt(person.signInName, PASSWORD, from)).toMatchObject({ step: 'done' });
    expect(await wrong('nobody-x', from)).toBeInstanceOf(InvalidInputError);
    const stopped = await attempt(person.signInName, PASSWORD, from).catch((e: unknown) => e);
    expect(stopped).toBeInstanceOf(TooManyAttemptsError);
    expect((stopped as Error).message).toContain('このネットワークからのサインイン');
    expect(await attempt(person.signInName, PASSWORD, { address: '203.0.113.9', browser: '' })).toMatchObject({ step: 'done' });
  });

  test('counters long past are swept away', async () => {
    await owner.signInCounter.create({ data: { kind: 'address', key: 'old', failures: 3, windowEnd: new Date(Date.now() - 2 * 86_400_000) } });
    await wrong('nobody-sweeps');
    expect(await owner.signInCounter.count({ where: { key: 'old' } })).toBe(0);
  });
});

describe('what the role of the web process may not read or write', () => {
  test.each(['person_secret', 'recovery_code', 'sign_in_counter', 'sign_in_attempt'])('%s', async (table) => {
    for (const sql of [`select * from ${table}`, `delete from ${table}`]) {
      await expect(db.as({ kind: 'secretariat', personId: crypto.randomUUID(), sessionId: '', name: '' }, (tx) => tx.$queryRawUnsafe(sql))).rejects.toThrow(/permission denied/);
    }
  });

  test.each([
    ['a session', `update sign_in_session set expires_at = now() + interval '1 year'`],
    ['its second factor', 'update sign_in_session set second_factor = true'],
    ['a sign-in name', `update person set sign_in_name = 'x'`],
    ['the demo mark', 'update person set demo = true'],
    ['a role', `update assignment set role = 'secretariat', municipality_code = null`],
    ['whom an invitation is for', `update invitation set role = 'secretariat'`],
  ])('%s cannot be changed past the services', async (_what, sql) => {
    await expect(db.as(anonymous, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(/permission denied/);
  });

  test('what acts for a person refuses when none acts', async () => {
    for (const call of ['sign_in.own_secret()', `sign_in.set_own_password('x')`, `sign_in.set_own_recovery_codes('{}')`, `sign_in.join_invitation('x')`]) {
      await expect(db.as(anonymous, (tx) => tx.$queryRawUnsafe(`select ${call}::text`))).rejects.toThrow(/no person is acting/);
    }
  });

  test('one person cannot end the sessions of another', async () => {
    const [mine, other] = [await newPerson(owner, 'viewer'), await newPerson(owner, 'viewer')];
    const actor = { kind: 'person' as const, personId: mine.id, sessionId: '', name: '', editorOf: [], approverOf: [], coordinatorOf: [], viewer: true };
    await expect(db.as(actor, (tx) => tx.$queryRaw`select sign_in.end_sessions_of(${other.id}::uuid, null::uuid)`)).rejects.toThrow(/sessions belong to their person/);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { InvalidInputError, StateError, TooManyAttemptsError } from '@/lib/platform/errors';
import { changePassword } from '@/lib/people/change-password';
import { confirmCode } from '@/lib/people/confirm-code';
import { endOwnSessions } from '@/lib/people/end-own-sessions';
import { getAccount } from '@/lib/people/get-account';
import { getPendingCode } from '@/lib/people/get-pending-code';
import { attemptLimits } from '@/lib/people/limits';
import { removeCode } from '@/lib/people/remove-code';
import { renewRecoveryCodes } from '@/lib/people/renew-recovery-codes';
import { readSession } from '@/lib/people/session';
import { signIn } from '@/lib/people/sign-in';
import { signInCode } from '@/lib/people/sign-in-code';
import { startCode } from '@/lib/people/start-code';
import { anonymousActor, ownerClient, type Role } from '../support/factories';
import { actorOfSession, appCode, newPerson, newSession, PASSWORD } from '../support/people';

const owner = ownerClient(process.env.OWNER_URL!);
let n = 0;
const origin = () => ({ address: `192.0.2.${n}`, browser: 'Firefox（Linux）' });

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] }); // stands still: no code grows old within a test
  n += 1;
  await owner.signInCounter.deleteMany();
});

afterEach(() => vi.useRealTimers());

/** A person signed in twice, who has set up the one-time code in the first session. */
async function withCode(role: Role = 'viewer') {
  const person = await newPerson(owner, role);
  const [session, other] = [await newSession(owner, person.id), await newSession(owner, person.id)];
  const actor = await actorOfSession(session.id);
  await startCode(actor, {});
  const { pending } = await getPendingCode(actor);
  const secret = pending!.text.replaceAll(' ', '');
  // One step back, so that the code of now is still unused.
  const { recoveryCodes } = await confirmCode(actor, { code: appCode(secret, -1) });
  const token = async () => {
    const outcome = await signIn(origin(), { signInName: person.signInName, password: PASSWORD });
    if (outcome.step !== 'code') throw new Error('no code was asked for');
    return outcome.token;
  };
  return { person, session, other, secret, recoveryCodes, token, actor: async () => actorOfSession(session.id) };
}
const failure = (promise: Promise<unknown>) => promise.then(() => 'went through', (error: unknown) => error);

describe('setting up', () => {
  test('a proved code is in force, this session has shown it, all others end', async () => {
    const { person, session, other, recoveryCodes } = await withCode('secretariat');
    expect(await readSession(session.id)).toMatchObject({ secondFactor: true, actor: { kind: 'secretariat' } });
    expect(await readSession(other.id)).toBeNull();
    expect(new Set(recoveryCodes).size).toBe(10);
    const stored = await owner.personSecret.findUniqueOrThrow({ where: { personId: person.id } });
    expect(stored.totpPending).toBeNull();
    const hashes = await owner.recoveryCode.findMany({ where: { personId: person.id } });
    expect(hashes).toHaveLength(10);
    expect(JSON.stringify([stored.totpSecret, hashes])).not.toMatch(new RegExp(recoveryCodes.map((code) => code.replaceAll('-', '')).join('|')));
  });

  test('the secret is stored encrypted and drawn as a QR code with its text', async () => {
    const person = await newPerson(owner, 'viewer');
    const actor = await actorOfSession((await newSession(owner, person.id)).id);
    await startCode(actor, {});
    const { pending, on } = await getPendingCode(actor);
    expect(on).toBe(false);
    expect(pending!.text).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(pending!.svg).toMatch(/^<svg /);
    const stored = await owner.personSecret.findUniqueOrThrow({ where: { personId: person.id } });
    expect(stored.totpPending).not.toContain(pending!.text.replaceAll(' ', ''));
    expect(stored.totpSecret).toBeNull();
  });

  test('a wrong code confirms nothing, and guessing ends', async () => {
    const person = await newPerson(owner, 'viewer');
    const { id } = await newSession(owner, person.id);
    const actor = await actorOfSession(id);
    expect(await failure(confirmCode(actor, { code: '123456' }))).toBeInstanceOf(StateError);
    await startCode(actor, {});
    for (let i = 0; i < attemptLimits.code.limit; i++) {
      expect(await failure(confirmCode(actor, { code: 'abc' }))).toMatchObject({ fieldErrors: { code: expect.stringContaining('「確認コード」が違います') } });
    }
    const { pending } = await getPendingCode(actor);
    expect(await failure(confirmCode(actor, { code: appCode(pending!.text) }))).toBeInstanceOf(TooManyAttemptsError);
    expect(await readSession(id)).toMatchObject({ secondFactor: false });
  });

  test('moving to another phone asks for the password and keeps the old code until the new one is proved', async () => {
    const { secret, token, actor } = await withCode();
    expect(await failure(startCode(await actor(), {}))).toMatchObject({ fieldErrors: { current: expect.stringContaining('違います') } });
    await startCode(await actor(), { current: PASSWORD });
    await signInCode(origin(), { token: await token(), code: appCode(secret) });
    const { pending } = await getPendingCode(await actor());
    await confirmCode(await actor(), { code: appCode(pending!.text, -1) });
    expect(await failure(signInCode(origin(), { token: await token(), code: appCode(secret, 1) }))).toBeInstanceOf(InvalidInputError);
    expect(await signInCode(origin(), { token: await token(), code: appCode(pending!.text) })).toBeTypeOf('string');
  });
});

describe('the second step of the sign-in', () => {
  test('password alone opens nothing; the code does, in full width and with a space as well', async () => {
    const { person, secret, token } = await withCode();
    const before = await owner.signInSession.count({ where: { personId: person.id } });
    const given = await token();
    expect(await owner.signInSession.count({ where: { personId: person.id } })).toBe(before);
    const wide = [...appCode(secret)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    const sessionId = await signInCode(origin(), { token: given, code: ` ${wide.slice(0, 3)} ${wide.slice(3)}` });
    expect(await readSession(sessionId)).toMatchObject({ personId: person.id, secondFactor: true });
  });

  test('a used step is refused again, and so is every earlier one', async () => {
    const { secret, token } = await withCode();
    await signInCode(origin(), { token: await token(), code: appCode(secret) });
    for (const step of [0, -1]) {
      expect(await failure(signInCode(origin(), { token: await token(), code: appCode(secret, step) }))).toBeInstanceOf(InvalidInputError);
    }
    expect(await signInCode(origin(), { token: await token(), code: appCode(secret, 1) })).toBeTypeOf('string');
  });

  test('a code two steps away is refused', async () => {
    const { secret, token } = await withCode();
    expect(await failure(signInCode(origin(), { token: await token(), code: appCode(secret, 2) }))).toBeInstanceOf(InvalidInputError);
  });

  test('one code shown twice at the same moment opens one session', async () => {
    const { secret, token } = await withCode();
    const tokens = [await token(), await token(), await token()];
    const code = appCode(secret);
    const outcomes = await Promise.all(tokens.map((given) => failure(signInCode(origin(), { token: given, code }))));
    expect(outcomes.filter((outcome) => outcome === 'went through')).toHaveLength(1);
  });

  test('an attempt is good once, for ten minutes, and only while its person is there', async () => {
    const { person, secret, recoveryCodes, token } = await withCode();
    const used = await token();
    await signInCode(origin(), { token: used, code: appCode(secret) });
    expect(await failure(signInCode(origin(), { token: used, code: recoveryCodes[0]! }))).toBeInstanceOf(StateError);
    const late = await token();
    await owner.signInAttempt.updateMany({ where: { personId: person.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await failure(signInCode(origin(), { token: late, code: recoveryCodes[0]! }))).toBeInstanceOf(StateError);
    expect(await failure(signInCode(origin(), { token: 'made-up', code: recoveryCodes[0]! }))).toBeInstanceOf(StateError);
    const orphan = await token();
    await owner.person.update({ where: { id: person.id }, data: { removedAt: new Date() } });
    expect(await failure(signInCode(origin(), { token: orphan, code: recoveryCodes[0]! }))).toBeInstanceOf(StateError);
  });

  test('five wrong codes end the attempt', async () => {
    const { secret, token } = await withCode();
    const given = await token();
    for (let i = 0; i < attemptLimits.attempt.limit; i++) expect(await failure(signInCode(origin(), { token: given, code: '000000' }))).toBeInstanceOf(InvalidInputError);
    expect(await failure(signInCode(origin(), { token: given, code: appCode(secret) }))).toBeInstanceOf(TooManyAttemptsError);
    expect(await failure(signInCode(origin(), { token: given, code: appCode(secret) }))).toBeInstanceOf(StateError);
    expect(await signInCode(origin(), { token: await token(), code: appCode(secret) })).toBeTypeOf('string');
  });

  test('ten wrong codes over several attempts stop the person for an hour', async () => {
    const { secret, token } = await withCode();
    for (let i = 0; i < attemptLimits.code.limit / 5; i++) {
      const given = await token();
      for (let j = 0; j < 5; j++) await failure(signInCode(origin(), { token: given, code: '000000' }));
    }
    const stopped = await failure(signInCode(origin(), { token: await token(), code: appCode(secret) }));
    expect(stopped).toMatchObject({ message: expect.stringMatching(/^確認コードの間違いが続いたため、.*\d\d:\d\d以降に/) });
    await owner.signInCounter.updateMany({ where: { kind: 'code' }, data: { windowEnd: new Date(Date.now() - 1000) } });
    expect(await signInCode(origin(), { token: await token(), code: appCode(secret) })).toBeTypeOf('string');
  });

  test('a recovery code is good once, typed in small letters without hyphens', async () => {
    const { recoveryCodes, token } = await withCode();
    const [code] = recoveryCodes;
    expect(await signInCode(origin(), { token: await token(), code: code!.toLowerCase().replaceAll('-', ' ') })).toBeTypeOf('string');
    expect(await failure(signInCode(origin(), { token: await token(), code: code! }))).toBeInstanceOf(InvalidInputError);
    expect(await signInCode(origin(), { token: await token(), code: recoveryCodes[1]! })).toBeTypeOf('string');
  });

  test("another person's recovery code is refused", async () => {
    const [mine, theirs] = [await withCode(), await withCode()];
    expect(await failure(signInCode(origin(), { token: await mine.token(), code: theirs.recoveryCodes[0]! }))).toBeInstanceOf(InvalidInputError);
  });
});

describe('own account', () => {
  test('new recovery codes and turning the code off need the password', async () => {
    const { recoveryCodes, token, session, actor } = await withCode('secretariat');
    expect(await failure(renewRecoveryCodes(await actor(), { current: 'wrong' }))).toBeInstanceOf(InvalidInputError);
    expect(await failure(removeCode(await actor(), { current: 'wrong' }))).toBeInstanceOf(InvalidInputError);
    const renewed = await renewRecoveryCodes(await actor(), { current: PASSWORD });
    expect(await failure(signInCode(origin(), { token: await token(), code: recoveryCodes[0]! }))).toBeInstanceOf(InvalidInputError);
    const second = await signInCode(origin(), { token: await token(), code: renewed.recoveryCodes[0]! });
    await removeCode(await actor(), { current: PASSWORD });
    expect(await readSession(second)).toBeNull();
    expect(await readSession(session.id)).toMatchObject({ codeNeeded: true, actor: { kind: 'person' } });
    expect(await failure(renewRecoveryCodes(await actor(), { current: PASSWORD }))).toBeInstanceOf(StateError);
  });

  test('guessing the own password at an open screen ends', async () => {
    const { actor } = await withCode();
    const who = await actor();
    for (let i = 0; i < attemptLimits.account.limit; i++) await failure(removeCode(who, { current: 'wrong' }));
    expect(await failure(removeCode(who, { current: PASSWORD }))).toBeInstanceOf(TooManyAttemptsError);
  });

  test('a new password ends all other sessions and what was begun with the old one', async () => {
    const { person, session, secret, token, actor } = await withCode();
    const other = await newSession(owner, person.id, { secondFactor: true });
    const begun = await token();
    const next = '新しい 合言葉は 77 です';
    expect(await changePassword(await actor(), { current: PASSWORD, password: next, again: next })).toEqual({ ended: 1 });
    expect(await readSession(session.id)).not.toBeNull();
    expect(await readSession(other.id)).toBeNull();
    expect(await failure(signInCode(origin(), { token: begun, code: appCode(secret) }))).toBeInstanceOf(StateError);
    expect(await failure(signIn(origin(), { signInName: person.signInName, password: PASSWORD }))).toBeInstanceOf(InvalidInputError);
    expect(await signIn(origin(), { signInName: person.signInName, password: next })).toMatchObject({ step: 'code' });
  });

  test.each([
    [{ current: PASSWORD, password: 'みじかい', again: 'みじかい' }, 'password'],
    [{ current: PASSWORD, password: '十分に長い合言葉です一', again: '十分に長い合言葉です一' }, 'password'],
    [{ current: PASSWORD, password: '十分に長い合言葉です。一', again: '十分に長い合言葉です。二' }, 'again'],
    [{ current: 'wrong', password: '十分に長い合言葉です。一', again: '十分に長い合言葉です。一' }, 'current'],
  ])('a new password that will not do is refused at its field: %#', async (input, field) => {
    const person = await newPerson(owner, 'viewer');
    const actor = await actorOfSession((await newSession(owner, person.id)).id);
    const error = await failure(changePassword(actor, input));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(Object.keys((error as InvalidInputError).fieldErrors)).toEqual([field]);
  });

  test('sessions are listed, and end elsewhere or everywhere', async () => {
    const person = await newPerson(owner, 'viewer');
    const rows = [await newSession(owner, person.id, { userAgent: 'Edge（Windows）' }), await newSession(owner, person.id), await newSession(owner, person.id)];
    await newSession(owner, (await newPerson(owner, 'viewer')).id);
    const actor = await actorOfSession(rows[0]!.id);
    const account = await getAccount(actor);
    expect(account.sessions).toHaveLength(3);
    expect(account.sessions.filter((s) => s.current)).toMatchObject([{ id: rows[0]!.id, browser: 'Edge（Windows）' }]);
    expect(await endOwnSessions(actor, { keepThis: true })).toEqual({ ended: 2 });
    expect(await readSession(rows[0]!.id)).not.toBeNull();
    expect(await endOwnSessions(actor, { keepThis: false })).toEqual({ ended: 1 });
    expect(await readSession(rows[0]!.id)).toBeNull();
  });

  test('nobody signed in has no account', async () => {
    const calls = [getAccount(anonymousActor), getPendingCode(anonymousActor), startCode(anonymousActor, {}), endOwnSessions(anonymousActor, { keepThis: false }),
      confirmCode(anonymousActor, { code: '' }), removeCode(anonymousActor, { current: '' }), renewRecoveryCodes(anonymousActor, { current: '' }), changePassword(anonymousActor, { current: '', password: '', again: '' })];
    for (const call of calls) expect(await failure(call)).toMatchObject({ status: 403 });
  });
});

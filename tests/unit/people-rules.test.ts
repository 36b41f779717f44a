import { issuesByField } from '@/lib/platform/errors';
import { describe, expect, test } from 'vitest';
import { browserName } from '@/lib/platform/browser-name';
import { addressGroup } from '@/lib/platform/client-address';
import { keyedHash, seal, unseal } from '@/lib/people/keys';
import { codeStep, codeUri, isRecoveryCode, newCodeSecret, newRecoveryCodes, normaliseCode } from '@/lib/people/one-time-code';
import { normaliseSignInName, passwordProblem, signInNameProblem } from '@/lib/people/password-rules';
import { inviteSchema, signInSchema } from '@/lib/people/schemas';
import { appCode } from '../support/people';

process.env.SONAEAI_SECRET ??= 'a-secret-for-tests-only-of-32-bytes-or-more';

describe('passwords', () => {
  test.each([
    ['', '入力してください'],
    ['elevenchars', '12文字以上にしてください。いまは11文字です'],
    ['𠮷野家の牛丼大盛りつゆ', '12文字以上にしてください。いまは11文字です'], // 𠮷 is one character, not two
    ['a'.repeat(201), '200文字以下'],
    ['yamada.taro-ict', '利用者名と違うもの'],
    ['ＹＡＭＡＤＡ．ｔａｒｏ-ict', '利用者名と違うもの'],
    ['Password1234', '推測されやすい'],
    ['ｐａｓｓｗｏｒｄ１２３４', '推測されやすい'],
    ['ababababababab', '推測されやすい'],
    ['twelve chars\u0000', '制御文字'],
  ])('%j is refused', (password, reason) => {
    expect(passwordProblem(password, 'yamada.taro-ict')).toContain(reason);
  });

  test('a name repeated is refused', () => {
    expect(passwordProblem('hanakohanakohanako', 'hanako')).toContain('利用者名の繰り返し');
  });

  test.each(['correct horse battery', 'かえるの合唱は四十二番目', '𠮷野家の牛丼大盛りつゆだく', 'sonaeai-demo', 'x'.repeat(3) + 'yz 9 &()=~|'])('%j will do', (password) => {
    expect(passwordProblem(password, 'yamada.taro')).toBeUndefined();
  });
});

describe('sign-in names', () => {
  test('one spelling for any width and case', () => {
    expect(normaliseSignInName(' Ｙａｍａｄａ１ ')).toBe('yamada1');
    expect(normaliseSignInName('ｱｲｳ')).toBe('アイウ');
  });
  test.each(['abc', '山田太郎', 'ict.tarou@city', 'a_b-c'])('%s will do', (name) => expect(signInNameProblem(name)).toBeUndefined());
  test.each(['', 'ab', 'a'.repeat(61), 'a b c', 'a\u0000bc', '<b>x', 'a/b/c'])('%j is refused', (name) => expect(signInNameProblem(name)).toMatch(/^「利用者名」/));
});

describe('what an address counts as', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['[2001:db8::1]', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['', 'unknown'],
    [null, 'unknown'],
    ['a proxy', 'unknown'],
  ])('%s → %s', (address, group) => expect(addressGroup(address)).toBe(group));
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge（Windows）'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36', 'Chrome（Windows）'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1', 'Safari（iPhone）'],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36', 'Chrome（Android）'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14.0; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox（Mac）'],
  ['curl/8', '不明なブラウザ'],
  [null, '不明なブラウザ'],
])('browser of %s', (agent, name) => expect(browserName(agent)).toBe(name));

describe('one-time codes', () => {
  test('follow RFC 6238, appendix B (SHA-1, shortened to six digits)', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    for (const [seconds, code] of [[59, '287082'], [1111111109, '081804'], [1234567890, '005924'], [20000000000, '353130']] as const) {
      expect(codeStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
    }
  });

  test('one step to either side is taken for what it is, two are not', () => {
    const secret = newCodeSecret();
    const now = Math.floor(Date.now() / 30_000);
    expect([-2, -1, 0, 1, 2].map((step) => codeStep(secret, appCode(secret, step), now * 30_000 + (Date.now() % 30_000)))).toEqual([null, now - 1, now, now + 1, null]);
  });

  test.each(['', '12345', '1234567', '12345a', '-12345'])('%j is no code', (code) => expect(codeStep(newCodeSecret(), code)).toBeNull());

  test('the address names product and person', () => {
    expect(codeUri('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', '山田')).toMatch(/^otpauth:\/\/totp\/Sonaeai:%E5%B1%B1%E7%94%B0\?issuer=Sonaeai&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&/);
  });

  test('recovery codes are ten, differ, and are read however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$/);
      expect(isRecoveryCode(normaliseCode(` ${code.toLowerCase().replaceAll('-', 'ー')} `))).toBe(true);
    }
    expect(normaliseCode('１２３ ４５６')).toBe('123456');
  });
});

describe('keys', () => {
  test('what is sealed for one person opens for that one only, and not when changed', () => {
    const sealed = seal('GEZDGNBVGY3TQOJQ', 'person-a');
    expect(sealed).not.toContain('GEZDGNBVGY3TQOJQ');
    expect(seal('GEZDGNBVGY3TQOJQ', 'person-a')).not.toBe(sealed);
    expect(unseal(sealed, 'person-a')).toBe('GEZDGNBVGY3TQOJQ');
    expect(() => unseal(sealed, 'person-b')).toThrow();
    const bytes = Buffer.from(sealed, 'base64url');
    bytes[30]! ^= 1;
    expect(() => unseal(bytes.toString('base64url'), 'person-a')).toThrow();
  });

  test('a keyed hash differs by purpose and by secret', () => {
    const [one, other] = [keyedHash('limit account', 'x'), keyedHash('limit address', 'x')];
    expect(one).not.toBe(other);
    const before = process.env.SONAEAI_SECRET;
    process.env.SONAEAI_SECRET = 'another-secret-for-tests-only-of-32-bytes';
    expect(keyedHash('limit account', 'x')).not.toBe(one);
    process.env.SONAEAI_SECRET = before;
  });
});

describe('forms', () => {
  const sentences = (schema: typeof inviteSchema | typeof signInSchema, values: unknown) => {
    const parsed = schema.safeParse(values);
    return parsed.success ? {} : issuesByField(parsed.error.issues);
  };

  test('an empty invitation names each field that is needed', () => {
    expect(sentences(inviteSchema, {})).toEqual({ role: '「役割」を選んでください。', name: '「氏名」を入力してください。' });
  });

  test.each([
    [{ email: 'not an address' }, 'email'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ department: 'half \ud800' }, 'department'],
    [{ role: 'owner' }, 'role'],
    [{ name: ['two', 'names'] }, 'name'],
  ])('%j gets a sentence at its field', (data, field) => {
    const found = sentences(inviteSchema, { role: 'viewer', name: '氏名', ...data });
    expect(Object.keys(found)).toEqual([field]);
    expect(found[field]).toMatch(/^「.+」.*ください。$/);
  });

  test('rare characters in a name are kept', () => {
    expect(inviteSchema.parse({ role: 'viewer', name: ' 𠮷田 葛\u{E0100}子 ', side: 'disaster' })).toMatchObject({ name: '𠮷田 葛\u{E0100}子', side: 'disaster', email: '' });
  });

  test('a sign-in without name or password says so, and a NUL goes no further', () => {
    expect(sentences(signInSchema, {})).toEqual({ signInName: '「利用者名」を入力してください。', password: '「パスワード」を入力してください。' });
    expect(sentences(signInSchema, { signInName: 'a\u0000', password: 'x' })).toHaveProperty('signInName');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardSheets, LINES_ON_PANEL, linesOf, PANELS_ON_SHEET } from '@/lib/agreement/directory/card-panels';
import { hasLapsed, importKey, type Kept, keyOfPasskey, keyOfPassphrase, openBody, passphraseProblem, PASSPHRASE_ROUNDS, randomBytes, renewed, sealBody, unwrapKey, wrapKey } from '@/lib/agreement/directory/copy-envelope';

const place = { copy: 'a-copy', until: '2026-12-25T00:00:00.000Z' };
const body = { own: '992011', entries: [['992020', 'tag', '髙𠮷町', '0990-000-111']] };

async function make(rounds = 1000) {
  const raw = randomBytes(32);
  const salt = randomBytes(16);
  const [user, server, key] = await Promise.all([keyOfPassphrase('青い自転車と三つの橋', { salt, rounds }), importKey(randomBytes(32)), importKey(raw)]);
  const kept: Kept = { ...place, lock: { kind: 'passphrase', salt, rounds }, wrapped: await wrapKey(raw, user, server, place), body: await sealBody(key, place, body), at: '2026-11-25T00:00:00.000Z', latest: '2026-11-25T00:00:00.000Z' };
  return { kept, user, server, salt };
}

describe('the envelope', () => {
  test('opens with both: what the person has and the server’s part', async () => {
    const { kept, user, server } = await make();
    expect(await openBody(await unwrapKey(kept.wrapped, user, server, kept), kept)).toEqual(body);
    for (const part of [kept.body.data, kept.wrapped.data]) expect(Buffer.from(part).toString('utf8')).not.toMatch(/0990|髙/);
  });

  test('does not open with a wrong passphrase, another server’s part, another date or another copy’s name', async () => {
    const { kept, user, server, salt } = await make();
    const wrong = await keyOfPassphrase('青い自転車と三つの端', { salt, rounds: 1000 });
    await expect(unwrapKey(kept.wrapped, wrong, server, kept)).rejects.toThrow();
    await expect(unwrapKey(kept.wrapped, user, await importKey(randomBytes(32)), kept)).rejects.toThrow();
    await expect(unwrapKey(kept.wrapped, user, server, { ...kept, until: '2030-01-01T00:00:00.000Z' })).rejects.toThrow();
    await expect(unwrapKey(kept.wrapped, user, server, { ...kept, copy: 'another' })).rejects.toThrow();
    const key = await unwrapKey(kept.wrapped, user, server, kept);
    await expect(openBody(key, { ...kept, copy: 'another' })).rejects.toThrow();
  });

  test('a changed bit is noticed', async () => {
    const { kept, user, server } = await make();
    const key = await unwrapKey(kept.wrapped, user, server, kept);
    await fc.assert(fc.asyncProperty(fc.nat(kept.body.data.byteLength - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const data = new Uint8Array(kept.body.data.slice(0));
      data[at]! ^= mask;
      await expect(openBody(key, { ...kept, body: { iv: kept.body.iv, data: data.buffer } })).rejects.toThrow();
    }), { numRuns: 50 });
  });

  test('gets a new date from the server without what the person has', async () => {
    const { kept, user, server } = await make();
    const next = { ...kept, ...(await renewed(kept, server, '2027-01-24T00:00:00.000Z')) };
    expect(next.until).toBe('2027-01-24T00:00:00.000Z');
    expect(await openBody(await unwrapKey(next.wrapped, user, server, next), next)).toEqual(body);
  });

  test('no key can be read back out by a script', async () => {
    const { kept, user, server } = await make();
    for (const key of [user, server, await keyOfPasskey(randomBytes(32)), await unwrapKey(kept.wrapped, user, server, kept)]) await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  test('a passphrase costs 600,000 rounds, in whichever width it is typed', async () => {
    expect(PASSPHRASE_ROUNDS).toBe(600_000);
    const { kept, salt, server } = await make();
    expect(await openBody(await unwrapKey(kept.wrapped, await keyOfPassphrase('青い自転車と三つの橋'.normalize('NFD'), { salt, rounds: 1000 }), server, kept), kept)).toEqual(body);
  });
});

describe('when it lapses', () => {
  const at = (now: string) => hasLapsed({ until: '2026-12-25T00:00:00.000Z', latest: '2026-12-01T00:00:00.000Z' }, new Date(now));
  test.each([['2026-12-01T00:00:01Z', false], ['2026-12-25T00:00:00Z', false], ['2026-12-25T00:00:01Z', true], ['2026-11-30T23:30:00Z', false], ['2026-11-30T22:00:00Z', true], ['2020-01-01T00:00:00Z', true]])('%s: %s', (now, lapsed) => expect(at(now)).toBe(lapsed));
});

describe('passphrases', () => {
  test.each([['みじかい', '合言葉は12文字以上にしてください（いまは4文字です）。'], ['ああああああああああああああ', '同じ文字の繰り返しは見破られます。いくつかのことばを組み合わせてください。'], ['あいうえおかきくけこさし', null], ['あいうえおかきくけこさ', '合言葉は12文字以上にしてください（いまは11文字です）。']])('%s', (passphrase, problem) => expect(passphraseProblem(passphrase, passphrase)).toBe(problem));
  test('typed twice alike', () => expect(passphraseProblem('あいうえおかきくけこさし', 'あいうえおかきくけこさす')).toBe('二つの欄の合言葉が違います。もう一度入力してください。'));
});

describe('a pocket card', () => {
  test('holds every member once, in order, and no panel more than it has lines', () => {
    fc.assert(fc.property(fc.array(fc.record({ id: fc.nat(), contacts: fc.array(fc.constant(0), { maxLength: 6 }) }), { maxLength: 400 }), (entries) => {
      const sheets = cardSheets(entries);
      expect(sheets.flat(2)).toEqual(entries);
      expect(sheets.length).toBeGreaterThan(0);
      for (const sheet of sheets) {
        expect(sheet.length).toBeLessThan(PANELS_ON_SHEET);
        for (const panel of sheet) expect(panel.reduce((sum, entry) => sum + linesOf(entry), 0)).toBeLessThanOrEqual(LINES_ON_PANEL);
      }
    }));
  });
});

// How the copy of the directory lies in the browser: encrypted under a key of its own, which is wrapped twice. Inside by what only the
// person has (passkey or passphrase), outside by a part that the server gives for 30 days. docs/decisions/0160-copy-on-the-device.md

export const COPY_DAYS = 30;
export const PASSPHRASE_LENGTH = 12;
export const PASSPHRASE_ROUNDS = 600_000;
/** A clock may be off a little; further back it was set on purpose, or wrongly. */
const CLOCK_MS = 60 * 60 * 1000;

export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };
export type Lock = { kind: 'passkey'; credential: Uint8Array<ArrayBuffer>; salt: Uint8Array<ArrayBuffer> } | { kind: 'passphrase'; salt: Uint8Array<ArrayBuffer>; rounds: number };
export type Kept = {
  /** What the server knows the copy by; tells nobody else anything. */
  copy: string;
  lock: Lock;
  wrapped: Sealed;
  body: Sealed;
  /** When the directory was taken, until when the server's part holds, and the latest moment seen here. */
  at: string;
  until: string;
  latest: string;
};

const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

async function encrypt(key: CryptoKey, data: BufferSource, bound: string): Promise<Sealed> {
  const iv = randomBytes(12);
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes(bound) }, key, data) };
}
const decrypt = (key: CryptoKey, { iv, data }: Sealed, bound: string): Promise<ArrayBuffer> => crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytes(bound) }, key, data);

/** Of 32 bytes; no script can read it back out of what it is imported into. */
export const importKey = (raw: BufferSource): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** Why a passphrase is not taken; null when it is. */
export function passphraseProblem(passphrase: string, again: string): string | null {
  const characters = [...passphrase.normalize('NFKC')];
  if (characters.length < PASSPHRASE_LENGTH) return `合言葉は${PASSPHRASE_LENGTH}文字以上にしてください（いまは${characters.length}文字です）。`;
  if (new Set(characters).size < 5) return '同じ文字の繰り返しは見破られます。いくつかのことばを組み合わせてください。';
  return passphrase === again ? null : '二つの欄の合言葉が違います。もう一度入力してください。';
}

export async function keyOfPassphrase(passphrase: string, { salt, rounds }: { salt: BufferSource; rounds: number }): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', bytes(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function keyOfPasskey(prf: BufferSource): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', prf, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: bytes('sonaeai directory') }, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

// The date is bound into the outer wrapping: another one beside it does not open.
const outer = (copy: string, until: string) => `server ${copy} ${until}`;

export async function wrapKey(raw: BufferSource, user: CryptoKey, server: CryptoKey, { copy, until }: Pick<Kept, 'copy' | 'until'>): Promise<Sealed> {
  const inner = await encrypt(user, raw, `user ${copy}`);
  return encrypt(server, join(inner), outer(copy, until));
}

/** @throws with a wrong passphrase or passkey, another server's part, or a date that was changed */
export async function unwrapKey(wrapped: Sealed, user: CryptoKey, server: CryptoKey, { copy, until }: Pick<Kept, 'copy' | 'until'>): Promise<CryptoKey> {
  const raw = await decrypt(user, part(await decrypt(server, wrapped, outer(copy, until))), `user ${copy}`);
  return importKey(raw);
}

/** The same key under a new date, without what the person has. */
export async function renewed({ copy, wrapped, until: before }: Kept, server: CryptoKey, until: string): Promise<Pick<Kept, 'wrapped' | 'until'>> {
  return { until, wrapped: await encrypt(server, await decrypt(server, wrapped, outer(copy, before)), outer(copy, until)) };
}

export const sealBody = (key: CryptoKey, { copy }: Pick<Kept, 'copy'>, body: unknown): Promise<Sealed> => encrypt(key, bytes(JSON.stringify(body)), `body ${copy}`);
export const openBody = async (key: CryptoKey, { copy, body }: Pick<Kept, 'copy' | 'body'>): Promise<unknown> => JSON.parse(new TextDecoder().decode(await decrypt(key, body, `body ${copy}`)));

function join({ iv, data }: Sealed): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(iv.length + data.byteLength);
  all.set(iv);
  all.set(new Uint8Array(data), iv.length);
  return all;
}
const part = (all: ArrayBuffer): Sealed => ({ iv: new Uint8Array(all.slice(0, 12)), data: all.slice(12) });

/** Past its date, or with a clock set back behind what was seen already: the server is needed. */
export const hasLapsed = ({ until, latest }: Pick<Kept, 'until' | 'latest'>, now: Date): boolean => now.getTime() > Date.parse(until) || now.getTime() < Date.parse(latest) - CLOCK_MS;

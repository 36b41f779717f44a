import { randomBytes } from '../lib/agreement/directory/copy-envelope';

// A passkey as a key: the PRF extension of WebAuthn gives 32 bytes that only it can make. https://www.w3.org/TR/webauthn-3/#prf-extension

type Prf = { prf?: { enabled?: boolean; results?: { first?: BufferSource } } };
const prfOf = (credential: PublicKeyCredential) => (credential.getClientExtensionResults() as Prf).prf;

export const hasPasskeys = (): boolean => typeof PublicKeyCredential === 'function' && window.isSecureContext;

/** @throws with a sentence when this device's passkeys cannot do it @returns null when the person broke it off */
export async function makePasskey(salt: BufferSource): Promise<{ credential: Uint8Array<ArrayBuffer>; prf: BufferSource } | null> {
  const made = await asked(() => navigator.credentials.create({
    publicKey: {
      challenge: randomBytes(32), rp: { name: 'そなえあい' }, user: { id: randomBytes(16), name: '連絡先一覧', displayName: 'そなえあい 連絡先一覧' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' }, extensions: { prf: { eval: { first: salt } } } as AuthenticationExtensionsClientInputs,
    },
  }));
  if (!made) return null;
  const prf = prfOf(made);
  if (!prf?.enabled) throw new Error('この端末のパスキーは、保存の鍵に使えません。合言葉で保存してください。');
  const credential = new Uint8Array(made.rawId);
  const first = prf.results?.first ?? (await askPasskey(credential, salt));
  return first ? { credential, prf: first } : null;
}

/** What the passkey makes of the salt; null when the person broke it off or it is not there. */
export async function askPasskey(credential: BufferSource, salt: BufferSource): Promise<BufferSource | null> {
  const found = await asked(() => navigator.credentials.get({
    publicKey: { challenge: randomBytes(32), allowCredentials: [{ type: 'public-key', id: credential }], userVerification: 'required', extensions: { prf: { eval: { first: salt } } } as AuthenticationExtensionsClientInputs },
  }));
  return (found && prfOf(found)?.results?.first) ?? null;
}

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    return (await ask()) as PublicKeyCredential | null;
  } catch (error) {
    if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name)) return null;
    throw new Error('この端末ではパスキーを使えませんでした。合言葉で保存してください。', { cause: error });
  }
}

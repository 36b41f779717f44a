// Short codes beside the links of a mail: no 0 O 1 I L, which are read for one another, and no U, which keeps words out.
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Eight letters for a page that asks who one is anyway; twelve where the code opens an invitation. */
export const CODE_LENGTH = { page: 8, invitation: 12 } as const;

/** Letters by chance; `bytes` gives random bytes. */
export function newShortCode(length: number, bytes: (size: number) => Uint8Array): string {
  const limit = 256 - (256 % CODE_LETTERS.length); // a byte above it would favour the first letters
  let code = '';
  while (code.length < length) for (const byte of bytes(length)) if (byte < limit && code.length < length) code += CODE_LETTERS[byte % CODE_LETTERS.length];
  return code;
}

/** In groups of four, as it stands in a mail: ABCD-EFGH. */
export const formatShortCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? '';

/** A code as typed: full-width, small letters, any dashes and spaces. null when it cannot be one. */
export function readShortCode(typed: string): string | null {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}ー−_.・]/gu, '');
  const possible = (Object.values(CODE_LENGTH) as number[]).includes(code.length) && [...code].every((letter) => CODE_LETTERS.includes(letter));
  return possible ? code : null;
}

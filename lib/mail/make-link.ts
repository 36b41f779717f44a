import 'server-only';
import { randomBytes } from 'node:crypto';
import { keyedHash, seal, unseal } from '@/lib/people/keys';
import type { Transaction } from '@/lib/platform/db';
import { CODE_LENGTH, newShortCode } from './short-code';

/** @property isKey the path opens something without a sign-in, so that its code is as long as an invitation's */
export type LinkToMake = { path: string; expiresAt: Date; invitationId?: string; isKey?: boolean };

/** What the database knows a code by. */
export const codeHash = (code: string): string => keyedHash('mail link', code);
export const openSealedPath = (sealed: string, hash: string): string => unseal(sealed, `link ${hash}`);

/** Gives each path a short code, in the same order. Only the secretariat makes codes that open an invitation. */
export async function makeLinks(tx: Transaction, links: LinkToMake[]): Promise<string[]> {
  const codes = links.map(({ invitationId, isKey }) => newShortCode(invitationId || isKey ? CODE_LENGTH.invitation : CODE_LENGTH.page, randomBytes));
  const rows = links.map(({ path, expiresAt, invitationId = null }, i) => {
    const hash = codeHash(codes[i]!);
    return [hash, seal(path, `link ${hash}`), expiresAt.toISOString(), invitationId];
  });
  if (rows.length > 0) await tx.$queryRaw`select mail.make_links(${JSON.stringify(rows)}::jsonb)::text`;
  return codes;
}

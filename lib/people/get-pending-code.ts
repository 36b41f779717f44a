import 'server-only';
import { renderSVG } from 'uqr';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { unseal } from './keys';
import { codeUri } from './one-time-code';
import { accountHolder, ownSecret } from './own-secret';

/** State of one's own one-time code, with the secret to scan while it is being set up: as text, as address and as an SVG. */
export async function getPendingCode(actor: Actor) {
  const holder = accountHolder(actor);
  const { secret, signInName } = await db.as(holder, async (tx) => ({
    secret: await ownSecret(tx),
    signInName: (await tx.person.findUniqueOrThrow({ where: { id: holder.personId }, select: { signInName: true } })).signInName,
  }));
  const pending = secret.totp_pending ? unseal(secret.totp_pending, holder.personId) : null;
  return {
    on: secret.totp_secret !== null,
    recoveryLeft: secret.recovery_left,
    pending: pending === null ? null : {
      text: pending.replace(/(.{4})(?=.)/g, '$1 '),
      svg: renderSVG(codeUri(pending, signInName), { border: 4, ecc: 'M' }),
    },
  };
}

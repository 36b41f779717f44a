import 'server-only';
import { recordEach } from '@/lib/audit/record';
import type { GroupMail } from '@/lib/mail/mail-schemas';
import { notifyMunicipalities } from '@/lib/mail/notify-municipality';
import { mayRunMail } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { surveyAddress } from '../addresses';
import { readGroup } from './preview-group-mail';
import { remind } from './remind';

/**
 * Writes to a filtered group: the fixed reminder to those still open, or the secretariat's own words. The same `batch`
 * sent again (a second click) changes nothing.
 * @throws {RefusedError} and what the preview throws
 */
export async function sendGroupMail(actor: Actor, input: GroupMail): Promise<{ batch: string }> {
  if (!mayRunMail(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  const { year, kind, batch } = input;
  await db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${batch}))::text`;
    if (await tx.mailBatch.findUnique({ where: { id: batch } })) return;
    const { wave, preview } = await readGroup(tx, input);
    const codes = preview.municipalities.map(({ code }) => code);
    await tx.mailBatch.create({ data: { id: batch, kind, year, total: preview.addresses, createdBy: actor.personId } });
    if (kind === 'reminder') {
      const chosen = new Set(codes);
      await remind(tx, { wave, kind: 'group', sentBy: actor.personId, batchId: batch, only: (owner) => chosen.has(owner) });
      return;
    }
    const { subject, paragraphs } = preview;
    await notifyMunicipalities(tx, { codes, roles: ['editor', 'approver'], kind: 'message', year, batchId: batch, subject, paragraphs, pathOf: (code) => surveyAddress(year, code), pathLabel: '調査票を開く' });
    await recordEach(tx, codes, { act: 'mail.group', subject: `wave:${year}`, detail: { batch } });
  }, WHOLE_COUNTRY);
  return { batch };
}

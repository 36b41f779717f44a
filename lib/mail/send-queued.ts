import 'server-only';
import type { JobActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { type Handover, hasMailServer, isLocalMailServer, MailLine } from '@/lib/platform/mail';
import { CODE_MARK, LINK_MARK } from './compose';
import { openSecret } from './queue-mail';

const LINES = 5; // at once to the mail server
const STALE_SECONDS = 10 * 60; // longer than the time-outs of one message together
const TRIES = 8;
/** Minutes until the next try, by the tries made. */
const WAIT_MINUTES = [1, 2, 5, 10, 20, 30, 60, 120];

type Claimed = { id: string; recipient: string; subject: string; body: string; sealed: string | null; message_id: string; attempts: number; claimed_at: Date };

/**
 * Sends what waits in the outbox, each message once, also with several processes at it: a message is claimed by one
 * statement under a row lock, marked before its text begins to flow, and marked again by what the server said. Where a
 * process died before the text began it is sent again; where it died after, nobody knows, and it is shown as 不明.
 * Without a mail server, and in a demo whose server is not on this machine, messages stay as 画面のみ.
 */
export async function sendQueued(actor: JobActor, signal: AbortSignal, { staleSeconds = STALE_SECONDS } = {}): Promise<void> {
  await settleStale(actor, staleSeconds);
  if (!(await mayLeave(actor))) {
    await db.as(actor, (tx) => tx.mailMessage.updateMany({ where: { state: 'waiting' }, data: { state: 'kept' } }));
    return;
  }
  await Promise.all(Array.from({ length: LINES }, () => sendAlong(actor, signal)));
}

/** In the demo nothing leaves the machine. */
async function mayLeave(actor: JobActor): Promise<boolean> {
  if (!hasMailServer()) return false;
  const installation = await db.as(actor, (tx) => tx.installation.findUnique({ where: { id: 1 } }));
  return !installation?.demo || isLocalMailServer();
}

async function settleStale(actor: JobActor, seconds: number): Promise<void> {
  await db.as(actor, (tx) => tx.$executeRaw`
    update mail_message set state = case when begun_at is null then 'waiting' else 'unknown' end, claimed_at = null,
           error_class = case when begun_at is null then error_class else 'interrupted' end
    where state = 'sending' and claimed_at < now() - make_interval(secs => ${seconds}::int)`);
}

async function sendAlong(actor: JobActor, signal: AbortSignal): Promise<void> {
  const line = new MailLine();
  try {
    while (!signal.aborted) {
      const mail = await claim(actor);
      if (!mail) return;
      const handover = await line.send(
        { to: mail.recipient, subject: mail.subject, text: wholeText(mail), messageId: mail.message_id },
        () => begin(actor, mail),
      );
      await mark(actor, mail, handover);
      // When the server cannot be reached at all, the others wait for the next run instead of each running into it.
      if (handover.outcome === 'retry' && handover.errorClass !== 'busy') return;
    }
  } finally {
    line.close();
  }
}

async function claim(actor: JobActor): Promise<Claimed | undefined> {
  const [row] = await db.as(actor, (tx) => tx.$queryRaw<Claimed[]>`
    update mail_message set state = 'sending', claimed_at = now(), begun_at = null, attempts = attempts + 1
    where id = (select id from mail_message where state = 'waiting' and not_before <= now() order by not_before, created_at, id limit 1 for update skip locked)
    returning id, recipient, subject, body, sealed, message_id, attempts, claimed_at`);
  return row;
}

/** @throws when the claim has been taken away meanwhile because it took so long: then another process sends it */
async function begin(actor: JobActor, { id, claimed_at }: Claimed): Promise<void> {
  const { count } = await db.as(actor, (tx) => tx.mailMessage.updateMany({ where: { id, state: 'sending', claimedAt: claimed_at }, data: { begunAt: new Date() } }));
  if (count === 0) throw new Error('the claim has lapsed');
}

function wholeText({ id, body, sealed }: Claimed): string {
  if (!sealed) return body;
  const { link, code } = openSecret(id, sealed);
  return body.replaceAll(LINK_MARK, link).replaceAll(CODE_MARK, code);
}

/** What the server said counts, also when the message has been called 不明 meanwhile because it took so long. */
async function mark(actor: JobActor, { id, attempts, claimed_at }: Claimed, handover: Handover): Promise<void> {
  const mine = { id, OR: [{ state: 'sending', claimedAt: claimed_at }, { state: 'unknown' }] };
  await db.as(actor, async (tx) => {
    if (handover.outcome === 'sent') {
      await tx.mailMessage.updateMany({ where: mine, data: { state: 'sent', sentAt: new Date(), sealed: null, errorClass: '', errorCode: '' } });
      return;
    }
    const { outcome, errorClass, code } = handover;
    const enough = outcome === 'retry' && attempts >= TRIES;
    const state = enough ? 'failed' : { retry: 'waiting', failed: 'failed', unknown: 'unknown' }[outcome];
    const notBefore = new Date(Date.now() + (WAIT_MINUTES[attempts - 1] ?? 120) * 60_000);
    await tx.mailMessage.updateMany({ where: mine, data: { state, errorClass, errorCode: code.slice(0, 40), ...(state === 'waiting' ? { notBefore } : {}) } });
  });
}

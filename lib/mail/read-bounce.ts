import { type ParsedMail, simpleParser } from 'mailparser';

export type Bounce = { messageIds: string[]; recipients: string[]; status: string };

/** Why a message is no bounce: a delay that still goes on, a receipt, or something else altogether. */
export type NoBounce = 'delayed' | 'delivered' | 'other';

const LONGEST_REPORT = 64_000; // characters; a real one has a few thousand
const OURS = /<[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@[^\s<>]+>/gi;

/**
 * Reads a returned message (RFC 3464, and the free text of servers that do not keep to it): the Message-IDs of ours in
 * it, to whom it did not arrive, and the status. An automatic reply that only quotes us is none.
 */
export async function readBounce(source: string | Buffer): Promise<Bounce | NoBounce> {
  const mail = await simpleParser(source, { skipImageLinks: true, skipTextToHtml: true, keepDeliveryStatus: true });
  const parts = mail.attachments.filter(({ contentType }) => /^(message|text)\//.test(contentType)).map(({ contentType, content }) => ({ contentType, text: content.toString('utf8') }));
  const report = parts.find(({ contentType }) => contentType === 'message/delivery-status')?.text;
  const everything = [mail.text ?? '', ...parts.map(({ text }) => text)].join('\n');
  const messageIds = [...new Set((everything.match(OURS) ?? []).map((id) => id.toLowerCase()))].filter((id) => id !== mail.messageId?.toLowerCase());
  if (report) return fromReport(report, messageIds);
  if (!isFromMailer(mail) || messageIds.length === 0) return 'other';
  return { messageIds, recipients: [], status: /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(everything)?.[1] ?? '' };
}

function fromReport(report: string, messageIds: string[]): Bounce | NoBounce {
  const head = report.slice(0, LONGEST_REPORT);
  // Stays within its line, and no two parts can share blanks: anybody may send us such a report.
  const fields = (name: string) => [...head.matchAll(new RegExp(`^${name}:[ \\t]*(?:[\\w-]+[ \\t]*;)?([^\\r\\n]*)`, 'gim'))].map((match) => match[1]!.trim()).filter(Boolean);
  const actions = fields('Action').map((action) => action.toLowerCase());
  if (!actions.includes('failed')) return actions.includes('delayed') ? 'delayed' : actions.some((action) => ['delivered', 'relayed', 'expanded'].includes(action)) ? 'delivered' : 'other';
  const recipients = [...fields('Original-Recipient'), ...fields('Final-Recipient')].map((address) => address.replace(/^<|>$/g, '').toLowerCase()).filter((address) => address.includes('@'));
  return { messageIds, recipients: [...new Set(recipients)], status: fields('Status')[0]?.slice(0, 20) ?? '' };
}

const isFromMailer = ({ from, headers }: ParsedMail): boolean => /mailer-daemon|postmaster/i.test(from?.text ?? '') || headers.get('return-path') === '<>' || headers.has('x-failed-recipients');

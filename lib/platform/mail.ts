import 'server-only';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { mailFrom, smtpUrl } from './env';

export type OutgoingMail = { to: string; subject: string; text: string; messageId: string };

/**
 * What became of handing a message to the mail server. `retry`: not accepted, may be tried again later; `failed`: refused for
 * good; `unknown`: the line broke after the text had begun to flow, so that the server may have taken it.
 */
export type Handover = { outcome: 'sent' } | { outcome: 'retry' | 'failed' | 'unknown'; errorClass: ErrorClass; code: string };
export type ErrorClass = 'recipient' | 'refused' | 'busy' | 'unreachable' | 'sign-in' | 'interrupted';

/** Whether a mail server is set (SMTP_URL). */
export const hasMailServer = (): boolean => smtpUrl() !== '';

/** Whether the mail server stands on this very machine. */
export const isLocalMailServer = (): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(URL.canParse(smtpUrl()) ? new URL(smtpUrl()).hostname : '');

/** `smtps:` speaks TLS from the start; `smtp:` changes to TLS, and refuses a server that cannot unless it stands on this machine. */
function options(url: URL): SMTPConnection.Options {
  const local = isLocalMailServer();
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    requireTLS: url.protocol === 'smtp:' && !local,
    ignoreTLS: url.protocol === 'smtp:' && local,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
  };
}

/**
 * One line to the mail server of SMTP_URL, opened when first needed and again after it broke; several of them side by side
 * are the pool. nodemailer's own pool is not used: when a line breaks it sends the message again, also when the server had
 * taken it already (docs/decisions/0086).
 */
export class MailLine {
  private connection: SMTPConnection | undefined;

  /**
   * Never throws.
   * @param begins awaited before the first byte of the text flows: until then the server cannot have taken the message
   */
  async send(mail: OutgoingMail, begins: () => Promise<void> = async () => {}): Promise<Handover> {
    let begun = false;
    try {
      const raw = await compose(mail);
      const connection = (this.connection ??= await open());
      const text = new Readable({
        read() {
          if (begun) return;
          begun = true; // nodemailer reads only after the server has said 354
          begins().then(() => { this.push(raw); this.push(null); }, (error: Error) => this.destroy(error));
        },
      });
      await finished(connection, (done) => connection.send({ from: addressOf(mailFrom()), to: [mail.to] }, text, done));
      return { outcome: 'sent' };
    } catch (error) {
      this.close();
      return classify(error, begun);
    }
  }

  close(): void {
    this.connection?.close();
    this.connection = undefined;
  }
}

/** The bare address of `名前 <name@example.jp>`. */
const addressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();

function compose({ to, subject, text, messageId }: OutgoingMail): Promise<Buffer> {
  return new MailComposer({
    from: mailFrom(), to: { name: '', address: to }, subject, text, messageId,
    textEncoding: 'base64', // gateways that re-code 8bit text spoil Japanese
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'ja' },
    disableFileAccess: true, disableUrlAccess: true,
  }).compile().build();
}

async function open(): Promise<SMTPConnection> {
  const url = new URL(smtpUrl());
  const connection = new SMTPConnection(options(url));
  connection.on('error', () => {}); // whoever waits hears of it through `finished`
  await finished(connection, (done) => connection.connect(done));
  if (url.username) {
    const credentials = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
    await finished(connection, (done) => connection.login({ credentials }, done));
  }
  return connection;
}

/** A step of the conversation: ends with its callback, with an error of the line, or when the line closes. */
function finished(connection: SMTPConnection, step: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => {
      connection.off('error', settle);
      connection.off('end', closed);
      if (error) reject(error);
      else resolve();
    };
    const closed = () => settle(Object.assign(new Error('the line closed'), { code: 'ECONNECTION' }));
    connection.once('error', settle);
    connection.once('end', closed);
    step(settle);
  });
}

/** Reads an error of nodemailer by what the server said and whether the text had begun to flow. */
export function classify(error: unknown, begun: boolean): Handover {
  const { code = '', command = '', responseCode = 0 } = (error ?? {}) as { code?: string; command?: string; responseCode?: number };
  const said = responseCode ? String(responseCode) : code;
  if (code === 'EAUTH') return { outcome: 'retry', errorClass: 'sign-in', code: said };
  if (responseCode >= 500) return { outcome: 'failed', errorClass: command === 'RCPT TO' ? 'recipient' : 'refused', code: said };
  if (responseCode >= 400) return { outcome: 'retry', errorClass: 'busy', code: said };
  if (begun) return { outcome: 'unknown', errorClass: 'interrupted', code: said };
  if (code === 'EENVELOPE') return { outcome: 'failed', errorClass: 'recipient', code: said };
  return { outcome: 'retry', errorClass: 'unreachable', code: said };
}

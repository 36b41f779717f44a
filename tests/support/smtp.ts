import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Received = { to: string; from: string; subject: string; text: string; messageId: string };

/** A real SMTP server on this machine that keeps what it gets. `options` may refuse recipients or break off. */
export async function startSmtp(options: Partial<SMTPServerOptions> = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(','),
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          subject: mail.subject ?? '', text: mail.text ?? '', messageId: mail.messageId ?? '',
        });
        done();
      }, done);
    },
    ...options,
  });
  server.on('error', () => {}); // a client that is killed
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  /** Cuts one line without a word. */
  const breakOff = (id: string) => [...(server as unknown as { connections: Set<{ id: string; _socket: { destroy(): void } }> }).connections].find((line) => line.id === id)?._socket.destroy();
  return { breakOff, url: `smtp://127.0.0.1:${port}`, received, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** Lets this process send to such a server. */
export function sendThrough(url: string): void {
  process.env.SMTP_URL = url;
  process.env.MAIL_FROM = 'そなえあい事務局 <noreply@sonaeai.example.jp>';
  process.env.PUBLIC_URL = 'https://sonaeai.example.jp';
}

import { createTransport } from 'nodemailer';
import { startSmtp, sendThrough } from '../../tests/support/smtp';
import { startWorker } from '../../tests/support/start-worker';
import { makePerson, ownerClient } from '../../tests/support/factories';
import { seed } from '../seed.mjs';
import { startThrowawayDatabase } from '../throwaway-database.mjs';
import { ms } from './measure';
import type { Bench } from './run';

const YEAR = 2031;

/**
 * An invitation to each of the 1,741 municipalities: list checked and queued in one act, sent by one worker process through
 * a real SMTP server, against the same messages through nodemailer's pool with nothing kept of them. A database of its
 * own, because the web process of the other suites works on the same queue without a mail server.
 */
export async function mail({ secret, emit }: Bench) {
  const database = await startThrowawayDatabase();
  const smtp = await startSmtp();
  const owner = ownerClient(database.ownerUrl);
  Object.assign(process.env, { DATABASE_URL: database.webUrl, OWNER_URL: database.ownerUrl, SONAEAI_SECRET: secret });
  sendThrough(smtp.url);
  try {
    await seed(database.ownerUrl, 'register', secret);
    const { id, name } = await makePerson(owner, { signInName: 'bench', name: '事務局', role: 'secretariat', demo: false });
    const secretariat = { kind: 'secretariat', personId: id, sessionId: id, name } as const;
    const [{ prepareWave }, { openWave }, { checkInvitations }, { sendInvitations }] = await Promise.all([
      import('../../lib/survey/waves/prepare-wave'), import('../../lib/survey/waves/open-wave'), import('../../lib/mail/check-invitations'), import('../../lib/mail/send-invitations'),
    ]);
    const asOf = (await owner.population.findFirstOrThrow({ orderBy: { asOf: 'desc' } })).asOf.toISOString().slice(0, 10);
    await prepareWave(secretariat, { year: YEAR, title: '測定', contact: '測定', opensOn: '2026-01-01', closesOn: '2099-01-31', referenceDate: asOf, populationAsOf: asOf });
    await openWave(secretariat, { year: YEAR, whom: 'all', codes: [] });
    const codes = (await owner.respondent.findMany({ where: { year: YEAR }, select: { owner: true } })).map((row) => row.owner);
    const list = codes.map((code) => `${code},bosai-${code}@example.jp`).join('\n');

    const begin = performance.now();
    const { batch, problems } = await checkInvitations(secretariat, { year: YEAR, list });
    const checked = performance.now();
    const { total } = await sendInvitations(secretariat, { year: YEAR, list, batch, skip: '' });
    const queued = performance.now();
    if (problems.length > 0 || total !== codes.length) throw new Error(`${problems.length} lines were refused`);
    const worker = await startWorker();
    const started = performance.now();
    while ((await owner.mailMessage.count({ where: { state: { in: ['waiting', 'sending'] } } })) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
    const sent = performance.now() - started;
    await worker.kill('SIGTERM');
    if (new Set(smtp.received.map(({ to }) => to)).size !== total || smtp.received.length !== total) throw new Error(`${smtp.received.length} of ${total} arrived`);

    const texts = smtp.received.map(({ to, subject, text }) => ({ from: 'noreply@sonaeai.example.jp', to, subject, text }));
    const pool = createTransport({ url: smtp.url, pool: true, maxConnections: 5, ignoreTLS: true } as object);
    const direct = performance.now();
    pool.on('error', () => {});
    await Promise.all([1, 2, 3, 4, 5].map(async () => { for (let text = texts.pop(); text; text = texts.pop()) await pool.sendMail(text); }));
    const baseline = performance.now() - direct;
    pool.close();
    emit({
      case: 'invitations', n: total, check_ms: ms(checked - begin), queue_ms: ms(queued - checked), send_ms: ms(sent), per_second: ms(total / (sent / 1000)),
      baseline: 'nodemailer-pool-direct', baseline_ms: ms(baseline), ratio: ms(sent / baseline),
    });
  } finally {
    await owner.$disconnect();
    await smtp.stop();
    await database.stop();
  }
}

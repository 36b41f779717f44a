// The database behind npm start: the embedded one of the demo, or the one that DATABASE_URL names; migrated and filled.
import { appendFile, rename, stat } from 'node:fs/promises';
import pg from 'pg';
import { makeAppRole, startEmbedded } from '../embedded-postgres.mjs';
import { freePort } from '../free-port.mjs';
import { migrate } from '../migrate.mjs';
import { seed } from '../seed.mjs';
import { refusalOfRole } from '../server/database-role.mjs';
import { explainConnection } from './connection.mjs';
import { Problem } from './problem.mjs';
import { fallCounter, giveUp } from './supervise.mjs';

const DATABASE = 'sonaeai';
const WEB_ROLE = 'sonaeai_web';
const LOG_BYTES = 5_000_000;

/**
 * Connects for one piece of work.
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a lost connection also rejects the query that is waiting for it
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Starts the embedded server and keeps it up until `stop`.
 * @param {string} databaseDir
 * @param {string} logFile
 * @param {{ ownerPassword: string, webPassword: string }} secrets
 * @param {ReturnType<typeof import('./stopper.mjs').stopper>} stop
 * @returns {Promise<{ ownerUrl: string, webUrl: string, databaseDir: string }>}
 * @throws {Problem}
 */
export async function startDemoDatabase(databaseDir, logFile, secrets, stop) {
  if ((await stat(logFile).catch(() => undefined))?.size > LOG_BYTES) await rename(logFile, `${logFile}.1`);
  const port = await freePort();
  const tooOften = fallCounter();
  let starting;
  const begin = async () => {
    starting = startEmbedded({ databaseDir, port, password: secrets.ownerPassword, detached: true, onLog: (text) => void appendFile(logFile, text).catch(() => {}) });
    const server = await starting;
    server.exited.then(again);
    return server;
  };
  const again = async () => {
    if (stop.requested) return;
    console.error('データベースが止まりました。');
    if (tooOften()) return giveUp(stop, `続けて止まるため、終了します。${logFile} をご確認ください。`);
    await begin().then(() => console.error('もう一度起動しました。'), (error) => giveUp(stop, error.message));
  };
  stop.finally(() => starting.then((server) => server.stop(), () => {})); // one that is just coming up is waited for
  const server = await begin();
  await withClient(server.url('postgres'), async (client) => {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rows.length === 0) await client.query(`create database ${DATABASE}`);
  }).catch((error) => {
    if (error.code !== '28P01') throw error;
    throw new Problem('「.data/secrets.json」の合い言葉が、今あるデータベースのものと違います。元のファイルに戻してください。');
  });
  const web = new URL(server.url(DATABASE, WEB_ROLE));
  web.password = secrets.webPassword;
  return { ownerUrl: server.url(DATABASE), webUrl: web.href, databaseDir: server.databaseDir };
}

/**
 * Two steps: the tables in their newest form, and the register (in the demo: the made-up prefecture too).
 * @param {ReturnType<typeof import('./steps.mjs').stepPrinter>} step
 * @param {{ ownerUrl: string, webUrl: string }} database
 * @param {boolean} demo
 * @param {{ webPassword: string, secret: string }} secrets
 * @throws {Problem} when a connection fails, or the web process's role is not fit
 */
export async function prepareDatabase(step, { ownerUrl, webUrl }, demo, secrets) {
  await step('表を最新の形にしています', async (note) => {
    let applied = 0;
    await migrate(ownerUrl, () => (applied += 1)).catch((error) => Promise.reject(explainConnection('MIGRATE_DATABASE_URL', error)));
    if (demo) await withClient(ownerUrl, (client) => makeAppRole(client, WEB_ROLE, secrets.webPassword));
    const refusal = await withClient(webUrl, refusalOfRole).catch((error) => Promise.reject(explainConnection('DATABASE_URL', error)));
    if (refusal) throw new Problem(refusal);
    await withClient(ownerUrl, refuseOtherEncoding);
    note(applied > 0 ? `${applied}件` : '最新です');
  });
  await step(demo ? '全国の市区町村と見本のデータを読み込んでいます' : '全国の市区町村を読み込んでいます', async () => {
    await seed(ownerUrl, demo ? 'demo' : 'register', secrets.secret);
  });
}

async function refuseOtherEncoding(client) {
  const { rows: [{ server_encoding: encoding }] } = await client.query('show server_encoding');
  if (encoding !== 'UTF8') throw new Problem(`データベースの文字コードが${encoding}です。文字コードをUTF8にして作り直してください（create database … encoding 'UTF8' template template0）。`);
}

const ROLES = { editor: '回答担当', approver: '承認者', secretariat: '事務局', coordinator: '都道府県担当', viewer: '閲覧者', supporter: '協力事業者' };

/**
 * The accounts that the demo came with and that are still there.
 * @param {string} ownerUrl
 * @returns {Promise<{ role: string, name: string, where: string | null }[]>}
 */
export async function demoAccounts(ownerUrl) {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query(
      `select a.role, p.sign_in_name as name, coalesce(m.name, f.name, u.name) as "where" from person p join assignment a on a.person_id = p.id and a.ended_at is null
       left join municipality m on m.code = a.municipality_code left join prefecture f on f.code = a.prefecture_code
       left join supporter u on u.id = a.supporter_id
       where p.demo and p.removed_at is null and exists (select from installation where demo) and exists (select from person_secret s where s.person_id = p.id)
       order by array_position(array['editor', 'approver', 'secretariat', 'coordinator', 'viewer', 'supporter'], a.role), p.created_at, p.sign_in_name`,
    ),
  );
  return rows.map((row) => ({ ...row, role: ROLES[row.role] ?? row.role }));
}

// npm start, once Node is known to be new enough: from a bare folder to a served page, step by step. Only Node's own
// modules are imported at the top; what npm ci brings is imported after it.
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { endRunning } from '../run-to-end.mjs';
import { isLoopback } from '../server/hosts.mjs';
import { checkMail, parseDatabaseUrl, parsePort, parseSecret, refuseOpenDemo } from '../server/settings.mjs';
import { lockFolder, openDataFolder, openSecrets } from './folder.mjs';
import { generateClient, install, isInstalled } from './install.mjs';
import { refuseTakenPort } from './port.mjs';
import { Problem } from './problem.mjs';
import { stepPrinter } from './steps.mjs';
import { stopper } from './stopper.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Reads the settings, all of them before anything is done. */
function readSettings(env) {
  const settings = {
    port: parsePort(env.PORT),
    host: env.HOST || '127.0.0.1',
    demo: !env.DATABASE_URL,
    databaseUrl: env.DATABASE_URL && parseDatabaseUrl('DATABASE_URL', env.DATABASE_URL),
    ownerUrl: env.DATABASE_URL && env.MIGRATE_DATABASE_URL && parseDatabaseUrl('MIGRATE_DATABASE_URL', env.MIGRATE_DATABASE_URL),
    secret: env.SONAEAI_SECRET && parseSecret(env.SONAEAI_SECRET),
  };
  if (!settings.demo && !settings.ownerUrl) {
    throw new Problem('「DATABASE_URL」を使うときは、「MIGRATE_DATABASE_URL」に表を所有するロールの接続先も指定してください（表の更新と市区町村一覧の読み込みに使い、画面のサーバーには渡しません）。');
  }
  if (settings.demo && env.MIGRATE_DATABASE_URL) {
    throw new Problem('「MIGRATE_DATABASE_URL」だけが指定されています。画面のサーバーが使う「DATABASE_URL」も指定してください（「npm run db:role」で作れます）。');
  }
  refuseOpenDemo(settings.host, settings.demo);
  checkMail(env);
  return settings;
}

/** Runs until it is stopped; ends the process. */
export async function launch() {
  const stop = stopper();
  try {
    await start(stop);
  } catch (error) {
    if (!stop.requested) {
      if (error instanceof Problem) console.error(`\n${error.message}`);
      else console.error('\n予期しない問題で起動できませんでした。', error);
      process.exitCode = 1;
    }
    await stop.now();
  }
}

async function start(stop) {
  const settings = readSettings(process.env);
  const folder = await openDataFolder(root);
  stop.finally(await lockFolder(folder, settings.port));
  stop.finally(endRunning);
  await refuseTakenPort(settings.host, settings.port);
  const step = stepPrinter(7);

  await step('必要な部品をそろえています', async (note) => {
    if (await isInstalled(root)) return note('そろっています');
    await install(root);
  });
  await step('データベースとのやりとりの準備をしています', async (note) => {
    if (!(await generateClient(root))) note('できています');
  });
  const secrets = await openSecrets(folder);
  const { prepareDatabase, startDemoDatabase } = await import('./database.mjs');
  const database = await step(settings.demo ? 'データベースを起動しています' : 'データベースに接続しています', () =>
    settings.demo ? startDemoDatabase(path.join(folder, 'pg'), path.join(folder, 'postgres.log'), secrets, stop) : { ownerUrl: settings.ownerUrl, webUrl: settings.databaseUrl },
  );
  const secret = settings.secret || secrets.secret;
  await prepareDatabase(step, database, settings.demo, { ...secrets, secret });
  const { ensureBuild } = await import('../build.mjs');
  const actionsKey = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.actionsKey;
  await step('画面を組み立てています（初回や更新後は1分ほどかかります）', async (note) => {
    if (!(await ensureBuild({ distDir: '.next', env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey } }))) note('できています');
  });
  const { superviseWeb } = await import('./supervise.mjs');
  await step('画面のサーバーを起動しています', () =>
    superviseWeb(stop, {
      DATABASE_URL: database.webUrl,
      MIGRATE_DATABASE_URL: '', // the web process never holds the owner's key
      SONAEAI_SECRET: secret,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
      NEXT_DIST_DIR: '.next',
      PORT: String(settings.port),
      HOST: settings.host,
    }),
  );
  const { demoAccounts } = await import('./database.mjs');
  announce(settings, settings.demo ? await demoAccounts(database.ownerUrl) : [], database.databaseDir, folder);
}

function announce({ host, port }, accounts, databaseDir, folder) {
  console.log(`\n  そなえあいを開けます: http://${isLoopback(host) ? 'localhost' : host}:${port}`);
  if (accounts.length > 0) {
    console.log('\n  見本のアカウント（このパソコンの中だけで使えます。パスワードはすべて sonaeai-demo）');
    for (const { role, name, where } of accounts) console.log(`    ${role}　${name}${where ? `　（${where}）` : ''}`);
  }
  if (databaseDir && !databaseDir.startsWith(folder)) console.log(`\n  rootで動かしているため、データは ${databaseDir} にあります。`);
  console.log('\n  終えるときは Ctrl-C を押してください。データは残ります。\n');
}

// The web process: Next's production server behind a listener of our own, because who sends a request (its address,
// the proxies in between) must be settled before anything believes it. npm start runs it; so do the browser tests.
import http from 'node:http';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Problem } from './launch/problem.mjs';
import { isReadable } from './server/address.mjs';
import { refusalOfRole } from './server/database-role.mjs';
import { isLocalHost, isLoopback } from './server/hosts.mjs';
import { giveWords, wordsFrom } from './server/refusal-words.mjs';
import { settleHeaders, trustOf } from './server/request-headers.mjs';
import { checkMail, DRAIN_MS, parseDatabaseUrl, parsePort, parseSecret, refuseOpenDemo } from './server/settings.mjs';

const NOT_HERE = 'デモは、このパソコンの中（localhost または 127.0.0.1）からだけ開けます。\n';

const UNREADABLE = 'アドレスを読み取れません。リンクの終わりまで正しく写し取れているか、ご確認ください。\n';

/** What the database says of itself: whether the role is fit, and whether it holds demo accounts. */
async function askDatabase(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a lost connection also rejects the query that is waiting for it
  try {
    await client.connect();
    const refusal = await refusalOfRole(client);
    if (refusal) throw new Problem(refusal);
    const { rows } = await client.query('select demo from installation');
    return { demo: rows[0]?.demo === true };
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error.code === '42P01') throw new Problem('データベースに表がありません。先に npm start で表を作ってください。');
    throw new Problem(`データベースに接続できません（${error.code ?? error.name}）。「DATABASE_URL」と、データベースが動いていることをご確認ください。`);
  } finally {
    await client.end().catch(() => {});
  }
}

async function serve() {
  const port = process.env.PORT === '0' ? 0 : parsePort(process.env.PORT);
  const host = process.env.HOST || '127.0.0.1';
  process.env.SONAEAI_SECRET = parseSecret(process.env.SONAEAI_SECRET);
  process.env.NEXTAUTH_SECRET = process.env.SONAEAI_SECRET;
  checkMail(process.env);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  process.env.NODE_ENV = 'production';
  const { demo } = await askDatabase(parseDatabaseUrl('DATABASE_URL', process.env.DATABASE_URL));
  refuseOpenDemo(host, demo);
  const trust = trustOf(demo ? '' : process.env.TRUSTED_PROXIES);

  let handle;
  let self = '';
  const words = wordsFrom(() => self);
  const { promise: ready, resolve: becomeReady } = promiseWithResolvers();
  const server = http.createServer(async (request, response) => {
    if (demo && !isLocalHost(request.headers.host)) {
      response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' }).end(NOT_HERE);
      return;
    }
    if (!isReadable(request.url)) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }).end(UNREADABLE);
      return;
    }
    settleHeaders(request, trust);
    try {
      await ready;
      giveWords(request, response, words);
      await handle(request, response);
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', where: 'server', name: error?.name, stack: String(error?.stack).split('\n').slice(1, 8) }));
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    }
  });
  server.keepAliveTimeout = 65_000; // longer than the usual 60 s of a proxy, so that the proxy closes first

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: host.replace(/^\[|\]$/g, '') }, resolve);
  });
  // Next asks itself, by this name and port, for the page that an action leads to.
  const name = isLoopback(host) || /^(0\.0\.0\.0|\[?::\]?)$/.test(host) ? 'localhost' : host;
  const listening = server.address().port;
  process.env.PUBLIC_URL ||= `http://${name}:${listening}`;
  self = `http://${name}:${listening}`;
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: fileURLToPath(new URL('..', import.meta.url)), hostname: name, port: listening, quiet: true });
  await app.prepare();
  handle = app.getRequestHandler();
  stopOnRequest(server, app);
  becomeReady();
  process.send?.({ listening, demo });
  if (!process.send) console.log(`http://${name}:${listening}`);
}

/** Promise.withResolvers, which Node 20 does not have. */
function promiseWithResolvers() {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}

/** Ends the process when asked: what runs is answered, nothing new is taken. A second request changes nothing. */
function stopOnRequest(server, app) {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const drained = new Promise((resolve) => server.close(resolve));
    const idle = setInterval(() => server.closeIdleConnections(), 50); // one that has just been answered is kept alive else
    const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await Promise.all([drained, globalThis.sonaeaiStopJobs?.()]);
    clearInterval(idle);
    clearTimeout(impatience);
    await app.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop); // the launcher is gone: do not stay behind and hold the port
}

function fail(error) {
  if (error instanceof Problem) console.error(error.message);
  else if (error?.code === 'EADDRINUSE') console.error(`ポート${error.port}はほかのプログラムが使っています。「PORT=8080 npm start」のように別の番号を指定してください。`);
  else console.error(JSON.stringify({ level: 'fatal', name: error?.name, code: error?.code, stack: String(error?.stack ?? error).split('\n').slice(0, 12) }));
  process.exit(1);
}

for (const out of [process.stdout, process.stderr]) out.on('error', () => {}); // the terminal is gone: its launcher says when to stop
process.on('uncaughtException', fail);
serve().catch(fail);

import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { isBuilt } from '../scripts/build.mjs';
import { startThrowawayDatabase } from '../scripts/throwaway-database.mjs';
import { startWeb } from '../scripts/web-process.mjs';
import { makePerson, ownerClient } from '../tests/support/factories';
import { DEMO_PASSWORD, expect, test } from './support/test';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; cookies: string[]; body: string };

/** A real installation behind a proxy on this machine that ends TLS. */
async function startBehindProxy(trusted: string) {
  const database = await startThrowawayDatabase({ settings: ['fsync=off'] });
  const owner = ownerClient(database.ownerUrl);
  await makePerson(owner, { signInName: 'behind-tls', name: '試験 三郎', role: 'viewer', password: DEMO_PASSWORD, demo: false });
  await owner.$disconnect();
  const web = startWeb({
    env: {
      DATABASE_URL: database.webUrl, SONAEAI_SECRET: randomBytes(32).toString('base64url'), PORT: '0', HOST: '127.0.0.1', TRUSTED_PROXIES: trusted,
      NEXT_DIST_DIR: (await isBuilt('.next')) ? '.next' : '.next-test',
    },
  });
  const { listening: port } = await web.listening;
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const all = { host: 'sonaeai.example.jp', 'x-forwarded-host': 'sonaeai.example.jp', 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.10', ...headers };
      const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers: { ...all, 'content-length': String(Buffer.byteLength(body)) } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, cookies: response.headers['set-cookie'] ?? [], body: text }));
      });
      sent.on('error', reject).end(body);
    });
  return { ask, stop: async () => { await web.stop(); await database.stop(); } };
}

/** Posts the sign-in form as a browser without script does. */
async function postForm(ask: Awaited<ReturnType<typeof startBehindProxy>>['ask'], origin: string, password = DEMO_PASSWORD): Promise<Answer> {
  const { body } = await ask('GET', '/signin');
  const form = /<form[^>]*>(?:(?!<\/form>)[\s\S])*name="signInName"[\s\S]*?<\/form>/.exec(body)![0];
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(([, name, value]) => [name!, (value ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')] as const);
  const boundary = `----${randomBytes(8).toString('hex')}`;
  const fields = [...hidden, ['signInName', 'behind-tls'], ['password', password]];
  const parts = fields.map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('');
  return ask('POST', '/signin', { origin, 'content-type': `multipart/form-data; boundary=${boundary}` }, `${parts}--${boundary}--\r\n`);
}

const sessionCookie = ({ cookies }: Answer) => cookies.find((cookie) => cookie.startsWith('sonaeai-session=') && !/=;/.test(cookie));

test('behind a TLS proxy that is named, the same cookie is Secure: by the page and by next-auth', async () => {
  const { ask, stop } = await startBehindProxy('127.0.0.1');
  try {
    const answer = await postForm(ask, 'https://sonaeai.example.jp');
    expect(answer.status).toBe(303);
    expect(sessionCookie(answer)).toMatch(/; Secure/);
    expect(sessionCookie(answer)).toMatch(/; HttpOnly/);
    const cookie = sessionCookie(answer)!.split(';')[0]!;
    expect((await ask('GET', '/account', { cookie })).status).toBe(200);

    const csrf = await ask('GET', '/api/auth/csrf');
    const { csrfToken } = JSON.parse(csrf.body) as { csrfToken: string };
    const csrfCookie = csrf.cookies.find((one) => one.startsWith('sonaeai-csrf='))!;
    expect(csrfCookie).toMatch(/; Secure/);
    const post = (password: string) =>
      ask('POST', '/api/auth/callback/credentials', { cookie: csrfCookie.split(';')[0]!, 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams({ csrfToken, signInName: 'behind-tls', password, json: 'true' }).toString());
    const nextAuth = await post(DEMO_PASSWORD);
    expect(sessionCookie(nextAuth)).toMatch(/; Secure/);
    const own = await ask('GET', '/api/auth/session', { cookie: sessionCookie(nextAuth)!.split(';')[0]! });
    expect(JSON.parse(own.body)).toMatchObject({ user: { name: '試験 三郎' } });
    const wrong = await post('wrong');
    expect(sessionCookie(wrong)).toBeUndefined();
    expect(wrong.body).toContain('CredentialsSignin');
    // Without the token of the double submission nobody is signed in by another site's form.
    const forged = await ask('POST', '/api/auth/callback/credentials', { 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams({ signInName: 'behind-tls', password: DEMO_PASSWORD }).toString());
    expect(sessionCookie(forged)).toBeUndefined();
  } finally {
    await stop();
  }
});

test("another site's form signs nobody in, and the limit counts the address that the proxy names", async () => {
  const { ask, stop } = await startBehindProxy('127.0.0.1');
  try {
    const foreign = await postForm(ask, 'https://attacker.example');
    expect(sessionCookie(foreign)).toBeUndefined();
    expect(foreign.status).toBeGreaterThanOrEqual(400);
    for (let i = 0; i < 10; i++) await postForm(ask, 'https://sonaeai.example.jp', 'wrong');
    const stopped = await postForm(ask, 'https://sonaeai.example.jp');
    expect(sessionCookie(stopped)).toBeUndefined();
    expect(stopped.body).toMatch(/\d\d:\d\d以降にもう一度お試しください。/);
  } finally {
    await stop();
  }
});

test('without a named proxy nobody is believed: the cookie of plain http is not Secure', async () => {
  const { ask, stop } = await startBehindProxy('');
  try {
    const answer = await postForm(ask, 'http://sonaeai.example.jp');
    expect(sessionCookie(answer)).toBeDefined();
    expect(sessionCookie(answer)).not.toMatch(/; Secure/);
  } finally {
    await stop();
  }
});

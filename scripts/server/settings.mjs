// Settings of the web process, read once; a wrong one gets a sentence that says what to write.
import { Problem } from '../launch/problem.mjs';
import { isLoopback } from './hosts.mjs';

/**
 * @param {string | undefined} value the PORT setting
 * @returns {number} 3000 when unset
 * @throws {Problem}
 */
export function parsePort(value) {
  if (value === undefined || value === '') return 3000;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port < 1 || port > 65535) {
    throw new Problem(`「PORT」は1から65535までの整数で指定してください（例: PORT=8080 npm start）。現在の値: ${value}`);
  }
  return port;
}

/**
 * @param {string} name of the setting
 * @param {string | undefined} value
 * @returns {string} the value, unchanged
 * @throws {Problem} when it is not a PostgreSQL URL that names a database; the value is not repeated, it holds a password
 */
export function parseDatabaseUrl(name, value) {
  const example = `${name}=postgresql://ユーザー名:パスワード@ホスト名:5432/データベース名`;
  let url;
  try {
    url = new URL(value ?? '');
  } catch {
    throw new Problem(`「${name}」は「${example}」の形で指定してください。パスワードの記号は%で始まる形に直してください。`);
  }
  if (!['postgresql:', 'postgres:'].includes(url.protocol) || url.pathname.length < 2) {
    throw new Problem(`「${name}」は「${example}」の形で指定してください。`);
  }
  return value;
}

/**
 * @param {string | undefined} value SONAEAI_SECRET
 * @returns {string}
 * @throws {Problem} when shorter than 32 characters
 */
export function parseSecret(value) {
  if (!value || value.length < 32) {
    throw new Problem('「SONAEAI_SECRET」は32文字以上の推測できない文字列を指定してください（例: openssl rand -base64 48 の出力）。');
  }
  return value;
}

/**
 * @param {string} host the address to listen on
 * @param {boolean} demo whether the database holds accounts whose password is printed
 * @throws {Problem} when others could then reach them
 */
export function refuseOpenDemo(host, demo) {
  if (demo && !isLoopback(host)) {
    throw new Problem(
      `見本のアカウントが入ったデータベースは、ほかのパソコンから開けるようにはできません。「HOST」の指定（${host}）を外すか、「DATABASE_URL」で別のデータベースを指定してください。`,
    );
  }
}

/**
 * The settings of mail, which belong together.
 * @param {Record<string, string | undefined>} env
 * @throws {Problem} the values are not repeated: SMTP_URL holds a password
 */
export function checkMail({ SMTP_URL = '', MAIL_FROM = '', PUBLIC_URL = '' }) {
  if (PUBLIC_URL && !(URL.canParse(PUBLIC_URL) && /^https?:$/.test(new URL(PUBLIC_URL).protocol))) {
    throw new Problem('「PUBLIC_URL」は「PUBLIC_URL=https://sonaeai.example.jp」のように、利用者が開くアドレスを指定してください。');
  }
  if (!SMTP_URL) return;
  if (!URL.canParse(SMTP_URL) || !/^smtps?:$/.test(new URL(SMTP_URL).protocol) || !new URL(SMTP_URL).hostname) {
    throw new Problem('「SMTP_URL」は「SMTP_URL=smtp://ユーザー名:パスワード@ホスト名:587」（最初からTLSなら「smtps://…:465」）の形で指定してください。パスワードの記号は%で始まる形に直してください。');
  }
  if (!/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(MAIL_FROM.trim())) {
    throw new Problem('「SMTP_URL」を使うときは、「MAIL_FROM」に差出人を指定してください（例: MAIL_FROM="そなえあい事務局 <noreply@example.jp>"）。');
  }
  if (!PUBLIC_URL) throw new Problem('「SMTP_URL」を使うときは、メールの中のリンクのために「PUBLIC_URL」も指定してください（例: PUBLIC_URL=https://sonaeai.example.jp）。');
}

/** Milliseconds that a running request may take to end when the server stops. */
export const DRAIN_MS = 10_000;

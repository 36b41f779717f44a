// npm run make-admin. The first administrator comes from whoever holds the database: a single-use invitation for the
// secretariat. Its link shows once, here; the database keeps a hash. lib/people/accept-invitation.ts takes it up.
import { createHash, randomBytes } from 'node:crypto';
import process from 'node:process';
import { command } from './launch/command.mjs';
import { withClient } from './launch/database.mjs';
import { Problem } from './launch/problem.mjs';
import { migrate } from './migrate.mjs';
import { parseDatabaseUrl, parsePort } from './server/settings.mjs';

const DAYS = 7; // as every invitation: lib/people/limits.ts
const USAGE = '使い方: npm run make-admin -- --name 氏名 [--department 所属] [--email 連絡先] [--url https://公開するアドレス]';

/** The site's own address, without a path. */
function originOf(url) {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new Problem('「--url」は https:// で始まる、このシステムのアドレスを指定してください。');
  return new URL(url).origin;
}

const options = {
  name: { type: 'string' },
  department: { type: 'string', default: '' },
  email: { type: 'string', default: '' },
  url: { type: 'string', default: `http://localhost:${parsePort(process.env.PORT)}` },
};

await command(options, USAGE, async ({ name = '', department, email, url }) => {
  if (name.trim() === '' || name.length > 100) throw new Problem(`「--name」に、事務局の担当者の氏名を100文字以下で指定してください。\n${USAGE}`);
  const origin = originOf(url);
  const ownerUrl = parseDatabaseUrl('MIGRATE_DATABASE_URL', process.env.MIGRATE_DATABASE_URL);
  await migrate(ownerUrl);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query('select 1 from installation where demo');
    if (rows.length > 0) throw new Problem('見本のデータが入ったデータベースには、本番の事務局を作れません。別のデータベースを指定してください。');
    const { rows: [row] } = await client.query(
      `insert into invitation (token_hash, role, name, department, email, expires_at)
       values ($1, 'secretariat', $2, $3, $4, now() + make_interval(days => $5)) returning expires_at`,
      [createHash('sha256').update(token).digest('hex'), name.trim(), department, email, DAYS],
    );
    return row.expires_at;
  });
  const until = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' }).format(expiresAt);
  console.log(`${name.trim()}さんへの、事務局としての招待です。1回だけ使えます。期限は${until}です。\nこのリンクは、この画面にだけ表示されます。本人に、安全な方法で渡してください。\n\n${origin}/invite/${token}\n`);
});

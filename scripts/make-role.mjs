// npm run db:role. Makes the role that the web process signs in with, on a server of one's own: MIGRATE_DATABASE_URL.
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { command } from './launch/command.mjs';
import { withClient } from './launch/database.mjs';
import { Problem } from './launch/problem.mjs';
import { makeAppRole } from './embedded-postgres.mjs';
import { migrate } from './migrate.mjs';
import { refusalOfRole } from './server/database-role.mjs';
import { parseDatabaseUrl } from './server/settings.mjs';

await command({ name: { type: 'string', default: 'sonaeai_web' } }, '使い方: npm run db:role -- [--name ロール名]', async ({ name }) => {
  const ownerUrl = parseDatabaseUrl('MIGRATE_DATABASE_URL', process.env.MIGRATE_DATABASE_URL);
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Problem('「--name」は半角の小文字、数字、_ で63文字以下にしてください。');
  if (decodeURIComponent(new URL(ownerUrl).username) === name) throw new Problem('「--name」は「MIGRATE_DATABASE_URL」のロールと別の名前にしてください。');
  await migrate(ownerUrl); // the group that carries the rights comes with the tables
  const password = randomBytes(24).toString('base64url');
  await withClient(ownerUrl, (client) => makeAppRole(client, name, password));
  const url = new URL(ownerUrl);
  url.username = name;
  url.password = password;
  const refusal = await withClient(url.href, refusalOfRole);
  if (refusal) throw new Problem(refusal);
  console.log(`ロール「${name}」に新しいパスワードを付けました。この行を設定に加えてください（この画面にだけ表示されます）。\n\nDATABASE_URL=${url.href}\n`);
});

import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '../../scripts/embedded-postgres.mjs';
import { freePort } from '../../scripts/free-port.mjs';
import { lockFolder, openDataFolder, openSecrets } from '../../scripts/launch/folder.mjs';

let home: string;
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sonaeai-launcher-'));
  chmodSync(home, 0o755);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function query<R extends object>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

describe('the embedded database', () => {
  const start = async () => startEmbedded({ databaseDir: path.join(home, 'pg'), port: await freePort(), password: 'secret' });
  const pidFile = () => path.join(home, 'pg', 'postmaster.pid');

  test('keeps what was committed when its server is killed, and starts again', async () => {
    const first = await start();
    await query(first.url('postgres'), 'create table kept as select 1 as value');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const second = await start();
    expect(await query(second.url('postgres'), 'select value from kept')).toEqual([{ value: 1 }]);
    await second.stop();
  });

  test('stop() returns when the server is gone already', async () => {
    const server = await start();
    process.kill(server.pid, 'SIGKILL');
    await server.exited;
    await server.stop();
  });

  test("starts over a pid file that names someone else's process", async () => {
    writeFileSync(pidFile(), `${process.pid}\n/elsewhere\n`);
    const server = await start();
    expect(await query(server.url('postgres'), 'select value from kept')).toEqual([{ value: 1 }]);
    await server.stop();
  });

  test.skipIf(process.platform !== 'linux')('starts over a pid file that names a zombie', async () => {
    // The shell starts a child, becomes a program that never asks after it, and so leaves it a zombie.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const zombie = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))));
      await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, 'utf8').split(') ')[1]?.[0], { timeout: 20_000 }).toBe('Z');
      writeFileSync(pidFile(), `${zombie}\n${path.join(home, 'pg')}\n`);
      const server = await start();
      await server.stop();
    } finally {
      parent.kill('SIGKILL');
    }
  });

  test('a server that an earlier start left running is ended first, cleanly', async () => {
    const left = await start();
    const next = await start();
    await left.exited;
    expect(next.pid).not.toBe(left.pid);
    expect(await query(next.url('postgres'), 'select value from kept')).toEqual([{ value: 1 }]);
    await next.stop();
  });

  test('says what the server said when it does not come up', async () => {
    await expect(startEmbedded({ databaseDir: path.join(home, 'pg'), port: await freePort(), password: 'secret', settings: ['no_such_setting=1'] })).rejects.toThrow('no_such_setting');
  });
});

describe("the launcher's folder", () => {
  test('a second start in the same folder is refused with the address of the first', async () => {
    const folder = await openDataFolder(home);
    const launcher = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'start.mjs'], { stdio: 'ignore' });
    try {
      writeFileSync(path.join(folder, 'lock.json'), JSON.stringify({ pid: launcher.pid, port: 3999 }));
      await expect(lockFolder(folder, 3000)).rejects.toThrow('http://localhost:3999');
    } finally {
      launcher.kill('SIGKILL');
    }
    await new Promise((resolve) => launcher.once('exit', resolve));
    const release = await lockFolder(folder, 3000); // the holder was killed
    await release();
  });

  test('secrets are made once, for the owner only, and a damaged file is not replaced', async () => {
    const folder = await openDataFolder(home);
    const secrets = await openSecrets(folder);
    expect(await openSecrets(folder)).toEqual(secrets);
    expect(Buffer.from(secrets.actionsKey, 'base64')).toHaveLength(32);
    const file = path.join(folder, 'secrets.json');
    writeFileSync(file, '{"secret": "half');
    await expect(openSecrets(folder)).rejects.toThrow('壊れています');
    expect(readFileSync(file, 'utf8')).toBe('{"secret": "half');
  });
});

describe('the web process refuses', () => {
  const serve = (env: Record<string, string>) => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/serve.mjs'], {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', SONAEAI_SECRET: 'a-secret-for-tests-only-of-32-bytes-or-more', ...env },
      encoding: 'utf8', timeout: 60_000,
    });
    return { status, stderr };
  };
  const ownerUrl = () => process.env.OWNER_URL!;
  const as = (role: string) => ownerUrl().replace('sonaeai_owner:test@', `${role}:test@`);

  test('a superuser', () => {
    const { status, stderr } = serve({ DATABASE_URL: ownerUrl() });
    expect(status).toBe(1);
    expect(stderr).toContain('スーパーユーザー');
    expect(stderr).toContain('npm run db:role');
    expect(stderr).not.toContain('test@');
  });

  test.each([
    ['a role that passes by row-level security', 'bypasser', `create role bypasser login bypassrls password 'test' in role sonaeai_app`, 'BYPASSRLS'],
    ['the owner of a table', 'half_owner', `create role half_owner login password 'test' in role sonaeai_app; alter table installation owner to half_owner`, '所有者'],
    ['a role that can become the owner', 'heir', `create role heir login password 'test' in role sonaeai_app; grant half_owner to heir`, '所有者'],
    ['a role that makes roles', 'maker', `create role maker login createrole password 'test' in role sonaeai_app`, 'CREATEROLE'],
    ['a role without the right to the tables', 'stranger', `create role stranger login password 'test'`, '権限がありません'],
  ])('%s', async (_what, role, sql, expected) => {
    await query(ownerUrl(), sql);
    const { status, stderr } = serve({ DATABASE_URL: as(role) });
    expect(status).toBe(1);
    expect(stderr).toContain(expected);
  });

  test('to open demo accounts to other machines', async () => {
    await query(ownerUrl(), 'alter table installation owner to current_user; insert into installation (id, demo) values (1, true)');
    const { status, stderr } = serve({ DATABASE_URL: process.env.DATABASE_URL!, HOST: '0.0.0.0' });
    expect(status).toBe(1);
    expect(stderr).toContain('「HOST」');
  });

  test('a secret that is too short, and a database that does not answer', async () => {
    expect(serve({ DATABASE_URL: process.env.DATABASE_URL!, SONAEAI_SECRET: 'short' }).stderr).toContain('「SONAEAI_SECRET」');
    const nobody = `postgresql://a:geheim@127.0.0.1:${await freePort()}/x`;
    const { status, stderr } = serve({ DATABASE_URL: nobody });
    expect(status).toBe(1);
    expect(stderr).toContain('ECONNREFUSED');
    expect(stderr).not.toContain('geheim');
  });
});

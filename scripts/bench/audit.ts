import pg from 'pg';
import { readChain } from '../audit/read-chain';
import { ms } from './measure';
import type { Bench } from './run';

const ACTS = 2_000;

/** A small act (one row changed), alone and with its line in the audit log: acts a second, one after the other and twelve at once. */
export async function audit({ ownerUrl, webUrl, emit }: Bench) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows: people } = await owner.query<{ id: string }>('select id from person order by id limit 12');
  const pool = new pg.Pool({ connectionString: webUrl, max: people.length });
  const act = async (client: pg.PoolClient, person: string, recorded: boolean, n: number) => {
    await client.query('begin');
    await client.query(`select set_config('app.kind', 'secretariat', true), set_config('app.person', $1, true)`, [person]);
    await client.query('update person set department = $2 where id = $1', [person, `測定 ${n}`]);
    if (recorded) await client.query(`select audit.record('answers.saved', null, $1, 'bench', jsonb_build_object('n', $2::int), '')`, [person, n]);
    await client.query('commit');
  };
  /** Each worker on a row of its own, so that only the chain makes one wait for another. */
  const rate = async (workers: number, recorded: boolean) => {
    const each = Math.ceil(ACTS / workers / (workers === 1 ? 4 : 1));
    const clients = await Promise.all(Array.from({ length: workers }, () => pool.connect()));
    try {
      for (const [i, client] of clients.entries()) await act(client, people[i]!.id, recorded, 0);
      const began = performance.now();
      await Promise.all(clients.map(async (client, i) => {
        for (let n = 0; n < each; n += 1) await act(client, people[i]!.id, recorded, n);
      }));
      return (each * workers) / ((performance.now() - began) / 1000);
    } finally {
      for (const client of clients) client.release();
    }
  };
  try {
    await rate(people.length, true); // warms both sides up
    for (const workers of [1, people.length]) {
      const [without, withRecord] = [await rate(workers, false), await rate(workers, true)];
      emit({ case: 'acts-per-second', at_once: workers, without_record: ms(without), with_record: ms(withRecord), ratio: ms(withRecord / without) });
    }
    const began = performance.now();
    const { lines, findings } = await readChain(ownerUrl);
    const seconds = (performance.now() - began) / 1000;
    emit({ case: 'check-audit', lines, findings: findings.length, lines_per_second: Math.round(lines / seconds) });
  } finally {
    await pool.end();
    await owner.end();
  }
}

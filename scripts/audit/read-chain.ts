import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { CHAIN_COLUMNS, chainCheck, type ChainReport, type ChainRow, type Head, parseHeads } from '../../lib/audit/chain';

const AT_ONCE = 5_000;

/**
 * Reads the whole log as its owner and checks it, line by line: a million lines need no more memory than a few.
 * One transaction, so that acts that are recorded meanwhile do not look like gaps.
 */
export async function readChain(ownerUrl: string, heads: Head[] = []): Promise<ChainReport> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a lost connection also rejects the query that is waiting for it
  try {
    await client.connect();
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query(`declare lines no scroll cursor for select ${CHAIN_COLUMNS} from audit_entry order by audit_entry.seq nulls last, id`);
    const check = chainCheck(heads);
    for (;;) {
      const { rows } = await client.query<ChainRow>(`fetch ${AT_ONCE} from lines`);
      if (rows.length === 0) break;
      for (const row of rows) check.add(row);
    }
    await client.query('commit');
    return check.end();
  } finally {
    await client.end().catch(() => {});
  }
}

/** The heads in a file, or in all files `*.txt` of a folder. */
export async function readHeads(place: string): Promise<Head[]> {
  const files = (await stat(place)).isDirectory() ? (await readdir(place)).filter((name) => name.endsWith('.txt')).sort().map((name) => path.join(place, name)) : [place];
  return (await Promise.all(files.map(async (file) => parseHeads(await readFile(file, 'utf8'), file)))).flat();
}

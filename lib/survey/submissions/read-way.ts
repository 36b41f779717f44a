import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import type { SubmissionWay } from './submission-rule';

/** How a municipality submits now: what an editor has said holds only while there is no approver. The second lock asks the same. */
export async function readWay(tx: Transaction, code: string): Promise<SubmissionWay> {
  return (await readWays(tx, [code])).get(code)!;
}

/** The same for several, by code. */
export async function readWays(tx: Transaction, codes: string[]): Promise<Map<string, SubmissionWay>> {
  const rows = await tx.$queryRaw<{ code: string; way: SubmissionWay }[]>`select code, actor.submission_way(code) as way from unnest(${codes}::text[]) code`;
  return new Map(rows.map(({ code, way }) => [code, way]));
}

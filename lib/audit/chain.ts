import { createHash } from 'node:crypto';

// The chain of the audit log, recomputed without the database: audit.line and audit.chain of prisma/migrations/0700_year_around
// are written a second time here, so that whoever changes the one is found out by the other. What each finding can and
// cannot prove stands in docs/audit.md.

/** One line as PostgreSQL gives it; `detail` is the column's own text (`detail::text`), since the hash goes over that. */
export type ChainRow = {
  seq: string | null;
  at: Date;
  actor_kind: string;
  person_id: string | null;
  actor_name: string;
  act: string;
  municipality_code: string | null;
  subject_person_id: string | null;
  subject: string;
  detail: string;
  origin: string;
  hash: string | null;
};

/** The columns of a ChainRow. */
export const CHAIN_COLUMNS = 'seq::text, at, actor_kind, person_id, actor_name, act, municipality_code, subject_person_id, subject, detail::text, origin, hash';

/** The end of the chain as it was sent out one day. */
export type Head = { day: string; seq: bigint; hash: string };

export type Finding = { seq: bigint; what: 'missing' | 'changed' | 'swapped' | 'inserted' | 'renumbered' | 'unchained' | 'cut' | 'rewritten'; text: string };

export type ChainReport = { lines: number; last: { seq: bigint; hash: string } | null; findings: Finding[]; more: number; headsCompared: number };

/** PostgreSQL's text of a jsonb array: elements as JSON, a comma and a blank between them. */
export function lineOf(row: ChainRow, seq: bigint | string = row.seq ?? ''): string {
  const text = [row.actor_kind, row.person_id, row.actor_name, row.act, row.municipality_code, row.subject_person_id, row.subject].map((value) => JSON.stringify(value));
  return `[${[String(seq), JSON.stringify(row.at.toISOString()), ...text, row.detail, JSON.stringify(row.origin)].join(', ')}]`;
}

/** The hash of a line that follows one with the hash `before` (the first line: ''). */
export const hashOf = (before: string, line: string): string => createHash('sha256').update(before + line, 'utf8').digest('hex');

const SHOWN = 50; // findings told in full; the rest is counted
const KEPT = 400; // broken lines kept for telling what happened to them

type Broken = { row: ChainRow; seq: bigint; before: string };

/**
 * Takes the lines in the order of `seq` (unchained ones first or last) and says at the end what is wrong with them.
 * @param heads ends sent out earlier, in any order
 */
export function chainCheck(heads: Head[] = []) {
  const wanted = new Map<bigint, Head[]>();
  for (const head of heads) wanted.set(head.seq, [...(wanted.get(head.seq) ?? []), head]);
  const findings: Finding[] = [];
  const broken: Broken[] = [];
  let more = 0;
  let lines = 0;
  let unchained = 0;
  let last: { seq: bigint; hash: string } | null = null;
  let shift = 0n; // how far `seq` stands from where a line was chained, after one was slipped in or taken out and the rest renumbered
  let lastBroken: Broken | null = null;
  let exchanged: string | null = null;
  let unsure = false; // the line before is missing, so this one's hash has nothing to be compared with

  const find = (finding: Finding) => void (findings.length < SHOWN ? findings.push(finding) : (more += 1));

  function add(row: ChainRow): void {
    lines += 1;
    if (row.seq === null || row.hash === null) {
      unchained += 1;
      return;
    }
    const seq = BigInt(row.seq);
    const expected = (last?.seq ?? 0n) + 1n;
    compareHeads(seq, row.hash);
    if (seq > expected) {
      find({ seq: expected, what: 'missing', text: `${expected === seq - 1n ? `line ${expected} is` : `lines ${expected} to ${seq - 1n} are`} missing: removed from the log` });
      unsure = true;
    }
    const before = last?.hash ?? '';
    const fits = hashOf(before, lineOf(row, seq - shift)) === row.hash;
    if (seq < expected) {
      find({ seq, what: 'inserted', text: `line ${seq} stands there more than once: inserted` });
      if (!lastBroken || hashOf(lastBroken.before, lineOf(row, seq - shift)) !== row.hash) return; // the one before was the right one
      broken.pop();
      lastBroken = null;
    } else if (!fits && !unsure && !renumbered(row, seq)) {
      lastBroken = { row, seq, before };
      if (broken.length < KEPT) broken.push(lastBroken);
      else more += 1;
    } else if (fits) lastBroken = null;
    unsure = false;
    last = { seq, hash: exchanged ?? row.hash };
    exchanged = null;
  }

  /** After a broken line: does this one fit when the two change places, when the broken one is left out (slipped in), or when both count as one later (one taken out)? */
  function renumbered(row: ChainRow, seq: bigint): boolean {
    if (!lastBroken || lastBroken.seq !== seq - 1n) return false;
    const { row: suspect, before } = lastBroken;
    const first = hashOf(before, lineOf(row, seq - shift - 1n)) === row.hash;
    if (first && hashOf(row.hash!, lineOf(suspect, seq - shift)) === suspect.hash) {
      find({ seq: seq - 1n, what: 'swapped', text: `lines ${seq - 1n} and ${seq} have changed places` });
      exchanged = suspect.hash; // what the next line was chained to
    } else if (first) {
      find({ seq: seq - 1n, what: 'inserted', text: `line ${seq - 1n} was inserted; the lines after it were renumbered` });
      shift += 1n;
    } else if (hashOf(suspect.hash!, lineOf(row, seq - shift + 1n)) === row.hash) {
      find({ seq: seq - 1n, what: 'renumbered', text: `a line before line ${seq - 1n} was removed and the lines after it were renumbered` });
      shift -= 1n;
    } else return false;
    broken.pop();
    lastBroken = null;
    return true;
  }

  function compareHeads(seq: bigint, hash: string): void {
    for (const head of wanted.get(seq) ?? [])
      if (head.hash !== hash) find({ seq, what: 'rewritten', text: `line ${seq} is not the one whose hash was sent out on ${head.day}: it or a line before it was rewritten` });
    wanted.delete(seq);
  }

  function end(): ChainReport {
    for (const finding of explain(broken)) find(finding);
    if (unchained > 0) find({ seq: last?.seq ?? 0n, what: 'unchained', text: `${unchained} ${unchained === 1 ? 'line was' : 'lines were'} never chained: written while the trigger was off` });
    const beyond = [...wanted.values()].flat().filter((head) => head.seq > (last?.seq ?? 0n));
    const farthest = beyond.sort((a, b) => Number(b.seq - a.seq))[0];
    if (farthest) find({ seq: (last?.seq ?? 0n) + 1n, what: 'cut', text: `the end is cut off: line ${farthest.seq} was sent out on ${farthest.day}, the log ends at line ${last?.seq ?? 0n}` });
    findings.sort((a, b) => Number(a.seq - b.seq));
    return { lines, last, findings, more, headsCompared: heads.length };
  }

  return { add, end };
}

/** What happened to lines whose hash does not fit: two that changed places, ones that merely follow such a line, and the rest. */
function explain(broken: Broken[]): Finding[] {
  const findings: Finding[] = [];
  const explained = new Set<Broken>();
  const partner = new Map<Broken, Broken>();
  for (const [i, a] of broken.entries()) {
    if (explained.has(a)) continue;
    // b's content, at a's place, gives the hash that one of the two carries: that is where it was chained.
    const b = broken.slice(i + 1).find((other) => !explained.has(other) && [a.row.hash, other.row.hash].includes(hashOf(a.before, lineOf(other.row, a.seq))));
    if (!b) continue;
    findings.push({ seq: a.seq, what: 'swapped', text: `lines ${a.seq} and ${b.seq} have changed places` });
    for (const [one, other] of [[a, b], [b, a]] as const) {
      explained.add(one);
      partner.set(one, other);
    }
  }
  for (const [i, one] of broken.entries()) {
    if (explained.has(one)) continue;
    const previous = broken[i - 1];
    const moved = previous && previous.seq === one.seq - 1n ? partner.get(previous) : undefined;
    if (moved && hashOf(moved.row.hash!, lineOf(one.row, one.seq)) === one.row.hash) continue; // untouched: only its neighbour was exchanged
    findings.push({ seq: one.seq, what: 'changed', text: `line ${one.seq} does not fit its hash: changed or inserted, or the hash of the line before it was changed` });
  }
  return findings;
}

const HEAD_LINE = /^(\d{4}-\d{2}-\d{2})\s+(\d+)\s+([0-9a-f]{64})$/;

/**
 * Reads lines `day seq hash`, as they are sent out.
 * @throws {Error} naming the first line that is none
 */
export function parseHeads(text: string, name = 'heads'): Head[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    const match = HEAD_LINE.exec(line.trim());
    if (!match) throw new Error(`${name}, line ${i + 1}: not "YYYY-MM-DD seq hash"`);
    return [{ day: match[1]!, seq: BigInt(match[2]!), hash: match[3]! }];
  });
}

/** One such line. */
export const headLine = ({ day, seq, hash }: Head): string => `${day} ${seq} ${hash}`;

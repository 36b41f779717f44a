import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { requestOrigin } from '@/lib/platform/origin';
import type { Act } from './acts';

/** Values of `detail` name things (a year, a field, a count, a role); never an answer, a contact or a secret. */
export type AuditEntry = {
  act: Act;
  /** Whose business it is: that municipality reads the line too. */
  municipalityCode?: string | null;
  /** Whose data was changed or opened, where that is a person. */
  personId?: string | null;
  /** What it was done to, e.g. `wave:2026`, `response:2026:992011`. */
  subject?: string;
  detail?: Record<string, string | number | boolean | string[] | null>;
};

/**
 * Adds one line to the audit log, in the transaction of the act itself: both stand or neither. Who acts comes from the
 * transaction's actor (`db.as`), from where out of the request; the line is chained when the transaction commits.
 */
export async function record(tx: Transaction, { act, municipalityCode = null, personId = null, subject = '', detail = {} }: AuditEntry): Promise<void> {
  const origin = await whereFrom();
  await tx.$queryRaw`select audit.record(${act}, ${municipalityCode}, ${personId}::uuid, ${subject}, ${JSON.stringify(detail)}::jsonb, ${origin})::text`;
}

/** One line for each of many municipalities, where an act concerns all of them at once. */
export async function recordEach(tx: Transaction, municipalityCodes: string[], { act, subject = '', detail = {} }: Omit<AuditEntry, 'municipalityCode' | 'personId'>): Promise<void> {
  const origin = await whereFrom();
  await tx.$queryRaw`select audit.record(${act}, code, null, ${subject}, ${JSON.stringify(detail)}::jsonb, ${origin})::text from unnest(${municipalityCodes}::text[]) code`;
}

/** Address and browser of the request; nothing for a job or a command. */
async function whereFrom(): Promise<string> {
  try {
    const { address, browser } = await requestOrigin();
    return `${address} ${browser}`.trim();
  } catch {
    return '';
  }
}

import 'server-only';
import { anonymous, type Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { IDLE_SECONDS } from './limits';

type Row = {
  person_id: string;
  name: string;
  sign_in_name: string;
  second_factor: boolean;
  demo: boolean;
  secretariat: boolean;
  viewer: boolean;
  editor_of: string[];
  approver_of: string[];
  coordinator_of: string[];
  supporter_of: string[];
};

export type SignedIn = {
  personId: string;
  sessionId: string;
  name: string;
  signInName: string;
  /** A demo account of a demo installation: its secretariat signs in without a one-time code, and pages say so. */
  demo: boolean;
  secretariat: boolean;
  /** The one-time code has been shown in this session. */
  secondFactor: boolean;
  /** A secretariat's person who still has to set up the one-time code; until then `actor` has no role at all. */
  codeNeeded: boolean;
  actor: Extract<Actor, { kind: 'person' | 'secretariat' }>;
};

/**
 * Who a session stands for at this moment: roles, membership, removal and revocation are read anew each time.
 * @returns null when the session no longer holds
 */
export async function readSession(sessionId: string): Promise<SignedIn | null> {
  const [row] = await db.as(anonymous, (tx) => tx.$queryRaw<Row[]>`select * from sign_in.session(${sessionId}::uuid, ${IDLE_SECONDS}::int)`);
  if (!row) return null;
  const codeNeeded = row.secretariat && !row.second_factor && !row.demo;
  const who = { personId: row.person_id, sessionId, name: row.name };
  const actor =
    row.secretariat && !codeNeeded
      ? { kind: 'secretariat' as const, ...who }
      : {
          kind: 'person' as const,
          ...who,
          editorOf: codeNeeded ? [] : row.editor_of,
          approverOf: codeNeeded ? [] : row.approver_of,
          coordinatorOf: codeNeeded ? [] : row.coordinator_of,
          viewer: !codeNeeded && row.viewer,
          ...(!codeNeeded && row.supporter_of.length > 0 ? { supporterOf: row.supporter_of } : {}),
        };
  return {
    ...who, actor, codeNeeded, signInName: row.sign_in_name, demo: row.demo, secretariat: row.secretariat, secondFactor: row.second_factor,
  };
}

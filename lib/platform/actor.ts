/** Who acts. Every service takes one first; `db.as` hands it to row-level security. */
export type Actor = AnonymousActor | PersonActor | SecretariatActor | JobActor;

export type AnonymousActor = { kind: 'anonymous' };

export type PersonActor = {
  kind: 'person';
  personId: string;
  sessionId: string;
  name: string;
  /** 全国地方公共団体コード of the municipalities this person writes for. */
  editorOf: string[];
  /** Municipalities for which this person submits and takes back. */
  approverOf: string[];
  /** Two-digit prefecture codes. */
  coordinatorOf: string[];
  viewer: boolean;
  /** Companies and bodies that this person belongs to (協力事業者). */
  supporterOf?: string[];
  /** Of several municipalities, the one whose hat this person has put on: it comes first, and grants nothing. */
  chosen?: string;
};

/** A secretariat's person whose second factor has been seen (or who is in the demo). */
export type SecretariatActor = { kind: 'secretariat'; personId: string; sessionId: string; name: string };

export type JobActor = { kind: 'job'; name: string };

export const anonymous: AnonymousActor = { kind: 'anonymous' };

export const supportersOf = (actor: Actor): string[] => (actor.kind === 'person' ? (actor.supporterOf ?? []) : []);

/** All municipalities that the actor writes for, as editor or approver; the chosen one first. */
export function codesOf(actor: Actor): string[] {
  if (actor.kind !== 'person') return [];
  const codes = [...new Set([...actor.editorOf, ...actor.approverOf])];
  return codes.sort((a, b) => Number(b === actor.chosen) - Number(a === actor.chosen));
}

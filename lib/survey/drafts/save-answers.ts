import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEditResponse, mayEnterPaper } from '@/lib/people/access';
import type { Actor, PersonActor, SecretariatActor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { ExpectedError, NotFoundError, RefusedError } from '@/lib/platform/errors';
import { parseField } from '../questionnaire/answer-schema';
import { type Carried, without } from '../carry/carry-over';
import { fieldsOf, type Field } from '../questionnaire/fields';
import { assertAccepting, findResponse } from '../find-response';
import { latestChanges } from './latest-changes';
import { lockDraft } from './lock-draft';
import { mergeChanges, sameAnswer, type Change, type Conflict } from './merge';
import type { Answers, AnswerValue } from '../questionnaire/questionnaire';
import { remember } from './remember-changes';
import type { FieldOutcome, SaveResult, SentChange } from './save-protocol';

type Parsed = { changes: Change[]; outcomes: Map<string, FieldOutcome> };

/** Values that a form may have held: what does not parse can equal no stored answer. */
const heldBefore = (field: Field, from: unknown): AnswerValue | null => {
  const parsed = parseField(field, from);
  return parsed.ok ? parsed.value ?? null : null;
};

function parseChanges(fields: Map<string, Field>, sent: readonly SentChange[]): Parsed {
  const changes: Change[] = [];
  const outcomes = new Map<string, FieldOutcome>();
  for (const { field: name, from, to } of sent) {
    const field = fields.get(name);
    if (!field) {
      outcomes.set(name, { status: 'unknown', message: 'この項目は今の調査票にありません。画面を開き直してください。' });
      continue;
    }
    if (field.role === 'total') {
      outcomes.set(name, { status: 'invalid', message: `「${field.label}」は内訳から計算されます。内訳を入力してください。` });
      continue;
    }
    const parsed = parseField(field, to);
    if (parsed.ok) changes.push({ field: name, from: heldBefore(field, from), to: parsed.value ?? null });
    else outcomes.set(name, { status: 'invalid', message: parsed.message });
  }
  return { changes, outcomes };
}

type Input = { year: number; code: string; section?: string; changes: readonly SentChange[] };

/**
 * Saves the changed fields of a draft. Each field gets its own answer: a value that cannot be read, or one that a
 * colleague has changed meanwhile, does not hold up the others. The first save makes the response.
 *
 * @param input.code 全国地方公共団体コード, six digits
 * @param input.section the section that the form shows; only checked to exist
 * @throws {RefusedError} when the actor does not write for the municipality, nor enters its paper
 * @throws {NotFoundError} when it is not asked in that year
 * @throws {StateError} when the wave takes no answers, or the response is submitted
 */
export async function saveAnswers(actor: Actor, input: Input): Promise<SaveResult> {
  if ((!mayEditResponse(actor, input.code) && !mayEnterPaper(actor)) || (actor.kind !== 'person' && actor.kind !== 'secretariat')) throw new RefusedError();
  try {
    return await db.as(actor, (tx) => save(tx, actor, input));
  } catch (error) {
    // Closed by the secretariat between two of our statements: row-level security stopped the second one.
    if (!(error instanceof ExpectedError)) await db.as(actor, async (tx) => assertAccepting((await findResponse(tx, input.year, input.code)).wave));
    throw error;
  }
}

async function save(tx: Transaction, actor: PersonActor | SecretariatActor, { year, code, section, changes: sent }: Input): Promise<SaveResult> {
  const { personId } = actor;
  const { respondent, questionnaire, draft: locked } = await lockDraft(tx, actor, { year, code });
  if (section !== undefined && !questionnaire.sections.some(({ key }) => key === section)) throw new NotFoundError();
  const { changes, outcomes } = parseChanges(new Map(fieldsOf(questionnaire).map((field) => [field.name, field])), sent);
  const { changes: onTop, carried } = overCarried(locked, changes);
  const merged = mergeChanges(locked.answers, onTop);
  const at = new Date();
  const confirmed = Object.keys(locked.carried).filter((field) => !carried[field]);
  const touched = [...new Set([...merged.applied.map(({ field }) => field), ...confirmed])];
  const revision = locked.revision + (touched.length > 0 ? 1 : 0);
  if (touched.length > 0) {
    await tx.response.update({ where: { respondentId: respondent.id }, data: { answers: merged.answers, carried, revision, updatedAt: at, updatedBy: personId } });
    await remember(tx, { id: respondent.id, owner: code }, personId, merged.applied, at);
    await record(tx, { act: 'answers.saved', municipalityCode: code, subject: `response:${year}:${code}`, detail: { fields: touched } });
  }
  for (const { field, to } of changes) outcomes.set(field, { status: 'saved', value: to });
  for (const [field, conflict] of await describeConflicts(tx, respondent.id, personId, merged.conflicts)) outcomes.set(field, conflict);
  return { fields: Object.fromEntries(outcomes), revision, savedAt: at.toISOString() };
}

/**
 * Last year's answer that nobody has looked at gives way to what somebody types, also in a form opened before it was
 * taken over; and a field that is saved, be it with the same value, has been looked at.
 */
function overCarried({ answers, carried }: { answers: Answers; carried: Carried }, changes: Change[]): { changes: Change[]; carried: Carried } {
  const onTop = changes.map((change) => (carried[change.field] && change.from === null ? { ...change, from: answers[change.field] ?? null } : change));
  const settled = onTop.filter(({ field, from, to }) => sameAnswer(answers[field], from) || sameAnswer(answers[field], to));
  return { changes: onTop, carried: without(carried, settled.map(({ field }) => field)) };
}

/** Adds who holds the other value and since when. */
async function describeConflicts(tx: Transaction, respondentId: string, personId: string, conflicts: Conflict[]): Promise<[string, FieldOutcome][]> {
  if (conflicts.length === 0) return [];
  const latest = await latestChanges(tx, respondentId, conflicts.map(({ field }) => field));
  const names = await namesOf(tx, [...latest.values()].map((change) => change.personId));
  return conflicts.map(({ field, mine, theirs }) => {
    const last = latest.get(field);
    const by = last?.personId === personId ? 'ご自身（別の画面）' : names.get(last?.personId ?? '') ?? '同じ市区町村の方';
    return [field, { status: 'conflict', mine, theirs, by, at: last?.at.toISOString() ?? null }];
  });
}

async function namesOf(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

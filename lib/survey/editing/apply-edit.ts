import 'server-only';
import type { Act } from '@/lib/audit/acts';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';
import { InvalidInputError, StateError } from '@/lib/platform/errors';
import { questionnaireFor } from '../questionnaire/current-questionnaire';
import type { Base } from './editing-schemas';
import { lockWave } from '../waves/find-wave';
import type { Questionnaire } from '../questionnaire/questionnaire';
import { sameQuestionnaire } from './questionnaire-diff';
import { type Edited, keysOf } from './questionnaire-edits';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';

/** A year in preparation, locked. @throws {StateError} once it has been opened */
export async function lockPreparing(tx: Transaction, year: number) {
  const wave = await lockWave(tx, year);
  if (wave.status !== 'preparing') throw new StateError('この年度の調査票は、開始したため変更できません。言葉の誤りは「正誤を知らせる」から直してください。');
  return wave;
}

/** The questionnaires of all other years, and the one this product comes with: whose keys are taken. */
export async function otherQuestionnaires(tx: Transaction, year: number): Promise<Questionnaire[]> {
  const waves = await tx.wave.findMany({ where: { year: { not: year } }, select: { year: true, definitionHash: true }, orderBy: { year: 'desc' } });
  const stored: Questionnaire[] = [];
  for (const wave of waves) stored.push(await readQuestionnaire(tx, wave));
  return [...stored.filter(({ sections }) => sections), questionnaireFor(year)];
}

export const keysOfAll = (questionnaires: Questionnaire[]): Set<string> => new Set(questionnaires.flatMap(keysOf));

/**
 * One edit of a questionnaire in preparation: asks whether it was made from what is stored now, keeps what stood before,
 * and counts up the revision.
 * @throws {InvalidInputError} with the edit's own sentence; on `force` when a colleague was quicker
 * @throws {StateError} once the year has been opened
 */
export async function applyEdit(
  tx: Transaction,
  actor: Actor,
  { year, revision, force }: Base,
  edit: (questionnaire: Questionnaire, others: Questionnaire[]) => Edited,
  { act = 'questionnaire.edited' as Act, item = '' } = {},
): Promise<Questionnaire> {
  const wave = await lockPreparing(tx, year);
  if (wave.questionnaireRevision !== revision && !force) throw new InvalidInputError({ force: await quicker(tx, year, revision) });
  const before = await readQuestionnaire(tx, wave);
  const edited = edit(before, await otherQuestionnaires(tx, year));
  if (edited.questionnaire === undefined) throw new InvalidInputError(edited.fields ?? {}, edited.fields ? undefined : edited.problem);
  if (sameQuestionnaire(before, edited.questionnaire)) throw new InvalidInputError({}, '変わったところがありません。直してから、もう一度押してください。');
  await store(tx, actor, wave, edited.words, before, edited.questionnaire);
  await record(tx, { act, subject: `wave:${year}`, detail: { what: edited.words, ...(item && { item }) } });
  return edited.questionnaire;
}

async function store(tx: Transaction, actor: Actor, wave: { year: number; questionnaireRevision: number }, words: string, before: Questionnaire, definition: Questionnaire): Promise<void> {
  const { year } = wave;
  const revision = wave.questionnaireRevision + 1;
  const { personId, name } = actor as Extract<Actor, { kind: 'secretariat' }>;
  await tx.wave.update({ where: { year }, data: { definition, questionnaireRevision: revision }, select: { year: true } });
  await tx.questionnaireEdit.create({ data: { year, revision, words, before, personId, personName: name }, select: { year: true } });
}

/** Who has changed what since the form was made. */
async function quicker(tx: Transaction, year: number, revision: number): Promise<string> {
  const since = await tx.questionnaireEdit.findMany({ where: { year, revision: { gt: revision } }, orderBy: { revision: 'desc' }, take: 3, select: { words: true, personName: true } });
  const said = since.map(({ words, personName }) => `${personName}さんが${words}`).join('、');
  return `この画面を開いたあとに、調査票が変更されています${said && `（${said}）`}。別のタブで今の調査票を確かめてください。それでもこの変更を加えるときは「今の調査票を確かめました」に印を付けて、もう一度押してください。`;
}

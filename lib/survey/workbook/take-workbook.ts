import 'server-only';
import * as z from 'zod/mini';
import { record } from '@/lib/audit/record';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { assertDraft, findResponse } from '../find-response';
import { findUpload } from './find-workbook-upload';
import { assertWriter } from '../paper/on-paper';
import type { Answers } from '../questionnaire/questionnaire';
import { saveAnswers } from '../drafts/save-answers';
import { resolveControl } from '../drafts/sent-form';
import { compareChanges } from './compare-changes';

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';

/** The preview's form; the choices about conflicts stand beside, a control each (sent-form.ts). */
export const takeWorkbookForm = z.looseObject({
  year: z.coerce.number(unreadable).check(z.int(unreadable), z.gte(2000, unreadable), z.lte(2099, unreadable)),
  code: z.string(unreadable).check(z.regex(/^[0-9]{6}$/, unreadable)),
  upload: z.string(unreadable),
  /** all: the workbook has no problem · good: what has none, beside what has. */
  take: z.enum(['all', 'good'], 'どのように取り込むかを、ボタンで選んでください。'),
});

export type TakeWorkbook = z.infer<typeof takeWorkbookForm>;

/**
 * Takes an uploaded workbook's changes into the draft, through the same merge as everything typed. What was changed since
 * the download too is taken only where the person chose so.
 * @returns how many answers were changed
 * @throws {InvalidInputError} with a sentence for each conflict that is not decided; nothing is taken then
 * @throws {StateError} when the year takes no answers, the response is submitted, or the workbook has problems and only its good part was not asked for
 * @throws {RefusedError} and {NotFoundError} as getWorkbookUpload
 */
export async function takeWorkbook(actor: Actor, form: TakeWorkbook): Promise<{ taken: number }> {
  const { year, code, upload: id, take } = form;
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  const { upload, changes } = await db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await findResponse(tx, year, code);
    const found = await findUpload(tx, { id, respondentId: respondent.id });
    if (!found || found.refusal) throw new NotFoundError('送られたファイルの控えが見つかりません。1日たつと消えます。もう一度ファイルを送ってください。');
    if (found.takenAt) throw new StateError('このファイルは、すでに取り込まれています。続けて直すときは、直したファイルをもう一度送ってください。');
    await assertWriter(tx, actor, respondent.id);
    assertDraft(wave, response?.status);
    return { upload: found, changes: compareChanges(questionnaire, (response?.answers ?? {}) as Answers, found.changes) };
  });
  if (take === 'all' && upload.problems.length > 0) throw new StateError('このファイルには読み取れなかった項目があります。「問題のない項目だけ取り込む」を選ぶか、ファイルを直して送り直してください。');
  const choices = form as Record<string, unknown>;
  const undecided = changes.filter(({ state, field }) => state === 'conflict' && !['mine', 'theirs'].includes(String(choices[resolveControl(field.name)])));
  if (undecided.length > 0) throw new InvalidInputError(Object.fromEntries(undecided.map(({ field }) => [resolveControl(field.name), `「${field.label}」は、ダウンロードした後に画面でも変更されています。どちらの回答にするかを選んでください。`])));
  const wanted = changes.filter(({ state, field }) => state === 'change' || (state === 'conflict' && choices[resolveControl(field.name)] === 'mine'));
  if (wanted.length > 0) {
    const { fields } = await saveAnswers(actor, { year, code, changes: wanted.map(({ field, now, to }) => ({ field: field.name, from: now, to })) });
    const left = wanted.filter(({ field }) => fields[field.name]?.status !== 'saved');
    // Changed by a colleague between the look and the save: the rest is saved, and the preview asks about these.
    if (left.length > 0) throw new InvalidInputError(Object.fromEntries(left.map(({ field }) => [resolveControl(field.name), `「${field.label}」は、たった今ほかの方が変更しました。画面を開き直して、どちらの回答にするかを選んでください。`])));
  }
  await db.as(actor, async (tx) => {
    await tx.workbookUpload.update({ where: { id: upload.id }, data: { takenAt: new Date(), changes: [] } });
    await record(tx, { act: 'workbook.taken', municipalityCode: code, subject: `response:${year}:${code}`, detail: { changed: wanted.length, problems: upload.problems.length } });
  });
  return { taken: wanted.length };
}

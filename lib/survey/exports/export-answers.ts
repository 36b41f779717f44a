import 'server-only';
import { record } from '@/lib/audit/record';
import { mayExportAnswers } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { ExportedResponse } from './export-columns';
import type { Answers, Questionnaire } from '../questionnaire/questionnaire';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';

const AT_A_TIME = 200; // responses in memory at once

/**
 * All submitted and accepted answers of a year, by code, read a part at a time: they never stand in memory together. Each
 * part is a transaction of its own, so that a slow download holds none open; a submission in between may or may not be in it.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {NotFoundError} when there is no such year
 */
export async function exportAnswers(actor: Actor, { year }: { year: number }): Promise<{ title: string; questionnaire: Questionnaire; rows: AsyncGenerator<ExportedResponse> }> {
  if (!mayExportAnswers(actor)) throw new RefusedError();
  const { title, questionnaire } = await db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
    if (!wave) throw new NotFoundError('この年度の調査はまだ準備されていません。年度をご確認ください。');
    await record(tx, { act: 'answers.exported', subject: `wave:${year}` });
    return { title: wave.title, questionnaire: await readQuestionnaire(tx, wave) };
  });
  return { title, questionnaire, rows: rowsOf(actor, year) };
}

async function* rowsOf(actor: Actor, year: number): AsyncGenerator<ExportedResponse> {
  for (let after = ''; ; ) {
    const part = await readPart(actor, year, after);
    yield* part.rows;
    if (part.last === null) return;
    after = part.last;
  }
}

type Row = { owner: string; label: string; prefecture: string; population: number | null; validity: string; validity_reason: string; status: string; receipt: string; submitted_at: Date; answers: Answers };

function readPart(actor: Actor, year: number, after: string) {
  return db.as(actor, async (tx) => {
    const found = await tx.$queryRaw<Row[]>`select * from submitted_answers(${year}::int, ${after}, ${AT_A_TIME}::int)`;
    const rows = found.map(({ owner, label, validity_reason, submitted_at, ...row }): ExportedResponse => ({ ...row, year, code: owner, municipality: label, validityReason: validity_reason, submittedAt: submitted_at }));
    return { rows, last: found.length === AT_A_TIME ? found.at(-1)!.owner : null };
  });
}

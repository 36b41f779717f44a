import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { formatFiscalYear } from '@/lib/platform/time';
import { findResponse } from '../find-response';
import { formerLabels, type FormerLabels } from '../questionnaire/former-labels';
import type { Questionnaire } from '../questionnaire/questionnaire';
import { readAnswers, readGuides, type ReadAnswers } from './read-answers';
import type { RawBook } from './raw-book';
import type { Received } from './receive-upload';
import { readXlsx } from './read-xlsx';
import { refusals, refuse, UnreadableWorkbook } from './unreadable';

const KEPT_PROBLEMS = 300;

type Sent = { year: number; code: string; /** Reads the file; asked only once the actor is known to be allowed. */ receive: () => Promise<Received> };
type Checked = ReadAnswers & { refusal: string };

let queue: Promise<unknown> = Promise.resolve();

/** Reads one workbook at a time, so that ten at once need no more memory than one. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work, work);
  queue = turn.catch(() => undefined);
  return turn;
}

/**
 * Reads an uploaded workbook and keeps what it would change for the preview; nothing is taken in yet. A file that can't be
 * read is kept as its sentence, so that the page can say it after the redirect.
 * @returns the upload's id
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {NotFoundError} when it is not asked in that year
 */
export async function checkWorkbook(actor: Actor, { year, code, receive }: Sent): Promise<string> {
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  const { questionnaire, respondent, municipality, former } = await db.as(actor, async (tx) => {
    const found = await findResponse(tx, year, code);
    const errata = await tx.erratum.findMany({ where: { year, textName: { not: '' } }, select: { item: true, textName: true, before: true } });
    return { ...found, municipality: found.respondent.label, former: formerLabels(found.questionnaire, errata) };
  });
  const { fileName, file } = await receive();
  const { changes, problems, refusal } = await inTurn(() => check(file, { year, code, questionnaire, municipality, former }));
  return db.as(actor, async (tx: Transaction) => {
    await tx.$queryRaw`select forget_workbook_uploads()::text`;
    const { id } = await tx.workbookUpload.create({
      data: {
        respondentId: respondent.id, owner: code, personId: actor.personId, fileName: storable(fileName), refusal,
        changes: JSON.parse(JSON.stringify(changes)) as object, problems: problems.slice(0, KEPT_PROBLEMS).map((problem) => ({ ...problem, sheet: storable(problem.sheet), item: storable(problem.item), message: storable(problem.message) })),
      },
      select: { id: true },
    });
    return id;
  });
}

/** Names that come out of a file may hold what PostgreSQL's jsonb refuses. */
const storable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, '�').slice(0, 1000);

type Where = { year: number; code: string; questionnaire: Questionnaire; municipality: string; former: FormerLabels };

async function check(file: Received['file'], where: Where): Promise<Checked> {
  try {
    if (typeof file === 'string') refuse(file);
    const book = await readXlsx(file as Buffer);
    assertOurs(book, where);
    const read = readAnswers(book, where);
    if (read.found === 0) throw new UnreadableWorkbook('このブックから、調査票の項目を1つも読み取れませんでした。シートや見出し、項目名の列が変わっていないか確かめるか、画面からダウンロードし直したファイルに入力してください。');
    return { ...read, refusal: '' };
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { changes: [], problems: [], found: 0, refusal: storable(error.message) };
    throw error;
  }
}

/** The workbook must be this municipality's of this year, as its 説明 sheet says. */
function assertOurs(book: RawBook, { year, code, municipality }: Where): void {
  const guides = readGuides(book);
  const [guide] = guides;
  if (!guide) throw new UnreadableWorkbook(refusals.noGuide);
  if (guides.length > 1) throw new UnreadableWorkbook(refusals.twoGuides);
  if (guide.code !== code) throw new UnreadableWorkbook(`別の市区町村（${guide.municipality || '名称なし'}、コード${guide.code || 'なし'}）の回答用ブックです。${municipality}（${code}）のブックを選んでください。`);
  if (guide.year !== String(year)) throw new UnreadableWorkbook(`別の年度（${guide.year || '記載なし'}年度）の回答用ブックです。${formatFiscalYear(year)}のブックをダウンロードして、入力してください。`);
}

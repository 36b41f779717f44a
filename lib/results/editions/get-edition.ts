import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { ALL } from '@/lib/survey/questionnaire/cells';
import type { Edition, EditionTable } from './edition';
import { editionOf, tableOf } from './stored-edition';

export type EditionRead = {
  edition: Edition;
  /** The number of the edition that holds now; a higher one than this edition's corrects it. */
  newest: number;
  /** Everyone first. */
  tables: EditionTable[];
};

type Wanted = {
  year: number;
  /** Without it, the newest. */
  number?: number;
  /** Without it, every table; else that of everyone and of these schemes, as far as the edition has them. */
  schemes?: string[];
};

/**
 * What is published of a year, the same for everyone who reads it.
 * @throws {NotFoundError} when there is no such edition
 */
export async function getEdition(actor: Actor, wanted: Wanted): Promise<EditionRead> {
  return db.as(actor, async (tx) => {
    const found = await readEdition(tx, wanted);
    if (!found) throw new NotFoundError('この版はありません。年度と版の番号をご確認ください。');
    return found;
  });
}

/** @returns null when there is no such edition */
export async function readEdition(tx: Transaction, { year, number, schemes }: Wanted): Promise<EditionRead | null> {
  const numbers = await tx.edition.findMany({ where: { year }, orderBy: { number: 'desc' }, select: { number: true } });
  const newest = numbers[0]?.number;
  const chosen = number ?? newest;
  if (newest === undefined || chosen === undefined) return null;
  const row = await tx.edition.findUnique({ where: { year_number: { year, number: chosen } } });
  if (!row) return null;
  const edition = editionOf(row);
  const keys = edition.facts.schemes.map(({ key }) => key).filter((key) => !schemes || key === ALL.scheme || schemes.includes(key));
  const tables = await tx.editionTable.findMany({ where: { year, number: chosen, scheme: { in: keys } }, select: { scheme: true, content: true } });
  return {
    newest,
    edition,
    tables: keys.flatMap((key) => tables.filter(({ scheme }) => scheme === key).map(({ content }) => tableOf(content))),
  };
}

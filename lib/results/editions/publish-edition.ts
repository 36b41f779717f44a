import 'server-only';
import { record } from '@/lib/audit/record';
import { mayPublishResults } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction, WHOLE_COUNTRY } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { lockWave } from '@/lib/survey/waves/find-wave';
import type { PublishEdition } from './edition-schemas';
import type { MadeEdition } from './make-edition';
import { makePublication, type Publication, readPublication } from './read-publication';

/**
 * Publishes a year: freezes its counts, its questionnaire and what the secretariat has chosen to say as the next edition,
 * at an address that stays. A second one corrects the first and holds the 正誤表 against it.
 * @param input.mark what the preview showed; empty where nobody looked at one
 * @returns the number of the edition
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {InvalidInputError} for a correction without its reason
 * @throws {StateError} when the year is not closed, nobody's answer counts, nothing differs from the edition before, or it is
 *   not what the preview showed any more
 */
export async function publishEdition(actor: Actor, { year, reason, mark }: PublishEdition): Promise<{ number: number }> {
  if (!mayPublishResults(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    await lockWave(tx, year);
    const publication = await readPublication(tx, year);
    const number = (publication.earlier.at(-1)?.number ?? 0) + 1;
    if (mark !== publication.mark) throw new StateError('確かめていただいたあとに、公表する内容が変わりました。この画面を開き直し、もう一度内容を確かめてから公表してください。');
    if (number > 1 && reason === '') throw new InvalidInputError({ reason: '「訂正の理由」を入力してください。どの版のどこを、なぜ直したのかを、正誤表に載せます。' });
    const made = makePublication(publication);
    if (!made.differs) throw new StateError('前の版と違うところがないため、公表しません。');
    await insertEdition(tx, publication, made, { number, reason: number > 1 ? reason : '', publishedBy: actor.personId });
    if (number === 1) await tx.$executeRaw`update wave set published_at = now() where year = ${year}`;
    await record(tx, { act: number === 1 ? 'edition.published' : 'edition.corrected', subject: `edition:${year}:${number}`, detail: { counted: publication.counted.length, differences: made.errata.length, named: made.facts.named.length } });
    return { number };
  }, WHOLE_COUNTRY);
}

type Particulars = { number: number; reason: string; publishedBy: string };

/** The moment is the transaction's own: the second lock lets tables join an edition in no other. */
async function insertEdition(tx: Transaction, { year, title, definition, counted }: Publication, { tables, facts, errata }: MadeEdition, { number, reason, publishedBy }: Particulars): Promise<void> {
  await tx.$executeRaw`
    insert into edition (year, number, title, published_at, published_by, reason, definition, facts, errata)
    values (${year}, ${number}, ${title}, now(), ${publishedBy}::uuid, ${reason}, ${JSON.stringify(definition)}::jsonb, ${JSON.stringify(facts)}::jsonb, ${JSON.stringify(errata)}::jsonb)`;
  for (const table of tables) await tx.$executeRaw`insert into edition_table (year, number, scheme, content) values (${year}, ${number}, ${table.scheme.key}, ${JSON.stringify(table)}::jsonb)`;
  await tx.$executeRaw`
    insert into edition_source (year, number, respondent_id, submission_id)
    select ${year}, ${number}, r::uuid, s::uuid from unnest(${counted.map(({ respondentId }) => respondentId)}::text[], ${counted.map(({ submissionId }) => submissionId)}::text[]) t (r, s)`;
}

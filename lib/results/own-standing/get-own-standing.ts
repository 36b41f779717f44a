import 'server-only';
import { mayReadStanding } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { schemes } from '@/lib/register/bands';
import { ALL } from '@/lib/survey/questionnaire/cells';
import { findLastYear } from '@/lib/survey/carry/find-last-year';
import { findResponse } from '@/lib/survey/find-response';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';
import { isSubmitted } from '@/lib/survey/response-status';
import { countedOf } from '../editions/edition-counted';
import { readEdition } from '../editions/get-edition';
import { nextSteps, ownChanges, ownMarks } from './own-standing';
import { type Column, tabulate } from '../counting/tabulate';
import { summaryOf } from '../counting/wave-summary';

const PREFECTURE = 'prefecture';
const [SIZE, TYPE_SIZE] = ['size-100k', 'type-size'];

/**
 * Where a municipality stands in a year: its own answers beside the published counts of everyone, its bands and its
 * prefecture, what has changed since its own last year, and what most of its peers have done before it. The counts are
 * those of the newest published edition, and nothing else of anyone.
 * @throws {RefusedError} for who does not write for the municipality
 * @throws {NotFoundError} when it is not asked in this year
 */
export async function getOwnStanding(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayReadStanding(actor, code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await findResponse(tx, year, code);
    const submission = isSubmitted(response?.status) ? await tx.submission.findFirst({ where: { respondentId: respondent.id, withdrawnAt: null }, orderBy: { version: 'desc' } }) : null;
    const answers = submission && (submission.answers as Answers);
    const last = answers && (await findLastYear(tx, { year, code }, questionnaire));
    const about = {
      year, code, wave: summaryOf(wave), municipality: respondent.label, submittedAt: submission?.submittedAt ?? null, counted: submission !== null && respondent.validity === 'valid',
      last: last && answers ? { year: last.year, changes: ownChanges({ questionnaire, answers }, last) } : null,
    };
    const published = await readEdition(tx, { year, schemes: [SIZE, TYPE_SIZE, PREFECTURE] });
    if (!published) return { ...about, published: null };
    const { edition, tables } = published;
    const bands = respondent.bands as Record<string, string>;
    const column = (scheme: string, key: string | undefined): Column[] => tables.find((table) => table.scheme.key === scheme)?.scheme.bands.filter((band) => band.key === key) ?? [];
    const [typeSize, size, prefecture] = [column(TYPE_SIZE, bands[TYPE_SIZE]), column(SIZE, bands[SIZE]), column(PREFECTURE, respondent.municipalityCode?.slice(0, 2))];
    const counted = countedOf(...tables);
    const peers: Column[] = [...typeSize, ...size, { key: ALL.band, label: '全体' }];
    return {
      ...about,
      published: {
        number: edition.number, publishedAt: edition.publishedAt, named: edition.facts.named, threshold: edition.facts.rule.threshold,
        ...tabulate(edition.questionnaire, counted, [...typeSize, ...size, ...prefecture]),
        peersLabel: schemes.find(({ key }) => key === TYPE_SIZE)!.label,
        own: ownMarks(edition.questionnaire, answers ?? {}),
        steps: answers ? nextSteps(edition.questionnaire, answers, counted, peers) : [],
      },
    };
  });
}

export type OwnStanding = Awaited<ReturnType<typeof getOwnStanding>>;
export type PublishedStanding = NonNullable<OwnStanding['published']>;

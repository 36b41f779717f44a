import 'server-only';
import { mayAnswer, mayHandBack, maySubmitAs } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { type Carried, unconfirmedFields } from './carry/carry-over';
import { invalidCombinations, missingFields, progress } from './questionnaire/completeness';
import { findLastYear } from './carry/find-last-year';
import { nextSection } from './drafts/next-section';
import type { Answers, Questionnaire } from './questionnaire/questionnaire';
import { readQuestionnaire } from './questionnaire/read-questionnaire';
import { readWays } from './submissions/read-way';
import { isSubmitted, type ResponseStatus } from './response-status';
import { waveState } from './waves/wave-state';

/**
 * The years that the actor's municipalities are asked in, those of the chosen municipality before the rest and newest first, with how far each
 * response is.
 * @throws {RefusedError} for who answers for no municipality
 */
export async function listOwnSurveys(actor: Actor) {
  if (!mayAnswer(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const respondents = await tx.respondent.findMany({
      where: { owner: { in: codesOf(actor) } },
      include: {
        wave: { omit: { definition: true } }, response: true,
        submissions: { where: { withdrawnAt: null }, orderBy: { version: 'desc' }, take: 1, select: { receipt: true, submittedAt: true } },
        remarks: { where: { resolvedAt: null }, select: { id: true } },
        queries: { where: { status: 'open' }, select: { id: true } },
        papers: { where: { endedAt: null }, select: { id: true } },
        shares: { select: { section: true, personId: true, side: true } },
        steps: { where: { step: 'requested' }, orderBy: { at: 'desc' }, take: 1, select: { personId: true, at: true } },
      },
      orderBy: [{ year: 'desc' }, { owner: 'asc' }],
    });
    const me = actor.kind === 'person' ? actor.personId : null;
    const side = me && (await tx.person.findUnique({ where: { id: me }, select: { side: true } }))?.side;
    const ways = await readWays(tx, codesOf(actor));
    const asking = await tx.person.findMany({ where: { id: { in: respondents.flatMap(({ steps }) => steps.map(({ personId }) => personId)) } }, select: { id: true, name: true } });
    const [first] = codesOf(actor); // whose hat is worn
    respondents.sort((a, b) => Number(b.owner === first) - Number(a.owner === first));
    const surveys = [];
    for (const { year, owner: code, label, wave, response, submissions, remarks, queries, papers, shares, steps: [request] } of respondents) {
      const questionnaire = await readQuestionnaire(tx, wave);
      const answers = (response?.answers ?? {}) as Answers;
      const carried = (response?.carried ?? {}) as Carried;
      const unconfirmed = unconfirmedFields(questionnaire, answers, carried).length;
      const state = waveState(wave, new Date());
      const open = state === 'open' && !isSubmitted(response?.status);
      surveys.push({
        year, code, municipality: label, title: wave.title, opensOn: wave.opensOn, closesOn: wave.closesOn,
        state,
        unconfirmed,
        /** The year whose answers can be taken over, where that is still to come. */
        lastYear: open && Object.keys(answers).length === 0 ? ((await findLastYear(tx, { year, code }, questionnaire))?.year ?? null) : null,
        submission: isSubmitted(response?.status) ? (submissions[0] ?? null) : null,
        status: (response?.status ?? 'draft') as ResponseStatus,
        /** Who waits for approval, and since when. */
        requested: response?.status === 'requested' && request ? { by: asking.find(({ id }) => id === request.personId)?.name ?? '（記録なし）', at: request.at } : null,
        openQueries: queries.length,
        /** Entered by the secretariat from paper. */
        onPaper: papers.length > 0,
        openRemarks: isSubmitted(response?.status) || papers.length > 0 ? 0 : remarks.length,
        /** The sections that are this person's or its side's, with how many items are missing. */
        mine: mineOf(questionnaire, answers, shares.filter((share) => (share.personId ? share.personId === me : share.side !== null && share.side === side)).map(({ section }) => section)),
        started: response !== null && response.revision > 0,
        progress: progress(questionnaire, answers),
        complete: missingFields(questionnaire, answers).length === 0 && invalidCombinations(questionnaire, answers).length === 0 && unconfirmed === 0,
        resumeAt: nextSection(questionnaire, answers, carried)?.key ?? null,
        maySubmit: maySubmitAs(actor, code, ways.get(code) ?? 'approver'),
        mayHandBack: mayHandBack(actor, code),
      });
    }
    return surveys;
  });
}

/** Sections by key, in the order of the form, with how many of their items are missing. */
function mineOf(questionnaire: Questionnaire, answers: Answers, keys: string[]) {
  return questionnaire.sections.filter(({ key }) => keys.includes(key)).map((section) => {
    const { answered, applicable } = progress(section, answers, questionnaire);
    return { key: section.key, label: `${section.number} ${section.title}`, missing: applicable - answered };
  });
}

export type OwnSurvey = Awaited<ReturnType<typeof listOwnSurveys>>[number];

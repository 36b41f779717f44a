import { buildEditionTables, type CountedForEdition } from '../../lib/results/suppression/build-edition-tables';
import { EDITION_SCHEMES, type EditionTable } from '../../lib/results/editions/edition';
import { schemes } from '../../lib/register/bands';
import type { Participant, Publication } from './attack/published-columns';
import type { MadeUpSurvey } from './random-publications';

/** Publishes every edition of a made-up survey as the product does; `off` leaves out what withholds more than the small counts. */
export function publishMadeUp({ questionnaire, respondents, editions }: MadeUpSurvey, off?: 'secondary'): Publication[] {
  const prefectures = [...new Set(respondents.map(({ prefecture }) => prefecture))].sort();
  const bandsIn = (scheme: string) => (scheme === 'all' ? [] : scheme === 'prefecture' ? prefectures : schemes.find(({ key }) => key === scheme)!.bands.map(({ key }) => key));
  const earlier: { tables: EditionTable[]; counted: CountedForEdition[] }[] = [];
  for (let edition = 0; edition < editions; edition += 1) {
    const taking = respondents.filter(({ answers }) => answers[edition]);
    const counted = taking.map(({ id, prefecture, bands, answers }): CountedForEdition => ({ respondentId: id, prefecture, bands, answers: answers[edition]! }));
    const participation = Object.fromEntries(EDITION_SCHEMES.map((scheme) => [scheme, ['all', ...bandsIn(scheme)].map((key) => {
      const valid = counted.filter(({ prefecture, bands }) => key === 'all' || (scheme === 'prefecture' ? prefecture : bands[scheme]) === key).length;
      return { key, label: key, asked: valid, submitted: valid, valid };
    })]));
    const named = taking.flatMap(({ id, named: of }) => of.map(({ item }) => ({ respondentId: id, item })));
    earlier.push({ tables: buildEditionTables({ questionnaire, counted, participation, named, earlier: [...earlier], off }), counted });
  }
  return earlier.map(({ tables }) => ({ questionnaire, tables }));
}

export const participantsOf = ({ respondents }: MadeUpSurvey): Participant[] => respondents.map(({ id, prefecture, bands, answers, named }) => ({ id, bands: { ...bands, prefecture }, answers, named }));

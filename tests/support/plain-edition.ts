import type { EditionFacts, EditionScheme, EditionTable, NamedPractice } from '../../lib/results/editions/edition';
import { bracketOf } from '../../lib/results/counting/brackets';
import { standingOf } from '../../lib/results/counting/standing';
import { schemes } from '../../lib/register/bands';
import { ANSWERED, ASKED, cellsOf } from '../../lib/survey/questionnaire/cells';
import { fieldsOfItem, itemsOf } from '../../lib/survey/questionnaire/fields';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import type { ownerClient } from './factories';

// An edition as the public reads it, made without the rule of withholding: for tests of pages and services that read
// editions. What `hide` names is withheld, as the rule might.

export type Counting = { bands: Record<string, string>; prefecture: string | null; answers: Answers };
type Hide = (band: string, item: string, part: string, value: string) => boolean;

const keyed = (list: readonly { key: string; label: string; source: string; bands: { key: string; label: string }[] }[]): EditionScheme[] => list.map(({ key, label, source, bands }) => ({ key, label, source, bands }));

export const EDITION_SCHEMES_OF_TESTS: EditionScheme[] = [
  { key: 'all', label: '全体', source: '', bands: [{ key: 'all', label: '全体' }] },
  ...keyed(schemes),
  { key: 'prefecture', label: '都道府県', source: '', bands: [{ key: '99', label: '見本県' }] },
];

export function plainTables(questionnaire: Questionnaire, counting: Counting[], hide: Hide = () => false): EditionTable[] {
  const kinds = new Map(itemsOf(questionnaire).flatMap(fieldsOfItem).map((field) => [field.name, field.kind]));
  return EDITION_SCHEMES_OF_TESTS.map((scheme): EditionTable => {
    const counts = new Map<string, number>();
    const raw = standingOf([]);
    const bandOf = (one: Counting) => (scheme.key === 'all' ? 'all' : scheme.key === 'prefecture' ? one.prefecture : one.bands[scheme.key]);
    for (const one of counting) {
      const band = bandOf(one);
      if (!band) continue;
      for (const { item, part, value } of cellsOf(questionnaire, one.answers)) {
        raw.add({ band, item, part, value, count: 1 });
        const kind = kinds.get(part ? `${item}.${part}` : item);
        const mark = value === ASKED || value === ANSWERED;
        const shown = mark ? value : kind === 'number' ? bracketOf(Number(value)).value : kind === 'yearMonth' ? value.slice(0, 4) : value;
        const key = [band, item, part, shown].join('\n');
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const rows = [...counts].map(([key, count]) => [...(key.split('\n') as [string, string, string, string]), count] as const);
    const numbers = scheme.bands.flatMap(({ key: band }) =>
      [...kinds].filter(([, kind]) => kind === 'number').flatMap(([name]) => {
        const item = name.split('.')[0]!;
        const part = name.slice(item.length + 1);
        const found = raw.numbers(band, item, part);
        return found ? [{ band, item, part, numbers: { n: found.n, mean: found.mean, median: found.median, min: null, max: null, modes: null } }] : [];
      }),
    );
    const participation = scheme.bands.map(({ key, label }) => {
      const n = counting.filter((one) => bandOf(one) === key).length;
      return { key, label, asked: n, submitted: n, valid: n };
    });
    return {
      scheme, participation, numbers,
      counts: rows.filter(([band, item, part, value]) => !hide(band, item, part, value)).map((row) => [...row]),
      hidden: rows.filter(([band, item, part, value]) => hide(band, item, part, value)).map(([band, item, part, value]) => [band, item, part, value]),
    };
  });
}

/** Publishes edition `number` of a year as the owner of the tables; the wave is marked as published. */
export async function makePlainEdition(client: ReturnType<typeof ownerClient>, questionnaire: Questionnaire, counting: Counting[], { year = questionnaire.year, number = 1, hide, named = [], publishedAt = new Date() }: { year?: number; number?: number; hide?: Hide; named?: NamedPractice[]; publishedAt?: Date } = {}) {
  const facts: EditionFacts = {
    format: 1, referenceDate: `${year}-10-01`, populationAsOf: '2025-01-01', opensOn: null, closesOn: null, demo: true, rebuilt: false, rule: { threshold: 3, leastBaseOfPercent: 5 }, schemes: EDITION_SCHEMES_OF_TESTS, findings: [], remarks: [], named,
  };
  await client.edition.create({ data: { year, number, title: `${year}年度の結果`, publishedAt, reason: number === 1 ? '' : '数の誤り', definition: questionnaire as object, facts: facts as object } });
  for (const table of plainTables(questionnaire, counting, hide)) await client.editionTable.create({ data: { year, number, scheme: table.scheme.key, content: table as object } });
  await client.wave.update({ where: { year }, data: { publishedAt } });
}

import type { EditionCount, EditionFacts, EditionTable, HiddenCount } from '../../lib/results/editions/edition';
import { schemeByKey } from '../../lib/register/bands';
import { cellsOf } from '../../lib/survey/questionnaire/cells';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import type { ownerClient } from './factories';
import { LARGE, type Office, SMALL } from './report-source';

type Client = ReturnType<typeof ownerClient>;
type About = { questionnaire: Questionnaire; offices: readonly Office[]; hidden?: (band: string, item: string, part: string, value: string) => boolean; facts?: Partial<EditionFacts>; demo?: boolean };

/** The tables of everyone and of the two sizes; what `hidden` names is withheld. Numbers are left out. */
export function editionTables({ questionnaire, offices, hidden = () => false }: About): EditionTable[] {
  const scheme = schemeByKey('size-100k')!;
  const bands = scheme.bands.map(({ key, label }) => ({ key, label }));
  const part = (key: string, label: string, n: number) => ({ key, label, asked: n, submitted: n, valid: n });
  const numbers = new Set(questionnaire.sections.flatMap(({ items }) => items).flatMap((item) => (['number', 'parts', 'yearMonth'].includes(item.kind) ? item.key : [])));
  const table = (chosen: readonly string[], about: EditionTable['scheme'], participation: EditionTable['participation']): EditionTable => {
    const sums = new Map<string, number>();
    for (const { band, answers } of offices)
      for (const { item, part: of, value } of cellsOf(questionnaire, answers as Answers))
        for (const key of chosen) if ((key === 'all' || key === band) && (!numbers.has(item) || value.startsWith('*'))) sums.set(JSON.stringify([key, item, of, value]), (sums.get(JSON.stringify([key, item, of, value])) ?? 0) + 1);
    const all = [...sums].map(([key, count]) => [...(JSON.parse(key) as HiddenCount), count] as EditionCount);
    return { scheme: about, participation, counts: all.filter(([band, item, of, value]) => !hidden(band, item, of, value)), hidden: all.filter(([band, item, of, value]) => hidden(band, item, of, value)).map(([band, item, of, value]) => [band, item, of, value]), numbers: [] };
  };
  const everyone = part('all', '全体', offices.length);
  return [
    table(['all'], { key: 'all', label: '全体', source: '', bands: [] }, [everyone]),
    table([SMALL, LARGE], { key: scheme.key, label: scheme.label, source: scheme.source, bands }, [everyone, ...bands.map(({ key, label }) => part(key, label, offices.filter(({ band }) => band === key).length))]),
  ];
}

/** Stores a published edition of a year, as the act of publishing does: its wave is closed and published. */
export async function storeEdition(client: Client, year: number, about: About): Promise<void> {
  const tables = editionTables(about);
  const facts: EditionFacts = {
    format: 1, referenceDate: `${year}-04-01`, populationAsOf: '2025-01-01', opensOn: `${year}-06-01`, closesOn: `${year}-09-30`, demo: about.demo ?? true, rebuilt: false,
    rule: { threshold: 3, leastBaseOfPercent: 5 }, schemes: tables.map(({ scheme }) => scheme), findings: [], remarks: [], named: [], ...about.facts,
  };
  await client.wave.update({ where: { year }, data: { status: 'closed', publishedAt: new Date() } });
  await client.edition.create({ data: { year, number: 1, title: `${year}年度の調査`, definition: about.questionnaire as object, facts: facts as object, reason: '' } });
  for (const table of tables) await client.editionTable.create({ data: { year, number: 1, scheme: table.scheme.key, content: table as object } });
}

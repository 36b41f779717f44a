import { notesOf, sourceOf } from '@/lib/results/editions/edition-notes';
import type { Office } from '@/lib/results/open-data/map-projection';
import { type Rate, ratesOf } from '@/lib/results/report/rates';
import { type PublishedYear, type TabulatedEdition, tabulateEdition } from '@/lib/results/open-data/tabulate-edition';
import type { ItemResult } from '@/lib/results/counting/tabulate';
import { itemTrend, type Trend } from '@/lib/results/trend/item-trend';
import type { About } from './framed';
import { dotMap } from './dot-map';
import { heatMap, heatMapWidth } from './heat-map';
import { stackedBars } from './stacked-bars';
import type { SvgNode } from './svg';
import { trends } from './trends';

export const KINDS = [
  { key: 'bars', label: '質問ごとの帯グラフ' },
  { key: 'heat', label: '質問と区分の一覧' },
  { key: 'trend', label: '年ごとの変化' },
  { key: 'map', label: '日本地図' },
] as const;
export type Kind = (typeof KINDS)[number]['key'];
export const isKind = (text: unknown): text is Kind => KINDS.some(({ key }) => key === text);

export type Wish = { kind: Kind; scheme?: string; item?: string };
type Data = { published: PublishedYear; offices: Office[]; years: PublishedYear[] };

/** A picture, ready to be drawn at any width, with what its table says. Everything in it is from published tables. */
export type Pictured = { title: string; scheme: string; item: string; tabulated: TabulatedEdition; /** What was asked for can't be drawn so, and why. */ problem: string; draw: (id: string, width: number) => SvgNode } & (
  | { kind: 'bars'; of: ItemResult }
  | { kind: 'heat'; of: ReturnType<typeof ratesOf> }
  | { kind: 'trend'; of: Trend | null }
  | { kind: 'map'; of: Rate | undefined }
);

/** A rate's place in an address: the question, with its row where it has several. */
export const rateKey = ({ item, part }: Rate): string => (part ? `${item}.${part}` : item);

/** What an unknown scheme or question falls back to stands in the answer. */
export function pictureOf({ published, offices, years }: Data, { kind, scheme: wantedScheme, item: wantedItem }: Wish): Pictured {
  const { edition } = published;
  const fallback = edition.facts.schemes.find(({ key }) => key !== 'all')?.key ?? 'all';
  const key = kind === 'map' ? 'prefecture' : kind === 'trend' ? 'all' : (wantedScheme ?? fallback);
  const tabulated = (tabulateEdition(published, key) ?? tabulateEdition(published, fallback) ?? tabulateEdition(published, 'all'))!;
  const { scheme, columns, sections } = tabulated;
  const items = sections.flatMap((section) => section.items);
  const wanted = wantedItem?.split('.')[0];
  const found = items.find((one) => one.key === wanted);
  const of = found ?? items.find((one) => one.key === 'risk-assumed') ?? items[0]!;
  const about = (id: string, width: number, split = scheme.key !== 'all') => ({ id, width, source: sourceOf(published, split ? scheme.label : ''), notes: notesOf(published) });
  const common = { scheme: scheme.key, item: of.key, tabulated, problem: wanted && !found ? 'この年度にその質問はありません。別の質問を選んでください。' : '' };
  // A trend is of several publications.
  const ofYears = (one: About): About => ({ ...one, source: '全体。各年度の最新の版と、2012年の公表値によります。' });
  if (kind === 'bars') return { ...common, kind, of, title: `${of.number} ${of.label}`, draw: (id, width) => stackedBars(about(id, width), { item: of, columns }) };
  if (kind === 'trend') {
    const trend = itemTrend(of, years);
    return { ...common, kind, of: trend, title: `${of.number} ${of.label}：年ごとの変化`, draw: (id, width) => trends(ofYears(about(id, width)), trend ?? { number: of.number, label: of.label, years: [], rows: [] }) };
  }
  const rates = ratesOf(edition.questionnaire, sections);
  if (kind === 'heat') return { ...common, kind, of: rates, problem: '', title: '備えの状況：質問と区分の一覧', draw: (id, width) => heatMap(about(id, heatMapWidth(columns, width)), { sections: rates.sections, columns }) };
  const all = rates.sections.flatMap((section) => section.rates);
  const rate = all.find((one) => rateKey(one) === wantedItem) ?? all.find(({ item }) => item === wanted);
  const shown = rate ?? all.find(({ item }) => item === of.key) ?? all[0];
  return {
    ...common, kind, of: shown, item: shown ? rateKey(shown) : '', title: shown ? `${shown.number} ${shown.label}：都道府県ごとの割合` : '日本地図',
    problem: wanted && !rate ? 'この質問は地図に表せません。備えができている答えがはっきりしている質問だけを地図にしています。別の質問を選んでください。' : '',
    draw: (id, width) => dotMap(about(id, width), { rate: shown ?? { item: '', number: '', label: '', part: '', values: [], answer: '', shares: [], answered: [] }, columns, offices }),
  };
}

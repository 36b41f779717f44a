import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Item } from '@/lib/survey/questionnaire/questionnaire';
import { chosenFindings, findingWords } from './findings';
import { percentOf } from '../counting/numbers';
import type { Block, ReportDocument, ReportSection, ReportSource } from './report';
import { itemTable, readinessChart } from './report-blocks';
import { itemText } from './report-item';
import { INTRO } from './report-places';
import { sizeSentences } from './report-size';
import { ofBase } from './report-words';
import { type SectionResult, tabulate } from '../counting/tabulate';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/**
 * The report of a year in the order of that of 2012: aims, method, overview with what half or more share, then each section
 * of the questionnaire. Every sentence is composed from counts and says their base; what is withheld is not said.
 */
export function composeReport(source: ReportSource): ReportDocument {
  const { year, questionnaire, counted, bands, edition } = source;
  const { columns, sections } = tabulate(questionnaire, counted, bands);
  const items = new Map(itemsOf(questionnaire).map((item) => [item.key, item]));
  return {
    year,
    title: `${formatFiscalYear(year)} 自治体ICT部門の災害への備え 調査の報告`,
    warnings: [
      ...(edition ? [] : ['公表前の下書きです。事務局だけに見えています。公表するときは少ない数が秘匿になり、文と表が変わります。']),
      ...(source.demo ? ['見本県の作り物の回答から作った報告です。'] : []),
    ],
    standing: edition ? `第${edition.number}版　${formatDate(edition.publishedAt)}公表` : '下書き',
    sections: [
      { key: 'aims', level: 1, number: '1', title: '調査の目的', blocks: AIMS },
      { key: 'method', level: 1, number: '2', title: '調査の方法', blocks: method(source) },
      { key: 'overview', level: 1, number: '3', title: '結果の概要', place: INTRO, blocks: [...overview(source), ...remarks(source, INTRO)] },
      ...sections.flatMap((section, i) => sectionsOf(source, section, `3-${i + 1}`, items, columns)),
      ...closing(source, items),
    ],
  };
}

const AIMS: Block[] = [
  paragraph('災害で庁舎やシステムが使えなくなっても、市区町村のICT部門が業務を立て直せるように、備えがどこまでできているかを毎年同じ質問で確かめる調査です。'),
  paragraph('各団体が自分の位置を知って次の備えを選ぶこと、足りない備えを団体どうしで補い合う準備をすること、ICT-BCPづくりの手がかりにすることを目的としています。'),
];

function method(source: ReportSource): Block[] {
  const { participation, bands, opensOn, closesOn, scheme, edition } = source;
  const everyone = participation[0];
  const period = opensOn ? `${formatDate(opensOn)}から${closesOn ? `${formatDate(closesOn)}まで` : ''}` : '';
  const rows = [
    ['調査の名前', source.title],
    ['対象', `市区町村 ${everyone?.asked ?? 0}団体`],
    ['有効な回答', `${everyone?.valid ?? 0}団体${everyone ? rate(everyone.valid, everyone.asked) : ''}`],
    ...(period ? [['回答の期間', period]] : []),
    ['調査基準日', formatDate(source.referenceDate)],
    ['回答の方法', '画面での回答、Excelの調査票、紙の調査票'],
    ['人口', `${formatDate(source.populationAsOf)}の住民基本台帳人口`],
  ];
  const withheld = edition
    ? `公表する表では、${edition.threshold}団体に満たない数と、そこから割り出せる数を秘匿にしています。秘匿にした数については、この報告は何も述べません。`
    : '';
  return [
    { kind: 'table', table: { caption: '調査のあらまし', head: ['事項', '内容'], rows } },
    { kind: 'table', table: { caption: `人口区分ごとの回答（${scheme.label}）`, head: ['人口区分', '対象の団体', '提出した団体', '集計に入る団体'], rows: participation.map(({ label, asked, submitted, valid }) => [label, `${asked}`, `${submitted}`, `${valid}`]) } },
    paragraph(`割合は、その質問に回答した団体に占める割合です。母数が5団体に満たないときは、割合を示さず団体数だけを書いています。${withheld}`),
    ...(bands.length === 2
      ? [paragraph(`人口区分の差は、フィッシャーの正確確率検定（両側5%）と、ウィルソンの区間から求めた差の95%信頼区間が、ともに差を示すときだけ「高い」「多い」などと書いています。多くの項目を比べているため、偶然の差が混じることがあります。`)]
      : []),
  ];
}

const rate = (count: number, base: number): string => {
  const percent = percentOf(count, base);
  return percent === null ? '' : `（${percent.toFixed(1)}%）`;
};

function overview({ questionnaire, counted, findings }: ReportSource): Block[] {
  const chosen = chosenFindings(questionnaire, counted, findings);
  if (chosen.length === 0) return [paragraph('回答した団体の半数以上に共通する、備えが足りない項目として挙げるものはありません。')];
  const counts = ({ counts: found }: (typeof chosen)[0]) => found.map(({ count, base }) => ofBase({ count, percent: percentOf(count!, base!) }, base!));
  return [
    paragraph('備えが足りない項目のうち、回答した団体の半数以上に当てはまったのは、次のとおりです。'),
    { kind: 'list', items: chosen.map((finding) => `${findingWords(finding)}：${finding.counts.length > 1 ? finding.items.map((key, i) => `${labelOf(questionnaire, key)} ${counts(finding)[i]}`).join('、') : counts(finding)[0]}`) },
  ];
}

const LABELS: Record<string, string> = { 'alternate-workplace': '作業場所がない', 'alternate-equipment': '機器がない' };
const labelOf = (questionnaire: ReportSource['questionnaire'], key: string) => LABELS[key] ?? itemsOf(questionnaire).find((item) => item.key === key)?.label ?? key;

const remarks = ({ remarks: all }: ReportSource, place: string): Block[] => all.filter((remark) => remark.place === place && remark.text !== '').map(({ text }) => ({ kind: 'remark', text }));

function sectionsOf(source: ReportSource, section: SectionResult, number: string, items: ReadonlyMap<string, Item>, columns: { key: string; label: string }[]): ReportSection[] {
  const picture = readinessChart(section, items, columns);
  return [
    {
      key: section.key, level: 2, number, title: section.title, place: section.key,
      blocks: [
        ...(picture?.chart ? [{ kind: 'chart', chart: picture.chart } as const] : []),
        ...(picture?.left ? [paragraph(picture.left)] : []),
        ...(picture ? [{ kind: 'table', table: picture.table } as const] : []),
        ...remarks(source, section.key),
      ],
    },
    ...section.items.map((result, i): ReportSection => {
      const item = items.get(result.key)!;
      const table = itemTable(result, item, columns);
      const bySize = sizeSentences(item, source.counted, source.bands);
      return {
        key: result.key, level: 3, number: `${number}-${i + 1}`, title: result.label, place: result.key,
        blocks: [
          ...itemText(result, item),
          ...(bySize.length > 0 ? [paragraph(bySize.join(''))] : []),
          ...(table ? [{ kind: 'table', table } as const] : []),
          ...remarks(source, result.key),
        ],
      };
    }),
  ];
}

function closing({ named, edition, scheme, year }: ReportSource, items: ReadonlyMap<string, Item>): ReportSection[] {
  const practices = named.filter(({ municipalities }) => municipalities.length > 0);
  const choice = (item: Item | undefined, value: string) => (item?.kind === 'yesno' ? 'はい' : (item?.choices?.find((one) => one.value === value)?.label ?? value));
  const listed = practices.map(({ item: key, value, municipalities }) => {
    const item = items.get(key);
    return [`${item?.label ?? key}（${choice(item, value)}）`, municipalities.map(({ name, prefecture }) => `${prefecture}${name}`).join('、')];
  });
  const sections: Omit<ReportSection, 'number'>[] = [
    ...(practices.length > 0
      ? [{ key: 'named', level: 1 as const, title: '進んだ取り組み', blocks: [paragraph('名前を載せることに同意した団体です。同意していない団体にも、同じ備えのあるところがあります。'), { kind: 'table' as const, table: { caption: '名前を載せることに同意した団体', head: ['取り組み', '団体'], rows: listed } }] }]
      : []),
    {
      key: 'about', level: 1, title: 'この報告について',
      blocks: [
        paragraph(`文は、集計した数から自動で組み立てています。「事務局から」とある囲みは、事務局が書いたものです。人口区分は「${scheme.label}」です。`),
        ...(edition ? [paragraph(`第${edition.number}版の数にもとづきます。${edition.reason ? `前の版からの訂正の理由：${edition.reason}。` : ''}${edition.errata > 0 ? `前の版から${edition.errata}か所が変わりました。` : ''}集計表のアドレスは /results/${year}/editions/${edition.number} です。`)] : []),
        paragraph('質問の中心は、全国自治体ICTサミット2012（2012年11月22日）で公表された調査の項目です。2012年の公表値は /results/2012 に載せています。'),
      ],
    },
  ];
  return sections.map((section, i) => ({ ...section, number: `${4 + i}` }));
}

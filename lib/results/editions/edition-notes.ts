import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import type { PublishedYear } from '../open-data/tabulate-edition';

/** Which publication a figure is from. */
export function sourceOf({ edition }: Pick<PublishedYear, 'edition'>, scheme: string): string {
  return [`${formatFiscalYear(edition.year)}　第${edition.number}版（${formatDate(edition.publishedAt)}公表）`, scheme && `分け方：${scheme}`].filter(Boolean).join('　');
}

/** What has to be said wherever the figures go. */
export function notesOf({ edition }: Pick<PublishedYear, 'edition'>): string[] {
  const { rule, demo, rebuilt } = edition.facts;
  return [
    `割合は回答した団体に占める割合です。回答が${rule.leastBaseOfPercent}団体に満たないときは割合を示しません。`,
    ...(rebuilt ? ['公表値から再構成した回答によるもので、実際の回答ではありません。'] : [`${rule.threshold}団体に満たない数と、それが分かってしまう数は示しません（秘匿）。`]),
    ...(demo ? ['作り物の団体による見本で、実際の回答ではありません。'] : []),
    `出典：そなえあい「${edition.title}」`,
  ];
}

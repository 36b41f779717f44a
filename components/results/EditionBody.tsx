import type { Edition } from '@/lib/results/editions/edition';
import type { EditionView } from '@/lib/results/editions/edition-view';
import { BandChoice } from './BandChoice';
import { ParticipationTable } from './ParticipationTable';
import { ResultSections } from './ResultSections';
import { SwitchLinks } from './SwitchLinks';
import { WithheldNote } from './WithheldNote';

type Props = {
  edition: Edition;
  view: EditionView;
  /** The page's own address, without its query. */
  path: string;
  /** What else stands in the query of the page's links. */
  query?: Record<string, string>;
  in2012: ReadonlySet<string>;
};

/** What an edition shows: the same at its own address and on the year's page. */
export function EditionBody({ edition, view, path, query = {}, in2012 }: Props) {
  const hrefOf = (scheme: string) => `${path}?${new URLSearchParams({ scheme, ...query })}`;
  return (
    <>
      <SwitchLinks label="分け方" options={view.schemes.map(({ key, label }) => ({ href: hrefOf(key), label, current: key === view.scheme.key }))} />
      <p className="hidden print:block">分け方：{view.scheme.label}</p>
      {view.choice && <BandChoice path={path} query={{ scheme: view.scheme.key, ...query }} label={view.scheme.label} choice={view.choice} />}
      <ParticipationTable participation={view.participation} scheme={view.scheme.label} />
      <WithheldNote rule={edition.facts.rule} withheld={view.withheld} fewAnswers={view.mostlyWithheld ? view.participation[0]?.valid : undefined} />
      <p className="mt-4">
        割合は、その質問に回答した団体に占める割合です。2012年の列は公表値で、公表されていない数は「公表値なし」、「算出」は公表された数と母数からこちらで計算した割合です。
      </p>
      <ResultSections columns={view.counts.columns} sections={view.counts.sections} in2012={in2012} named={edition.facts.named} />
    </>
  );
}

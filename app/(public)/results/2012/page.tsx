import type { Metadata } from 'next';
import { BarPatterns } from '@/components/results/Bars';
import { CheckLine } from '@/components/results/CheckLine';
import { Contents } from '@/components/results/Contents';
import { bandLabel2012 } from '@/components/results/PublishedCell';
import { PublishedItemSection } from '@/components/results/PublishedItemSection';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';
import { day, formatDate } from '@/lib/platform/time';
import { check2012 } from '@/lib/results/counting/check-2012';
import { published2012 } from '@/lib/results/counting/published';
import { publishedItem } from '@/lib/results/counting/published-item';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';

export const metadata: Metadata = { title: '2012年の調査結果（公表値）' };

export default async function Results2012Page() {
  const { survey, source, findings, findingsNote } = published2012;
  const comparisons = await check2012(await getActor());
  const sections = questionnaireFor(survey.year).sections.map(({ key, number, title, items }) => ({ key, number, title, items: items.map(publishedItem) }));
  return (
    <>
      <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, { label: '2012年（公表値）' }]} />
      <PageHeading title="2012年の調査結果（公表値）" above={survey.name}>
        <p className="mt-2">
          {source.publisher}が{formatDate(day(survey.from))}から{formatDate(day(survey.to))}に行い、{formatDate(day(source.date))}の{source.event}で公表した調査です。
          {survey.asked}団体に依頼し、有効回答は{survey.valid}団体（{survey.bands.map(({ key, n }) => `${bandLabel2012(key)} ${n}団体`).join('、')}）でした。
        </p>
        <p className="mt-2">
          載せているのは公表された数だけです。公表されていない数は「公表値なし」とし、公表資料が言葉で述べていることは、こちらの言い方で添えました。「算出」は、公表された数と母数からこちらで計算した割合です。
        </p>
      </PageHeading>
      <CheckLine comparisons={comparisons} />
      <section aria-labelledby="findings">
        <h2 id="findings" className="text-std-24B-150">半数以上の団体に当てはまるとされたこと</h2>
        <ul className="my-2 ml-6 list-disc">
          {findings.map(({ words }) => <li key={words}>{words}</li>)}
        </ul>
        <p className="text-solid-gray-700">{findingsNote}</p>
      </section>
      <Contents sections={sections} />
      <BarPatterns />
      {sections.map(({ key, number, title, items }) => (
        <section key={key} id={`section-${key}`} aria-labelledby={`section-${key}-heading`} className="mt-10 break-inside-auto!">
          <h2 id={`section-${key}-heading`} className="border-b-2 border-blue-900 pb-1 text-std-24B-150">{number} {title}</h2>
          {items.map((item) => <PublishedItemSection key={item.key} item={item} />)}
        </section>
      ))}
    </>
  );
}

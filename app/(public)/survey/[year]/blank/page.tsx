import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HowToFillIn, PastWaveFacts, WaveFacts, WhoSeesWhat } from '@/components/survey/BlankIntroduction';
import { BlankItem } from '@/components/survey/BlankItem';
import { PrintMarks } from '@/components/survey/PrintMarks';
import { WritingLine } from '@/components/survey/BlankSpaces';
import { Errata } from '@/components/survey/Errata';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';
import { formatFiscalYear } from '@/lib/platform/time';
import { getWave, type PublicWave } from '@/lib/survey/waves/get-wave';
import { listErrata } from '@/lib/survey/editing/list-errata';
import { listFaq } from '@/lib/survey/questions/list-faq';

type Props = { params: Promise<{ year: string }> };

const validYear = (year: string): number => (/^\d{4}$/.test(year) ? Number(year) : notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `調査票 ${formatFiscalYear(validYear((await params).year))}` };
}

const heading = 'mb-2 mt-8 text-std-24B-150 print:mt-4 print:text-[14pt]';

/** What a municipality needs to know before the first question. */
function BeforeFillingIn({ wave }: { wave: PublicWave }) {
  return (
    <>
      {wave.state === 'open' && <p className="print:hidden"><LinkButton look="secondary" href={`/survey/${wave.year}`}>画面で回答する</LinkButton></p>}
      <WaveFacts {...wave} />
      <ul className="my-4 hidden flex-col gap-3 print:flex">
        {['市区町村名', '記入した部署', '記入した日'].map((label) => <li key={label} className="flex items-end gap-3">{label}<WritingLine wide /></li>)}
      </ul>
      <h2 className={heading}>記入のしかた</h2>
      <HowToFillIn />
      <h2 className={heading}>だれが何を見るか</h2>
      <WhoSeesWhat />
    </>
  );
}

export default async function BlankQuestionnairePage({ params }: Props) {
  const year = validYear((await params).year);
  const actor = await getActor();
  const [wave, errata, faq] = await pageData(() => Promise.all([getWave(actor, year), listErrata(actor, year), listFaq(actor, year)]));
  const { questionnaire } = wave;
  return (
    <>
      <PrintMarks name="市区町村名：＿＿＿＿＿＿＿＿＿＿＿＿＿＿" title={wave.title} />
      <Breadcrumbs trail={[{ label: 'トップ', href: '/' }, { label: `調査票 ${formatFiscalYear(wave.year)}` }]} />
      <PageHeading title={wave.title} above={`調査票　${formatFiscalYear(wave.year)}`}>
        <p className="print:hidden">この調査の質問と、言葉の意味をすべて載せています。サインインしなくても読め、A4の紙に印刷できます。<a href={`/survey/${wave.year}/questionnaire.json`}>調査票のファイル（JSON）</a>も書き出せます。</p>
      </PageHeading>
      {wave.rebuilt && (
        <Notice title="公表された結果から組み立て直した調査票です。">
          <p>2012年の調査票そのものは公表されていません。質問の言い回しと言葉の意味は、このサイトで書いたものです。公表資料から分からない部分は、質問ごとに違いを示しています。</p>
        </Notice>
      )}
      <Errata errata={errata} />
      {wave.rebuilt ? <PastWaveFacts {...wave} /> : <BeforeFillingIn wave={wave} />}

      {!wave.rebuilt && <p className="print:hidden"><a href={`/survey/${year}/questions`} className="inline-block py-2">質問と回答（{faq.length}件）</a></p>}

      <nav aria-labelledby="contents" className="print:hidden">
        <h2 id="contents" className={heading}>目次</h2>
        <ul>
          {questionnaire.sections.map((section) => (
            <li key={section.key}>
              <a href={`#${section.key}`} className="inline-flex min-h-11 items-center">{section.number}　{section.title}（{section.items.length}問）</a>
            </li>
          ))}
        </ul>
      </nav>

      {questionnaire.sections.map((section) => (
        <div key={section.key} role="region" aria-labelledby={section.key} className="mt-12 print:mt-6">
          {/* A section's heading goes to the next page with its first question. */}
          <div className="break-inside-avoid">
            <h2 id={section.key} className="border-b-4 border-blue-900 pb-2 text-std-28B-150 print:text-[16pt]">{section.number}　{section.title}</h2>
            {section.intro && <p className="mt-3 print:mt-1.5">{section.intro}</p>}
            {section.items.slice(0, 1).map((item) => <BlankItem key={item.key} item={item} withComparison={wave.rebuilt} faq={faq.filter((entry) => entry.item === item.key)} />)}
          </div>
          {section.items.slice(1).map((item) => <BlankItem key={item.key} item={item} withComparison={wave.rebuilt} faq={faq.filter((entry) => entry.item === item.key)} />)}
        </div>
      ))}
    </>
  );
}

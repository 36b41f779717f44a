import { wordFor } from '@/lib/platform/word-for';
import type { Metadata } from 'next';
import { type FindingLine, FindingsForm } from '@/components/results/report/FindingsForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { type CountedFinding, findingWords } from '@/lib/results/report/findings';
import { getFindingsProposal } from '@/lib/results/report/get-findings-proposal';
import { whichYear } from '@/lib/survey/which-municipality';
import { choose } from './actions';

export const metadata: Metadata = { title: '半数以上に当てはまる項目' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ done?: string | string[] }> };

const DONE: Record<string, string> = { up: '順番を変えました。', down: '順番を変えました。', add: '報告に載せることにしました。', remove: '報告に載せないことにしました。', reset: '自動の提案に戻しました。' };

const lineOf = (finding: CountedFinding): FindingLine => ({
  key: finding.key,
  words: findingWords(finding),
  counts: finding.counts.map(({ count, base }) => `回答した${base}団体のうち${count}団体`).join('、'),
  note: finding.shared ? '' : 'いまは半数に届きません。このままでは報告に載りません。',
});

export default async function FindingsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { wave, valid, asProposed, chosen, others } = await pageData(async () => getFindingsProposal(actor, whichYear((await params).year)));
  const { done } = await searchParams;
  const base = `/admin/waves/${wave.year}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(wave.year), href: base }, { label: '半数以上に当てはまる項目' }]} />
      <PageHeading title="半数以上に当てはまる項目" above={wave.title}>
        <p className="mt-2">備えが足りない項目のうち、回答した団体の半数以上に当てはまるものを、報告の「結果の概要」に載せます。載せる項目と順番を選べます。</p>
        <p className="mt-2">いま集計に入っている{valid}団体の数です。選んだ内容は、次に公表する版から報告に載ります。すでに公表した版は変わりません。</p>
      </PageHeading>
      {wordFor(DONE, done) && <Notice tone="success" title={wordFor(DONE, done)} live />}
      {wave.rebuilt && <Notice title="2012年に公表された8つの項目です。変更できません。" />}
      {valid === 0 && <Notice title="まだ集計できる回答がありません。回答が提出されると、ここに項目が並びます。" />}
      {!wave.rebuilt && <p className="flex flex-wrap gap-2"><LinkButton look="secondary" href={`${base}/report`}>報告の下書きを見る</LinkButton></p>}
      <FindingsForm action={choose} year={wave.year} chosen={chosen.map(lineOf)} others={others.map(lineOf)} asProposed={asProposed} editable={!wave.rebuilt} />
    </>
  );
}

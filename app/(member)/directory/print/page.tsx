import { CallTree } from '@/components/agreement/directory/CallTree';
import { SheetChoice } from '@/components/agreement/sheets/SheetChoice';
import { PrintMarks } from '@/components/survey/PrintMarks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { getCallSheet } from '@/lib/agreement/directory/get-call-sheet';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatDateTime, isoDay } from '@/lib/platform/time';

export const metadata = { title: '紙の連絡表' };

export default async function CallTreePage({ searchParams }: { searchParams: Promise<{ of?: string | string[] }> }) {
  const actor = await requireActor();
  const { of: wanted } = await searchParams;
  const { of, title, own, others, choices } = await pageData(() => getCallSheet(actor, { of: String(wanted ?? '') }));
  const now = new Date();
  return (
    <>
      <PrintMarks name={`災害時の連絡表　${title}`} title={`${formatDate(now)} 現在`} />
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '連絡先一覧', href: '/directory' }, { label: '紙の連絡表' }]} />
      <PageHeading title={`災害時の連絡表　${title}`}>
        <p className="text-std-20B-150 print:text-[12pt]">{formatDateTime(now)} 現在</p>
        <p className="print:hidden">ブラウザの「印刷」（Ctrl+P）で、A4の用紙に印刷できます。どのページにも日付とページ番号が入ります。<a href={`/directory/card?of=${of}`} className="inline-block py-1">携帯用カード</a>もあります。</p>
        <p>線をたどり、番号の順に電話します。つながらないときは次の人へ進みます。▲は半年のあいだ確認されていない連絡先です。古い紙は細断してください。</p>
      </PageHeading>
      <SheetChoice action="/directory/print" of={of} choices={choices} />
      {others.length === 0 && <p>この範囲には、ほかに協定を締結している団体がありません。</p>}
      <CallTree own={own} others={others} today={isoDay(now)} />
    </>
  );
}

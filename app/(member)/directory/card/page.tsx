import { PocketCard } from '@/components/agreement/directory/PocketCard';
import { SheetChoice } from '@/components/agreement/sheets/SheetChoice';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { getCallSheet } from '@/lib/agreement/directory/get-call-sheet';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, isoDay } from '@/lib/platform/time';

export const metadata = { title: '携帯用カード' };

// The panels reach to the edge of the paper; each keeps a margin of its own, which every printer reaches.
const PAPER = '@page { size: A4 portrait; margin: 0 } @media print { header, nav, footer { display: none !important } main { padding: 0 !important } }';

export default async function PocketCardPage({ searchParams }: { searchParams: Promise<{ of?: string | string[] }> }) {
  const actor = await requireActor();
  const { of: wanted } = await searchParams;
  const { of, title, own, others, choices } = await pageData(() => getCallSheet(actor, { of: String(wanted ?? '') }));
  const now = new Date();
  return (
    <>
      <style dangerouslySetInnerHTML={{ __html: PAPER }} />
      <div className="print:hidden">
        <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '連絡先一覧', href: '/directory' }, { label: '携帯用カード' }]} />
        <PageHeading title="携帯用カード">
          <p>A4の用紙に、拡大・縮小をせず（倍率100%）、余白なしで印刷し、点線で折ると、手帳や名札に入る大きさ（A7）になります。一団体につき2人までを載せます。</p>
        </PageHeading>
        <SheetChoice action="/directory/card" of={of} choices={choices} />
      </div>
      <div className="overflow-x-auto print:overflow-visible" role="region" aria-label="印刷される面" tabIndex={0}>
        <PocketCard title={title} entries={[...(own ? [own] : []), ...others]} taken={formatDate(now)} today={isoDay(now)} place={own ? `${own.name}（${own.code}）` : '事務局'} />
      </div>
    </>
  );
}

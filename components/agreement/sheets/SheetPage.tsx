import type { FormAction } from '@/components/form/use-action-form';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { type SheetEntries, type SheetSide, SIDE_LABEL } from '@/lib/agreement/sheets/catalogue';
import { keepsRegister, type Standing } from '@/lib/agreement/membership/standing-words';
import { ReviewNotice } from '../documents/ReviewNotice';
import { SheetForm } from './SheetForm';
import { SheetLinks } from './SheetLinks';

type Sheet = { code: string; side: SheetSide; municipality: string; standing: Standing; entries: SheetEntries; note: string; reviewedOn: Date | null };

const ABOUT: Record<SheetSide, string> = {
  wishes: '災害のときに希望する可能性のある支援を、平時に話し合ってまとめておきます。実際に何を頼むかは、災害が起きたときに決めます。',
  offers: '災害のときに出せる可能性のある支援を、平時にまとめておきます。実際に出すかどうかは、災害が起きたときに相談して決めます。',
};

/** What a municipality wants, or offers; both pages are one. */
export function SheetPage({ sheet, save, now, saved }: { sheet: Sheet; save: FormAction<never>; now: Date; saved: boolean }) {
  const { code, side, municipality, standing, entries, note, reviewedOn } = sheet;
  const keeps = keepsRegister(standing);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: SIDE_LABEL[side] }]} />
      <PageHeading above={municipality} title={SIDE_LABEL[side]}><p className="mt-2">{ABOUT[side]}{standing === 'preparing' && '準備会のあいだは、ほかの団体には見えません。'}</p></PageHeading>
      <SheetLinks code={code} here={side} />
      {saved && <Notice tone="success" title={`${SIDE_LABEL[side]}を保存しました。今日を見直した日として記録しました。`} live />}
      {keeps ? (
        <>
          <ReviewNotice reviewedOn={reviewedOn} now={now} />
          <SheetForm action={save} hidden={{ code }} side={side} entries={entries} note={note} />
        </>
      ) : <Notice title="協定に加わっていないため、登録できません。"><p>加わるときは、<a href={`/agreement?code=${code}`}>協定のページ</a>から承認者がお申し込みください。</p></Notice>}
    </>
  );
}

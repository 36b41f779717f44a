import { MeetingList } from '@/components/agreement/meetings/MeetingList';
import { MembersLinks } from '@/components/agreement/MembersLinks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { listMeetings, MEETINGS_PAGE } from '@/lib/agreement/meetings/list-meetings';
import { mayHoldMeetings } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';

export const metadata = { title: '研修・会議の運営' };

export default async function MeetingsDeskPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const actor = await requireActor();
  const { page: asked } = await searchParams;
  const page = typeof asked === 'string' && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const { coming, past, total } = await pageData(async () => {
    if (!mayHoldMeetings(actor)) throw new RefusedError();
    return listMeetings(actor, { text: '', kind: '', page });
  });
  const href = (id: string) => `/admin/members/meetings/${id}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '研修・会議' }]} />
      <PageHeading title="研修・会議の運営">
        <p className="mt-2">研修、訓練、会議を登録し、団体を案内し、出席を記録します。ことばで探すときは、<a href="/agreement/meetings">団体と同じ画面</a>をお使いください。</p>
      </PageHeading>
      <MembersLinks here="/admin/members/meetings" />
      <p><LinkButton href="/admin/members/meetings/new">新しく登録する</LinkButton></p>
      <section aria-labelledby="coming" className="mt-6">
        <h2 id="coming" className="text-std-24B-150">これから</h2>
        {coming.length === 0 ? <p className="mt-2">予定はまだありません。</p> : <MeetingList meetings={coming} href={href} />}
      </section>
      <section aria-labelledby="past" className="mt-10">
        <h2 id="past" className="text-std-24B-150">これまで</h2>
        {past.length === 0 ? <p className="mt-2">まだ記録はありません。</p> : <MeetingList meetings={past} href={href} />}
      </section>
      {total > MEETINGS_PAGE && (
        <nav aria-label="ページ" className="mt-4 flex flex-wrap gap-4">
          {page > 1 && <LinkButton href={`/admin/members/meetings?page=${page - 1}`} look="secondary">新しい{MEETINGS_PAGE}件</LinkButton>}
          {page * MEETINGS_PAGE < total && <LinkButton href={`/admin/members/meetings?page=${page + 1}`} look="secondary">前の{MEETINGS_PAGE}件</LinkButton>}
        </nav>
      )}
    </>
  );
}

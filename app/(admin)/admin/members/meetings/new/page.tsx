import { MeetingForm } from '@/components/agreement/meetings/MeetingForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { mayHoldMeetings } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { save } from '../actions';

export const metadata = { title: '研修・会議を登録する' };

export default async function NewMeetingPage() {
  const actor = await requireActor();
  await pageData(async () => {
    if (!mayHoldMeetings(actor)) throw new RefusedError();
  });
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '研修・会議', href: '/admin/members/meetings' }, { label: '登録' }]} />
      <PageHeading title="研修・会議を登録する">
        <p className="mt-2">登録しただけでは団体に見えません。次の画面で案内する団体を選ぶと、メールが届き、構成団体に表示されます。</p>
      </PageHeading>
      <MeetingForm action={save} values={{ id: '', kind: '', title: '', heldOn: '', from: '', to: '', place: '', description: '' }} button="登録する" />
    </>
  );
}

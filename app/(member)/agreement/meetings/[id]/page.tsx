import { cache } from 'react';
import { MaterialList } from '@/components/agreement/meetings/MaterialList';
import { MeetingChanges, MeetingFacts, MeetingQuestions, MeetingText } from '@/components/agreement/meetings/MeetingFacts';
import { ReplyForm } from '@/components/agreement/meetings/ReplyForm';
import { TextForm } from '@/components/form/TextForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getMeeting, type MeetingView } from '@/lib/agreement/meetings/get-meeting';
import { dutyOf } from '@/lib/agreement/meetings/meeting-terms';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { codesOf } from '@/lib/platform/actor';
import { NotFoundError } from '@/lib/platform/errors';
import { formatDateTime } from '@/lib/platform/time';
import { ask, reply } from './actions';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const read = cache(async (id: string, asked: string | string[] | undefined) => {
  const actor = await requireActor();
  const codes = codesOf(actor);
  const code = typeof asked === 'string' && codes.includes(asked) ? asked : codes[0];
  return pageData(async () => {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new NotFoundError();
    return { code, meeting: await getMeeting(actor, { id, code }) };
  });
});

export async function generateMetadata({ params, searchParams }: Props) {
  return { title: `${(await read((await params).id, (await searchParams).code)).meeting.title}（研修・会議）` };
}

export default async function MeetingPage({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const { code, meeting } = await read(id, query.code);
  const over = meeting.endsAt < new Date();
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement${code ? `?code=${code}` : ''}` }, { label: '研修・会議', href: `/agreement/meetings${code ? `?code=${code}` : ''}` }, { label: meeting.title }]} />
      <PageHeading title={meeting.title} />
      {query.done === 'replied' && <Notice tone="success" title="出欠を答えました。" live />}
      {query.done === 'asked' && <Notice tone="success" title="質問を送りました。答えがあると、メールでお知らせします。" live />}
      {meeting.cancelledAt && <Notice tone="warning" title={`この催しは、${formatDateTime(meeting.cancelledAt)}に中止になりました。`} />}
      <MeetingChanges history={meeting.changes} />
      <MeetingFacts meeting={meeting} />
      {code && <Own meeting={meeting} code={code} over={over} />}
      <MeetingText id="agenda" title="次第" text={meeting.agenda} />
      <section aria-labelledby="material" className="mt-8">
        <h2 id="material" className="text-std-24B-150">資料</h2>
        <MaterialList files={meeting.files} />
      </section>
      <MeetingText id="minutes" title="議事録" text={meeting.minutes} />
      <section aria-labelledby="questions" className="mt-8">
        <h2 id="questions" className="text-std-24B-150">質問と答え</h2>
        <p className="mt-2">質問と答えは、この催しを見られる全員に、団体名とともに表示されます。</p>
        <MeetingQuestions questions={meeting.questions} />
        {code && !meeting.cancelledAt && <TextForm action={ask} mark="ask" hidden={{ id, code }} label="質問" button="質問を送る" look="secondary" />}
      </section>
    </>
  );
}

function Own({ meeting, code, over }: { meeting: MeetingView; code: string; over: boolean }) {
  if (!meeting.own) return <Notice title="この催しには案内されていません。参加したいときは、事務局にお知らせください。" />;
  const { own } = meeting;
  return (
    <section aria-labelledby="own" className="mt-8">
      <h2 id="own" className="text-std-24B-150">出欠</h2>
      {own.attended ? (
        <p className="mt-2">出席が記録されています。{dutyOf(meeting.kind) && <>この出席は<a href={`/agreement/duties/${dutyOf(meeting.kind)}?code=${code}`}>協定の義務</a>に数えています。</>}</p>
      ) : over || meeting.cancelledAt ? (
        <p className="mt-2">{meeting.cancelledAt ? '' : '出席の記録はありません。'}{own.reply ? `事前の回答：${own.reply.attending ? '出席の予定' : '欠席'}` : '事前の回答はありません。'}</p>
      ) : (
        <ReplyForm action={reply} id={meeting.id} code={code} reply={own.reply} />
      )}
    </section>
  );
}

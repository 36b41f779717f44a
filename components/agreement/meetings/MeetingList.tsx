import { Tag } from '@/components/ui/Tag';
import { isMeetingKind, MEETING_LABEL, timesInWords } from '@/lib/agreement/meetings/meeting-terms';

export type Shown = {
  id: string; kind: string; title: string; startsAt: Date; endsAt: Date; place: string; announcedAt: Date | null; cancelledAt: Date | null; hasAgenda: boolean; hasMinutes: boolean;
  invitations: { municipalityCode: string; attended: boolean; reply: { attending: boolean } | null }[]; _count: { questions: number; files: number };
};

/** Events one a card, with what the own municipality has answered. */
export function MeetingList({ meetings, href }: { meetings: Shown[]; href: (id: string) => string }) {
  const now = new Date();
  return (
    <ul className="mt-4 grid gap-4">
      {meetings.map((meeting) => {
        const [own] = meeting.invitations;
        const parts = [meeting.hasAgenda && '次第', meeting.hasMinutes && '議事録', meeting._count.files > 0 && `資料${meeting._count.files}件`, meeting._count.questions > 0 && `質問${meeting._count.questions}件`].filter(Boolean);
        return (
          <li key={meeting.id} className="rounded-8 border border-solid-gray-420 p-4">
            <p className="flex flex-wrap gap-2">
              <Tag>{isMeetingKind(meeting.kind) ? MEETING_LABEL[meeting.kind] : meeting.kind}</Tag>
              {meeting.cancelledAt && <Tag tone="warning">中止</Tag>}
              {!meeting.announcedAt && <Tag tone="waiting">案内前</Tag>}
              {own && <OwnTag own={own} over={meeting.endsAt < now || meeting.cancelledAt !== null} />}
            </p>
            <h3 className="mt-2 text-std-20B-150"><a href={href(meeting.id)} className="inline-block py-1">{meeting.title}</a></h3>
            <p>{timesInWords(meeting)}</p>
            <p>{meeting.place}</p>
            {parts.length > 0 && <p className="text-solid-gray-700">{parts.join('、')}</p>}
          </li>
        );
      })}
    </ul>
  );
}

function OwnTag({ own, over }: { own: Shown['invitations'][number]; over: boolean }) {
  if (own.attended) return <Tag tone="done">出席</Tag>;
  if (over) return own.reply && !own.reply.attending ? <Tag>欠席</Tag> : <Tag>出席の記録なし</Tag>;
  if (!own.reply) return <Tag tone="waiting">出欠の回答待ち</Tag>;
  return <Tag tone="plain">{own.reply.attending ? '出席予定' : '欠席の予定'}</Tag>;
}

import { Tag } from '@/components/ui/Tag';
import type { Change } from '@/lib/agreement/meetings/meeting-changes';
import { isMeetingKind, MEETING_LABEL, timesInWords } from '@/lib/agreement/meetings/meeting-terms';
import { formatDate, formatDateTime } from '@/lib/platform/time';

type Facts = { kind: string; startsAt: Date; endsAt: Date; place: string; description: string; cancelledAt: Date | null };

/** When and where. */
export function MeetingFacts({ meeting }: { meeting: Facts }) {
  return (
    <>
      <p className="flex flex-wrap gap-2"><Tag>{isMeetingKind(meeting.kind) ? MEETING_LABEL[meeting.kind] : meeting.kind}</Tag>{meeting.cancelledAt && <Tag tone="warning">中止</Tag>}</p>
      <dl className="my-4 grid gap-x-6 gap-y-2 desktop:grid-cols-[max-content_1fr]">
        <dt className="text-std-16B-170">日時</dt>
        <dd>{timesInWords(meeting)}</dd>
        <dt className="text-std-16B-170">場所</dt>
        <dd className="break-words">{meeting.place}</dd>
        {meeting.description && <><dt className="text-std-16B-170">案内</dt><dd className="whitespace-pre-wrap break-words">{meeting.description}</dd></>}
      </dl>
    </>
  );
}

type History = { changedAt: Date; mails: number; changes: Change[] }[];

/** What has changed since the invitations went out, and when, the newest first; `desk`: with how many were told. Nothing where nothing has. */
export function MeetingChanges({ history, desk = false }: { history: History; desk?: boolean }) {
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="changes" className="my-6 rounded-8 border-2 border-warning-orange-2 p-4">
      <h2 id="changes" className="text-std-20B-150">案内のあとに変わったこと</h2>
      <ul className="mt-2 grid gap-3">
        {history.map(({ changedAt, mails, changes }) => (
          <li key={changedAt.getTime()}>
            <p>{`${formatDateTime(changedAt)}に変更${desk ? `（${mails}通のメールで知らせました）` : ''}`}</p>
            <ul className="list-disc pl-6">{changes.map(({ label, before, after }) => <li key={label} className="break-words">{`${label}：${after}（前は${before}）`}</li>)}</ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A longer text with its heading; nothing where there is none. */
export function MeetingText({ id, title, text }: { id: string; title: string; text: string }) {
  if (!text) return null;
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-std-24B-150">{title}</h2>
      <p className="mt-2 whitespace-pre-wrap break-words">{text}</p>
    </section>
  );
}

type Question = { id: string; text: string; askedAt: Date; answer: string; answeredAt: Date | null; asker: string };

/** Shared questions with their answers; `act` gives what the secretariat does with one. */
export function MeetingQuestions({ questions, act }: { questions: Question[]; act?: (question: Question) => React.ReactNode }) {
  if (questions.length === 0) return <p className="mt-2">まだ質問はありません。</p>;
  return (
    <ul className="mt-4 grid gap-4">
      {questions.map((question) => (
        <li key={question.id} className="rounded-8 border border-solid-gray-420 p-4">
          <p className="text-solid-gray-700">{question.asker}　{formatDate(question.askedAt)}</p>
          <p className="whitespace-pre-wrap break-words"><strong>問</strong>　{question.text}</p>
          {question.answer ? <p className="mt-2 whitespace-pre-wrap break-words"><strong>答</strong>　{question.answer}<span className="block text-solid-gray-700">{question.answeredAt && formatDateTime(question.answeredAt)}</span></p> : <p className="mt-2 text-solid-gray-700">まだ答えはありません。</p>}
          {act?.(question)}
        </li>
      ))}
    </ul>
  );
}

import { cache } from 'react';
import { GuestForm } from '@/components/agreement/meetings/GuestForm';
import { HiddenForm } from '@/components/agreement/HiddenForm';
import { MaterialList } from '@/components/agreement/meetings/MaterialList';
import { MeetingChanges, MeetingFacts, MeetingQuestions } from '@/components/agreement/meetings/MeetingFacts';
import { MeetingForm } from '@/components/agreement/meetings/MeetingForm';
import { MinutesForm } from '@/components/agreement/meetings/MinutesForm';
import { TickListForm } from '@/components/agreement/meetings/TickListForm';
import { FileInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { TextForm } from '@/components/form/TextForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button } from '@/components/ui/Button';
import { Fold } from '@/components/ui/Fold';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getMeeting, type MeetingView } from '@/lib/agreement/meetings/get-meeting';
import { getMeetingDesk, type MeetingDesk } from '@/lib/agreement/meetings/get-meeting-desk';
import { REASON_LABEL } from '@/lib/agreement/meetings/meeting-terms';
import { MEMBERSHIP_LABEL } from '@/lib/agreement/membership/membership-states';
import { fileProblem } from '@/lib/files/file-problems';
import { ACCEPT } from '@/lib/files/file-types';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { NotFoundError } from '@/lib/platform/errors';
import { formatTime, isoDay } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { answer, attendance, cancel, dropGuest, dropMaterial, guest, invite, minutes, save } from '../actions';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[]; problem?: string | string[] }> };

const DONE: Record<string, string> = {
  saved: '登録しました。', cancelled: '中止にし、案内した団体と、メールアドレスのある招待者に知らせました。', invited: '案内しました。', attendance: '出席を記録しました。', minutes: '次第と議事録を保存しました。',
  answered: '質問に答えました。', guest: '招待者の一覧を変えました。', material: '資料を載せました。', dropped: '資料を取り下げました。',
};

const read = cache(async (id: string) => {
  const actor = await requireActor();
  return pageData(async () => {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new NotFoundError();
    return { desk: await getMeetingDesk(actor, { id }), meeting: await getMeeting(actor, { id }) };
  });
});

export async function generateMetadata({ params }: Props) {
  return { title: `${(await read((await params).id)).meeting.title}（研修・会議の運営）` };
}

export default async function MeetingDeskPage({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const { meeting, desk } = await read(id);
  const open = !meeting.cancelledAt;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '研修・会議', href: '/admin/members/meetings' }, { label: meeting.title }]} />
      <PageHeading title={meeting.title} />
      {wordFor(DONE, query.done) && <Notice tone="success" title={query.done === 'invited' && desk.over ? '出席の一覧に加えました。' : wordFor(DONE, query.done)} live />}
      {fileProblem(query.problem) && <Notice tone="error" title={fileProblem(query.problem)} live />}
      <MeetingChanges history={meeting.changes} desk />
      <MeetingFacts meeting={meeting} />
      {open && !desk.over && <Invitations meeting={meeting} desk={desk} />}
      <Attendance meeting={meeting} desk={desk} open={open} />
      {open && desk.over && <Invitations meeting={meeting} desk={desk} />}
      <Guests id={id} desk={desk} open={open} />
      <Material meeting={meeting} open={open} />
      {open && (
        <Part id="minutes" title="次第と議事録">
          <MinutesForm action={minutes} id={id} agenda={meeting.agenda} minutes={meeting.minutes} />
        </Part>
      )}
      <Part id="questions" title="質問と答え">
        <MeetingQuestions questions={meeting.questions} act={({ id: question, answer: before }) => <TextForm action={answer} mark={question} hidden={{ id, question }} label="答え" defaultValue={before} button="答える" look="secondary" fold={before ? '答えを直す' : undefined} />} />
      </Part>
      {open && (
        <Part id="change" title="内容を変える">
          <p className="mt-2">{meeting.announcedAt && desk.invited.length > 0 && !desk.over ? '種類・日時・場所を変えると、案内した団体とメールアドレスのある招待者に、変更前と変更後の内容をメールで知らせます（1回の保存につき1通）。' : '種類・日時・場所・案内を変えられます。'}</p>
          <MeetingForm action={save} values={{ id, kind: meeting.kind, title: meeting.title, heldOn: isoDay(meeting.startsAt), from: formatTime(meeting.startsAt), to: formatTime(meeting.endsAt), place: meeting.place, description: meeting.description }} button="この内容に変える" />
        </Part>
      )}
      {open && !desk.over && (
        <Part id="cancel" title="中止にする">
          <p className="my-2">中止にすると、案内した{desk.invited.length}団体と、メールアドレスのある招待者にメールで知らせます。元には戻せません。</p>
          <Fold words="中止の手続き"><HiddenForm action={cancel} hidden={{ id }}>この催しを中止にする</HiddenForm></Fold>
        </Part>
      )}
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="mt-10">
      <h2 id={`${id}-title`} className="text-std-24B-150">{title}</h2>
      {children}
    </section>
  );
}

function Invitations({ meeting, desk }: { meeting: MeetingView; desk: MeetingDesk }) {
  if (desk.over)
    return desk.toInvite.length === 0 ? null : (
      <details className="mt-6">
        <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">案内していなかった団体を、出席の一覧に加える</summary>
        <TickListForm action={invite} mark="invite" id={meeting.id} legend="加える団体" hint="終わった催しのため、メールは送りません。" button="一覧に加える" rows={desk.toInvite.map(({ code, municipality, status }) => ({ code, label: municipality, hint: status === 'member' ? '' : MEMBERSHIP_LABEL[status], chosen: false }))} />
      </details>
    );
  const proposed = desk.toInvite.filter(({ reasons }) => reasons.length > 0).length;
  return (
    <Part id="invite" title="団体を案内する">
      {desk.toInvite.length === 0 ? (
        <p className="mt-2">協定の団体は、すべて案内しています。</p>
      ) : (
        <>
          {proposed > 0 && <p className="mt-2">新しい構成団体、着任した担当者のいる団体、参加の期限が来る団体の{proposed}団体に、はじめから印を付けています。</p>}
          <TickListForm
            action={invite} mark="invite" id={meeting.id} legend="案内する団体" hint="印を付けた団体に、すぐにメールが届きます。" button="案内のメールを送る"
            rows={[...desk.toInvite].sort((a, b) => b.reasons.length - a.reasons.length).map(({ code, municipality, status, reasons }) => ({ code, label: municipality, hint: [status === 'member' ? '' : MEMBERSHIP_LABEL[status], ...reasons.map((reason) => REASON_LABEL[reason])].filter(Boolean).join('、'), chosen: reasons.length > 0 }))}
          />
        </>
      )}
    </Part>
  );
}

function Attendance({ meeting, desk, open }: { meeting: MeetingView; desk: MeetingDesk; open: boolean }) {
  const answerOf = ({ addresses, reply }: MeetingDesk['invited'][number]) => (reply ? (reply.attending ? `出席予定${reply.who ? `：${reply.who}` : ''}` : '欠席の予定') : addresses === 0 ? '出欠の回答なし。メールの届く担当者がいません' : '出欠の回答なし');
  const coming = desk.invited.filter(({ reply }) => reply?.attending).length;
  return (
    <Part id="attendance" title="出欠と出席の記録">
      <p className="mt-2">案内{desk.invited.length}団体、出席予定{coming}団体、出席{desk.invited.filter(({ attended }) => attended).length}団体</p>
      {desk.invited.length === 0 ? null : open && desk.begun ? (
        <TickListForm
          action={attendance} mark="attendance" id={meeting.id} legend="出席した団体" hint="研修と訓練の出席は、その団体の義務に数えます。印を外すと、数えた記録も取り消します。" button="出席を記録する"
          rows={desk.invited.map((row) => ({ code: row.code, label: row.municipality, hint: answerOf(row), chosen: row.attended }))}
        />
      ) : (
        <ul className="mt-2 list-disc pl-6">{desk.invited.map((row) => <li key={row.code}>{row.municipality}　<span className="text-solid-gray-700">{answerOf(row)}</span></li>)}</ul>
      )}
    </Part>
  );
}

function Guests({ id, desk, open }: { id: string; desk: MeetingDesk; open: boolean }) {
  return (
    <Part id="guests" title="招待者（事業者など）">
      <p className="mt-2">協定の外から招く方の一覧です。案内のメールは送られません。連絡先にメールアドレスがあれば、日時などの変更と中止をメールで知らせます。一覧は事務局だけが見られます。</p>
      {desk.guests.length > 0 && (
        <ul className="mt-2 grid gap-2">
          {desk.guests.map(({ id: one, organisation, name, address, email }) => (
            <li key={one} className="flex flex-wrap items-center gap-x-4">
              <span>{organisation}　{name}{address && `　${address}`}{!email && <span className="text-solid-gray-700">（変更や中止のメールは届きません）</span>}</span>
              {open && <HiddenForm action={dropGuest} hidden={{ id, guest: one }} look="text">外す<span className="sr-only">（{name}）</span></HiddenForm>}
            </li>
          ))}
        </ul>
      )}
      {open && <GuestForm action={guest} id={id} />}
    </Part>
  );
}

function Material({ meeting, open }: { meeting: MeetingView; open: boolean }) {
  return (
    <Part id="material" title="資料">
      <MaterialList files={meeting.files} act={open ? ({ id: file, name }) => <HiddenForm action={dropMaterial} hidden={{ id: meeting.id, file }} look="text">取り下げる<span className="sr-only">（{name}）</span></HiddenForm> : undefined} />
      {open && (
        <form method="post" action={`/api/upload/meeting/${meeting.id}`} encType="multipart/form-data">
          <Field name="file" label="資料のファイル" hint="PDF、Word、Excel、PowerPoint、PNG、JPEG。20MBまで。">
            <FileInput id={fieldIds('file').input} name="file" accept={ACCEPT} aria-describedby={fieldIds('file').hint} />
          </Field>
          <Button look="secondary">資料を載せる</Button>
        </form>
      )}
    </Part>
  );
}

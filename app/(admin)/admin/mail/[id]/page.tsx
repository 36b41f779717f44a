import type { Metadata } from 'next';
import { InviteAnewForm } from '@/components/mail/InviteAnewForm';
import { MessageStateTag } from '@/components/mail/MessageStateTag';
import { ResendForm } from '@/components/mail/ResendForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getMessage } from '@/lib/mail/get-message';
import { errorLabel, isMessageState, kindLabel, mayResendFrom, STATE_MEANING } from '@/lib/mail/message-states';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime } from '@/lib/platform/time';
import { inviteAnew, resend } from '../actions';

export const metadata: Metadata = { title: 'メール' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function MessagePage({ params, searchParams }: Props) {
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const actor = await requireActor();
  const message = await pageData(() => getMessage(actor, id));
  const facts: [string, string][] = [
    ['宛先', message.recipient],
    ...(message.municipality ? [['団体', `${message.municipality.prefecture.name} ${message.municipality.name}（${message.municipality.code}）`] as [string, string]] : []),
    ['種類', kindLabel(message.kind)],
    ['作成', formatDateTime(message.createdAt)],
    ...(message.sentAt ? [['送信', formatDateTime(message.sentAt)] as [string, string]] : []),
    ...(message.bouncedAt ? [['戻り', formatDateTime(message.bouncedAt)] as [string, string]] : []),
    ['Message-ID', message.messageId],
  ];
  return (
    <>
      <Breadcrumbs trail={[{ label: 'メールの送信箱', href: '/admin/mail' }, { label: message.subject }]} />
      <PageHeading title={message.subject} above={kindLabel(message.kind)} />
      {done === 'bounced' && <Notice tone="success" title="このメールを「戻り」として記録しました。" live />}
      {done === 'anew' && <Notice tone="success" title="新しい招待のメールを送信の列に入れました。" live />}
      {done === 'resent' && <Notice tone="success" title="送信の列に入れました。" live />}
      <p className="my-4 flex flex-wrap items-center gap-2">
        <MessageStateTag state={message.state} />
        <span>{isMessageState(message.state) && STATE_MEANING[message.state]}</span>
      </p>
      {message.errorClass && <p>{`理由：${errorLabel(message.errorClass)}${message.errorCode ? `（${message.errorCode}）` : ''}　${message.attempts}回送ろうとしました。`}</p>}
      <dl className="my-4 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-2">
        {facts.map(([label, value]) => (
          <div key={label} className="contents"><dt>{label}</dt><dd className="break-all">{value}</dd></div>
        ))}
      </dl>
      <h2 className="text-std-20B-150">本文</h2>
      <pre className="my-3 whitespace-pre-wrap break-all rounded-8 border border-solid-gray-420 bg-white p-4 font-[inherit]">{message.text}</pre>
      {mayResendFrom(message.state) && message.mailServer && !message.linkGone && <ResendForm action={resend} id={message.id} />}
      {message.mayInviteAnew && (
        <section aria-labelledby="anew" className="my-8">
          <h2 id="anew" className="text-std-20B-150">新しいリンクで招待し直す</h2>
          <p>届かなかったとき、期限が過ぎたとき、宛先を直すときに使います。前のリンクと番号は使えなくなります。</p>
          <InviteAnewForm action={inviteAnew} id={message.id} email={message.recipient} />
        </section>
      )}
    </>
  );
}

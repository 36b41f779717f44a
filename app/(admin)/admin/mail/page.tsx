import type { Metadata } from 'next';
import { MessageStateTag } from '@/components/mail/MessageStateTag';
import { OutboxFilterForm } from '@/components/mail/OutboxFilterForm';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { listMessages } from '@/lib/mail/list-messages';
import { errorLabel, kindLabel } from '@/lib/mail/message-states';
import { OUTBOX_PAGE, outboxAddress, readOutboxFilter } from '@/lib/mail/outbox-filter';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime } from '@/lib/platform/time';

export const metadata: Metadata = { title: 'メールの送信箱' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OutboxPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = readOutboxFilter(await searchParams);
  const { total, messages, counts, mailServer } = await pageData(() => listMessages(actor, filter));
  const pages = Math.max(1, Math.ceil(total / OUTBOX_PAGE));
  return (
    <>
      <PageHeading title="メールの送信箱">
        <p className="mt-2">このシステムから出るメールは、すべてここに残ります。招待のリンクのような本人だけのものは、本文に表示しません。</p>
      </PageHeading>
      {!mailServer && (
        <Notice title="メールサーバーは設定されていません。">
          <p>メールは送られず、「画面のみ」としてここに残ります。本文を写して、別の方法でお届けください。</p>
        </Notice>
      )}
      <p><LinkButton href="/admin/mail/bounces" look="secondary">戻ってきたメールを記録する</LinkButton></p>
      <OutboxFilterForm filter={filter} counts={counts} />
      <p role="status">{`${total.toLocaleString('ja-JP')}通${pages > 1 ? `　${filter.page}／${pages}ページ` : ''}`}</p>
      {messages.length === 0 ? (
        <p>{filter.state || filter.kind || filter.text ? '当てはまるメールはありません。条件を変えてください。' : 'まだメールはありません。'}</p>
      ) : (
        <Table caption="メールの一覧" captionHidden>
          <thead>
            <tr><Th>件名</Th><Th>宛先</Th><Th>状態</Th><Th>種類</Th><Th>作成</Th></tr>
          </thead>
          <tbody>
            {messages.map((message) => (
              <tr key={message.id}>
                <Th scope="row" className="min-w-48 font-normal"><a href={`/admin/mail/${message.id}`} className="inline-block py-1">{message.subject}</a></Th>
                <Td className="min-w-56">
                  {message.recipient}
                  {message.municipality && <span className="block text-solid-gray-700">{message.municipality.name}</span>}
                </Td>
                <Td className="min-w-28">
                  <MessageStateTag state={message.state} />
                  {message.errorClass && <span className="block">{errorLabel(message.errorClass)}</span>}
                </Td>
                <Td className="whitespace-nowrap">{kindLabel(message.kind)}</Td>
                <Td className="min-w-44">{formatDateTime(message.createdAt)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {pages > 1 && (
        <nav aria-label="ページ" className="mt-4 flex flex-wrap gap-4">
          {filter.page > 1 && <LinkButton href={outboxAddress({ ...filter, page: filter.page - 1 })} look="secondary">前の{OUTBOX_PAGE}通</LinkButton>}
          {filter.page < pages && <LinkButton href={outboxAddress({ ...filter, page: filter.page + 1 })} look="secondary">次の{OUTBOX_PAGE}通</LinkButton>}
        </nav>
      )}
    </>
  );
}

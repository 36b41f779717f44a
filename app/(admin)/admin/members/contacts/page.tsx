import { ActForm } from '@/components/agreement/ActForm';
import { AgeTag } from '@/components/agreement/contacts/AgeTag';
import { DeskFilterForm } from '@/components/agreement/contacts/DeskFilterForm';
import { MembersLinks } from '@/components/agreement/MembersLinks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { callAddress } from '@/lib/agreement/contacts/call-address';
import { deskAddress, readDeskFilter, type DeskContact, type DeskRow } from '@/lib/agreement/contacts/contact-desk';
import { contactSides } from '@/lib/agreement/contacts/contact-terms';
import { escalationSteps } from '@/lib/agreement/contacts/escalation';
import { getContactDesk } from '@/lib/agreement/contacts/get-contact-desk';
import { MEMBERSHIP_LABEL, type MembershipState } from '@/lib/agreement/membership/membership-states';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, isoDay } from '@/lib/platform/time';
import { callMade } from './actions';

export const metadata = { title: '連絡先の状況' };

const PAGE = 100;

export default async function ContactDeskPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor();
  const query = await searchParams;
  const filter = readDeskFilter(query);
  const { rows, counts } = await pageData(() => getContactDesk(actor, filter));
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.page)) || 1));
  const calls = rows.flatMap((row) => row.contacts.flatMap((contact) => contact.steps.filter(({ step, open, doneAt }) => step === 'main-number' && open && !doneAt).map((step) => ({ row, contact, step }))));
  const at = (n: number) => `${deskAddress(filter)}${deskAddress(filter).includes('?') ? '&' : '?'}page=${n}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '連絡先の状況' }]} />
      <PageHeading title="連絡先の状況">
        <p>防災側・情報側の連絡担当がそろっているか、連絡先が半年ごとに確認されているかを見ます。脱退した団体は含みません。番号は団体どうしの画面にだけ表示します。</p>
      </PageHeading>
      <MembersLinks here="/admin/members/contacts" />
      {query.done === 'call' && <Notice tone="success" title="代表電話にかけたことを記録しました。" live />}
      <DeskFilterForm filter={filter} counts={counts} />
      <p className="flex flex-wrap gap-4">
        <LinkButton href={deskAddress(filter, '/csv')} look="secondary">この一覧をCSVで書き出す</LinkButton>
        <LinkButton href="/admin/members/contacts/round" look="secondary">通話の確認（年に1回）</LinkButton>
      </p>
      {calls.length > 0 && (
        <section className="mt-6">
          <h2 className="text-std-24B-150">かける電話</h2>
          <p>連絡担当が少ない団体で、確認のお願いから7日を過ぎています。代表電話にかけ、本人に確かめるよう頼んでください。</p>
          <ul>
            {calls.map(({ row, contact, step }) => (
              <li key={contact.id} className="my-3 flex flex-wrap items-center gap-x-6 gap-y-2">
                <span>
                  {`${row.prefecture} ${row.name}　`}
                  {row.number ? <a href={callAddress('phone', row.number)!}>{row.number}</a> : <Tag tone="warning">代表電話の登録なし</Tag>}
                  {`　${contact.name}さん（${formatDate(step.begunOn)}から）`}
                </span>
                <ActForm action={callMade} hidden={{ contactId: contact.id, begunOn: isoDay(step.begunOn) }} button="かけたと記録する" name={`かけたと記録する：${row.name} ${contact.name}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p role="status" className="mt-6">{`${rows.length.toLocaleString('ja-JP')}団体${pages > 1 ? `　${page}／${pages}ページ` : ''}`}</p>
      {rows.length === 0 ? (
        <p>{filter.show !== 'all' || filter.text ? '当てはまる団体はありません。条件を変えてください。' : '協定に加わっている団体は、まだありません。'}</p>
      ) : (
        <Table caption="団体ごとの連絡先の状況" captionHidden stacked>
          <thead><tr><Th>団体</Th><Th>連絡担当</Th><Th>代表電話</Th></tr></thead>
          <tbody>{rows.slice((page - 1) * PAGE, page * PAGE).map((row) => <Row key={row.code} row={row} />)}</tbody>
        </Table>
      )}
      {pages > 1 && (
        <nav aria-label="ページ" className="mt-4 flex flex-wrap gap-4">
          {page > 1 && <LinkButton href={at(page - 1)} look="secondary">前の{PAGE}団体</LinkButton>}
          {page < pages && <LinkButton href={at(page + 1)} look="secondary">次の{PAGE}団体</LinkButton>}
        </nav>
      )}
    </>
  );
}

function Row({ row }: { row: DeskRow }) {
  return (
    <tr>
      <Th scope="row" className="min-w-36 align-top">
        {row.prefecture}<br />{row.name}
        {row.status !== 'member' && <span className="block font-normal">{MEMBERSHIP_LABEL[row.status as MembershipState]}</span>}
      </Th>
      <Td label="連絡担当" className="min-w-72">
        {row.missing.length > 0 && <p><Tag tone="warning">{`${row.missing.map((side) => `${contactSides[side]}側`).join('・')}がいない`}</Tag></p>}
        <ul>{row.contacts.map((contact) => <li key={contact.id} className="py-1"><Contact contact={contact} /></li>)}</ul>
      </Td>
      <Td label="代表電話" className="whitespace-nowrap align-top">{row.number ?? '登録なし'}</Td>
    </tr>
  );
}

function Contact({ contact: { side, name, age, waiting, askedOn, disputed, undelivered, steps } }: { contact: DeskContact }) {
  const open = steps.filter((step) => step.open);
  return (
    <>
      <span className="text-std-16B-170">{`${contactSides[side]}側　${name}`}</span> <AgeTag age={age} />
      {waiting > 0 && age.state === 'fresh' && <span className="block">{`確認前の連絡手段が${waiting}つあります。`}</span>}
      {askedOn && <span className="block text-solid-gray-700">{`${formatDate(askedOn)}から確認をお願いしています。${undelivered ? 'メールが届いていません。' : ''}${disputed ? '本人から「違うところがある」との知らせがあります。' : ''}`}</span>}
      {open.map(({ step, sentAt, doneAt }) => <span key={step} className="block text-solid-gray-700">{`${formatDate(sentAt)}　${escalationSteps[step]}${doneAt ? `（${formatDate(doneAt)}にかけました）` : ''}`}</span>)}
    </>
  );
}

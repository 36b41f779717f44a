import { cache } from 'react';
import { InviteSupporterForm } from '@/components/agreement/supporters/InviteSupporterForm';
import { SupporterContactLine, SupporterOfferList } from '@/components/agreement/supporters/SupporterFacts';
import { SupporterButton, SupporterContactForm, SupporterForm } from '@/components/agreement/supporters/SupporterForms';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Fold } from '@/components/ui/Fold';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getSupporter } from '@/lib/agreement/supporters/get-supporter';
import { SUPPORTER_KIND_LABEL } from '@/lib/agreement/supporters/supporter-terms';
import { mayRunAgreement } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { formatDate, isoDay } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { addContact, change, end, endContact, inviteSupporter } from '../actions';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };
const DONE: Record<string, string> = { added: '協力事業者を登録しました。続けて連絡先を登録し、担当の人を招待してください。', changed: '登録内容を変えました。', contact: '連絡先を加えました。', 'contact-ended': '連絡先を外しました。' };

const read = cache(async (id: string) => {
  const actor = await requireActor();
  return pageData(async () => {
    if (!mayRunAgreement(actor)) throw new RefusedError();
    return getSupporter(actor, { id });
  });
});

export async function generateMetadata({ params }: Props) {
  return { title: `${(await read((await params).id)).name}（協力事業者の登録）` };
}

/** One supporter for who keeps the register. */
export default async function SupporterDeskPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const supporter = await read(id);
  const done = wordFor(DONE, query.done);
  const active = supporter.endedOn === null;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '協力事業者', href: '/admin/members/supporters' }, { label: supporter.name }]} />
      <PageHeading above={SUPPORTER_KIND_LABEL[supporter.kind]} title={supporter.name}>
        <p className="mt-2">登録日：{formatDate(supporter.registeredOn)}{supporter.endedOn && `　終了：${formatDate(supporter.endedOn)}`}</p>
      </PageHeading>
      {done && <Notice tone="success" title={done} live />}
      <section aria-labelledby="contacts">
        <h2 id="contacts" className="text-std-24B-150">連絡先</h2>
        {supporter.contacts.length === 0 && <p className="mt-2">連絡先はまだ登録されていません。</p>}
        <ul className="mt-2">
          {supporter.contacts.map((contact) => (
            <li key={contact.id} className="flex flex-wrap items-center justify-between gap-x-6 border-t border-solid-gray-420 py-2">
              <span><SupporterContactLine contact={contact} /></span>
              {active && <SupporterButton action={endContact} fields={{ supporterId: id, id: contact.id }} button="外す" name={`${contact.name}：連絡先から外す`} look="danger" />}
            </li>
          ))}
        </ul>
        {active && <SupporterContactForm action={addContact} supporterId={id} />}
      </section>
      <section aria-labelledby="offers" className="mt-10">
        <h2 id="offers" className="text-std-24B-150">出せる支援</h2>
        <SupporterOfferList offer={supporter.offer} />
      </section>
      <section aria-labelledby="people" className="mt-10">
        <h2 id="people" className="text-std-24B-150">利用者</h2>
        {supporter.people.length === 0 ? <p className="mt-2">この協力事業者の利用者はまだいません。</p> : <ul className="mt-2 list-disc pl-6">{supporter.people.map((person) => <li key={person.id}><a href={`/admin/people/${person.id}`}>{person.name}</a>{person.department && `（${person.department}）`}</li>)}</ul>}
        {active && <><h3 className="mt-6 text-std-20B-150">利用者を招待する</h3><InviteSupporterForm action={inviteSupporter} supporterId={id} /></>}
      </section>
      {active && (
        <section aria-labelledby="register" className="mt-10">
          <h2 id="register" className="text-std-24B-150">登録内容</h2>
          <SupporterForm action={change} about={supporter} today={isoDay(new Date())} />
          <h3 className="mt-6 text-std-20B-150">登録を終える</h3>
          <p className="my-2">終えると、この協力事業者の人はすぐに使えなくなり、構成団体からも見えなくなります。</p>
          <Fold words="終える手続き"><SupporterButton action={end} fields={{ id }} button="登録を終える" name={`${supporter.name}の登録を終える`} look="danger" /></Fold>
        </section>
      )}
    </>
  );
}

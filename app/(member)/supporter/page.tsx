import { SheetForm } from '@/components/agreement/sheets/SheetForm';
import { SupporterContactLine } from '@/components/agreement/supporters/SupporterFacts';
import { SupporterButton, SupporterContactForm } from '@/components/agreement/supporters/SupporterForms';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { kindLabel } from '@/lib/agreement/documents/document-terms';
import { getSupporter } from '@/lib/agreement/supporters/get-supporter';
import { listSharedDocuments } from '@/lib/agreement/documents/list-shared-documents';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { supportersOf } from '@/lib/platform/actor';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { formatDate } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { addContact, endContact, saveOffer } from './actions';

export const metadata = { title: '協力事業者のページ' };

type Props = { searchParams: Promise<{ id?: string | string[]; done?: string | string[] }> };
const DONE: Record<string, string> = { contact: '連絡先を加えました。', 'contact-ended': '連絡先を外しました。', offer: '出せる支援を保存しました。今日を見直した日として記録しました。' };

/** A supporter's own page, and all that its people see of the agreement. */
export default async function SupporterPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const supporter = await pageData(async () => {
    const own = supportersOf(actor);
    if (own.length === 0) throw new RefusedError();
    const id = query.id ?? own[0]!;
    if (typeof id !== 'string') throw new NotFoundError();
    return getSupporter(actor, { id });
  });
  const { shared, more } = await pageData(() => listSharedDocuments(actor, {}));
  const { id, name, about, registeredOn, contacts, offer, admissions } = supporter;
  const done = wordFor(DONE, query.done);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協力事業者のページ' }]} />
      <PageHeading above="協力事業者" title={name}>
        <p className="mt-2">登録日：{formatDate(registeredOn)}</p>
        {about && <p>協力できる分野：{about}</p>}
        <p>連絡先と出せる支援は、協定を結んだ構成団体に見えます。名称などの登録内容を変えるときは、事務局にご連絡ください。</p>
      </PageHeading>
      {done && <Notice tone="success" title={done} live />}
      <section aria-labelledby="contacts">
        <h2 id="contacts" className="text-std-24B-150">連絡先</h2>
        {contacts.length === 0 && <p className="mt-2">連絡先はまだ登録されていません。災害のときに連絡のつく人を登録してください。</p>}
        <ul className="mt-2">
          {contacts.map((contact) => (
            <li key={contact.id} className="flex flex-wrap items-center justify-between gap-x-6 border-t border-solid-gray-420 py-2">
              <span><SupporterContactLine contact={contact} /></span>
              <SupporterButton action={endContact} fields={{ supporterId: id, id: contact.id }} button="外す" name={`${contact.name}：連絡先から外す`} look="danger" />
            </li>
          ))}
        </ul>
        <SupporterContactForm action={addContact} supporterId={id} />
      </section>
      <section aria-labelledby="admissions" className="mt-10">
        <h2 id="admissions" className="text-std-24B-150">資料を見ることを認めた団体</h2>
        {admissions.length === 0 ? <p className="mt-2">認めた団体はまだありません。構成団体の資料は、その団体が認めるまで見られません。</p> : <ul className="mt-2 list-disc pl-6">{admissions.map((one) => <li key={one.name}>{one.name}　{formatDate(one.admittedAt)}から</li>)}</ul>}
      </section>
      <section aria-labelledby="documents" className="mt-10">
        <h2 id="documents" className="text-std-24B-150">見られる資料</h2>
        {shared.length === 0 && <p className="mt-2">見られる資料はまだありません。団体が認め、資料を共有すると、ここに並びます。</p>}
        {shared.length > 0 && <p className="mt-2">秘密保持の約束の対象です。開いた人と日時は記録され、資料を登録した団体に見えます。</p>}
        {shared.map(({ code, name: owner, prefecture, documents }) => (
          <div key={code} className="mt-3">
            <h3 className="text-std-17B-170">{prefecture} {owner}</h3>
            <ul className="list-disc pl-6">
              {documents.map((document) => <li key={document.id}><a href={`/agreement/documents/${document.id}`} className="inline-block py-1">{document.title}</a>　{kindLabel(document.kind)}・{formatDate(document.revisedOn)}</li>)}
            </ul>
          </div>
        ))}
        {more > 0 && <p className="mt-2">ほかに{more}団体の資料があります。団体名は「資料を見ることを認めた団体」でご確認ください。</p>}
      </section>
      <section aria-labelledby="offers" className="mt-10">
        <h2 id="offers" className="text-std-24B-150">出せる支援</h2>
        {offer && <p className="mt-2">前に見直した日：{formatDate(offer.reviewedOn)}</p>}
        <SheetForm action={saveOffer} hidden={{ id }} side="offers" entries={offer?.entries ?? {}} note={offer?.note ?? ''} />
      </section>
    </>
  );
}

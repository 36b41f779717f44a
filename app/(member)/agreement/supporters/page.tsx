import { SupporterContactLine, SupporterOfferList } from '@/components/agreement/supporters/SupporterFacts';
import { SupporterButton } from '@/components/agreement/supporters/SupporterForms';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { listSupportersForMember } from '@/lib/agreement/supporters/list-supporters-for-member';
import { isActive } from '@/lib/agreement/membership/membership-states';
import { SUPPORTER_KIND_LABEL } from '@/lib/agreement/supporters/supporter-terms';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { whichMunicipality } from '@/lib/survey/which-municipality';
import { admit, endAdmitting } from '../actions';

export const metadata = { title: '協力事業者' };

type Props = { searchParams: Promise<{ code?: string | string[]; done?: string | string[] }> };
const DONE: Record<string, string> = { admitted: '資料を見せることを認めました。', ended: '資料を見せることをやめました。' };

/** Supporters as a member sees them: whom to call, what they offer, and whether they see what the member shares. */
export default async function MemberSupportersPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const { code, municipality, standing, signed, supporters } = await pageData(async () => listSupportersForMember(actor, { code: whichMunicipality(actor, query.code) }));
  const done = wordFor(DONE, query.done);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: '協力事業者' }]} />
      <PageHeading above={municipality} title="協力事業者"><p className="mt-2">協定に協力する企業や団体です。{municipality}の資料を見られるのは、{municipality}が認めた協力事業者だけです。</p></PageHeading>
      {done && <Notice tone="success" title={done} live />}
      {!signed && <Notice title="構成団体になると、協力事業者の連絡先と出せる支援をご覧になれます。" />}
      {signed && supporters.length === 0 && <p>登録された協力事業者はまだありません。</p>}
      <ul className="grid gap-6">
        {supporters.map(({ id, name, kind, about, contacts, offer, admittedAt }) => (
          <li key={id} id={`s-${id}`} className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
            <h2 className="text-std-20B-150">{name}</h2>
            <p className="text-solid-gray-700">{SUPPORTER_KIND_LABEL[kind]}</p>
            {about && <p className="whitespace-pre-wrap">{about}</p>}
            <h3 className="mt-3 text-std-17B-170">連絡先</h3>
            {contacts.length === 0 ? <p>登録されていません。</p> : <ul>{contacts.map((contact) => <li key={contact.id}><SupporterContactLine contact={contact} /></li>)}</ul>}
            <h3 className="mt-3 text-std-17B-170">出せる支援</h3>
            <SupporterOfferList offer={offer} />
            <h3 className="mt-3 text-std-17B-170">{municipality}の資料</h3>
            <p className="mb-2">{admittedAt ? `${formatDate(admittedAt)}から、共有している資料を見ることを認めています。開かれた記録は、資料ごとのページにあります。` : '見ることを認めていません。認める前に、秘密保持の約束への署名を受け取り、署名した人の名簿に加えてください。'}</p>
            {admittedAt ? <SupporterButton action={endAdmitting} fields={{ code, id }} button="見せることをやめる" name={`${name}：資料を見せることをやめる`} look="danger" />
              : isActive(standing) && <SupporterButton action={admit} fields={{ code, id }} button="見せることを認める" name={`${name}：資料を見せることを認める`} />}
          </li>
        ))}
      </ul>
    </>
  );
}

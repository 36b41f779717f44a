import { ActForm } from '@/components/agreement/ActForm';
import { AgeTag } from '@/components/agreement/contacts/AgeTag';
import { MainNumberForm } from '@/components/agreement/contacts/MainNumberForm';
import { MeansLine } from '@/components/agreement/contacts/MeansLine';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { ageOf } from '@/lib/agreement/contacts/confirmation';
import { contactSides, meansKinds } from '@/lib/agreement/contacts/contact-terms';
import { getContacts, type OwnContacts } from '@/lib/agreement/contacts/get-contacts';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { dayInJapan, formatDate } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { ask, confirm, move, restore, setNumber } from './actions';

export const metadata = { title: '連絡担当' };

const said: Record<string, string> = {
  saved: '連絡担当を保存しました。', mailed: '連絡担当を保存しました。本人に確認のメールを送ります。', waits: '連絡担当を保存しました。メールアドレスの登録がないため、本人に確かめて「本人に確かめました」を押してください。',
  ended: '連絡担当を終えました。この画面の下から元に戻せます。', restored: '連絡担当を元に戻しました。', moved: '順番を変えました。', asked: '確認のメールを送ります。', confirmed: '連絡先を確認済みにしました。',
};

type Props = { searchParams: Promise<{ code?: string; done?: string }> };

export default async function ContactsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const data = await pageData(() => getContacts(actor, typeof query.code === 'string' ? query.code : undefined));
  const { code, place, contacts, ended, missing, number, isAsked } = data;
  const own = actor.kind === 'person' ? actor.personId : '';
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: '連絡担当' }]} />
      <PageHeading title="連絡担当" above={place}>
        <p>災害のとき、ほかの構成団体は上から順に連絡します。</p>
      </PageHeading>
      {wordFor(said, query.done) && <Notice tone="success" title={wordFor(said, query.done)} live />}
      {!isAsked && <Notice title="協定に加わる前の準備です。準備会か構成団体になると、本人に確認のメールが届き、ほかの構成団体に表示されます。" />}
      {missing && <Notice tone="warning" title={missing.sentence} />}
      <p className="my-4 flex flex-wrap gap-4">
        <LinkButton href={`/agreement/contacts/new?code=${code}`}>連絡担当を加える</LinkButton>
        {isAsked && <LinkButton href={`/agreement/contacts/round?code=${code}`} look="secondary">通話の確認（年に1回）</LinkButton>}
      </p>
      <ol className="space-y-6">
        {contacts.map((contact, i) => <ContactCard key={contact.id} contact={contact} i={i} data={data} own={own} />)}
      </ol>
      {ended.length > 0 && (
        <section className="mt-10">
          <h2 className="text-std-24B-150">終えた連絡担当</h2>
          <p>30日のあいだは元に戻せます。</p>
          <ul>
            {ended.map(({ id, name, side, endedOn }) => (
              <li key={id} className="my-3 flex flex-wrap items-center gap-4">
                <span>{`${name}（${contactSides[side]}側）　${formatDate(endedOn)}まで`}</span>
                <ActForm action={restore} hidden={{ id }} button="元に戻す" name={`元に戻す：${name}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="mt-10">
        <h2 className="text-std-24B-150">庁舎の代表電話</h2>
        <MainNumberForm action={setNumber} code={code} number={number} />
      </section>
    </>
  );
}

type Contact = OwnContacts['contacts'][number];

function ContactCard({ contact, i, data: { contacts, requests, calls, isAsked }, own }: { contact: Contact; i: number; data: OwnContacts; own: string }) {
  const { id, name } = contact;
  const now = new Date();
  const request = requests.find(({ contactId }) => contactId === id);
  const hasEmail = contact.means.some(({ kind }) => kind === 'email');
  const self = own !== '' && contact.personId === own;
  const fallbackOf = (meansId: string | null) => {
    const whose = contacts.find(({ means }) => means.some((one) => one.id === meansId));
    return whose && `${whose.name}さんの${meansKinds[whose.means.find((one) => one.id === meansId)!.kind]}`;
  };
  return (
    <li className="rounded-8 border border-solid-gray-420 p-4">
      <h2 className="text-std-20B-150">{`${i + 1}番目　${name}`}{contact.kana && <span className="ml-2 text-std-16N-170">{contact.kana}</span>}</h2>
      <p className="mt-1"><Tag>{`${contactSides[contact.side]}側`}</Tag>　{[contact.department, contact.post].filter(Boolean).join('　')}</p>
      <p className="mt-1"><AgeTag age={ageOf(contact, dayInJapan(now))} /></p>
      {request?.disputed && (
        <Notice tone="warning" title={`${name}さんから「違うところがある」との知らせが届いています（${formatDate(request.disputed.at)}）。`}>
          {request.disputed.note && <p className="whitespace-pre-wrap break-words">{request.disputed.note}</p>}
          <p>「変更する」から直して保存すると、本人に確認のメールがもう一度届きます。</p>
        </Notice>
      )}
      {request?.undelivered && !request.disputed && <Notice tone="warning" title={`${name}さんへの確認のメールが届きませんでした。メールアドレスを確かめて、直してください。`} />}
      {request && !request.disputed && !request.undelivered && (
        <p className="mt-1">{request.mailed ? `確認のメールでお願いしています（${formatDate(request.begunOn)}から）。${request.expiresAt > now ? `リンクは${formatDate(request.expiresAt)}まで使えます。` : 'リンクの期限が過ぎました。「確認のメールを送る」を押してください。'}` : `メールアドレスがないため、本人に確かめてください（${formatDate(request.begunOn)}から）。`}</p>
      )}
      <dl className="mt-3">
        {contact.means.map((means) => {
          const call = calls.find(({ meansId }) => meansId === means.id);
          return <MeansLine key={means.id} {...means} call={call} fallback={call && (call.fallbackMain ? '庁舎の代表電話' : fallbackOf(call.fallbackMeansId))} />;
        })}
      </dl>
      <div className="mt-3 flex flex-wrap gap-3 print:hidden">
        <LinkButton href={`/agreement/contacts/${id}`} look="secondary" aria-label={`変更する：${name}`}>変更する</LinkButton>
        {self ? <ActForm action={confirm} hidden={{ id }} button="この内容で正しい" name={`この内容で正しい：${name}`} />
          : hasEmail ? isAsked && <ActForm action={ask} hidden={{ id }} button="確認のメールを送る" name={`確認のメールを送る：${name}`} />
          : <ActForm action={confirm} hidden={{ id }} button="本人に確かめました" name={`本人に確かめました：${name}`} />}
        {i > 0 && <ActForm action={move} hidden={{ id, direction: 'up' }} button="順番を上へ" name={`順番を上へ：${name}`} look="text" />}
        {i < contacts.length - 1 && <ActForm action={move} hidden={{ id, direction: 'down' }} button="順番を下へ" name={`順番を下へ：${name}`} look="text" />}
      </div>
    </li>
  );
}

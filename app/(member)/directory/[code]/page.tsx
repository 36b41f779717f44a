import { ContactCards } from '@/components/agreement/contacts/ContactCards';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getDirectoryEntry } from '@/lib/agreement/directory/get-directory-entry';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime, isoDay } from '@/lib/platform/time';
import { kmInWords } from '@/lib/register/distance';
import { getMunicipality } from '@/lib/register/get-municipality';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props) {
  const { code } = await params;
  const actor = await requireActor();
  const { name } = await pageData(() => getMunicipality(actor, code)); // not the entry: its opening is written down, once
  return { title: `${name}の連絡先` };
}

export default async function DirectoryEntryPage({ params }: Props) {
  const actor = await requireActor();
  const { code } = await params;
  const { entry, prefecture, km, from, own } = await pageData(() => getDirectoryEntry(actor, { code, as: 'page' }));
  const now = new Date();
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '連絡先一覧', href: '/directory' }, { label: entry.name }]} />
      <PageHeading above={prefecture} title={`${entry.name}の連絡先`}>
        <p className="text-solid-gray-700">
          {entry.kana}　{entry.code}
          {km !== null && `　${from}の役所から直線で${kmInWords(km)}`}
        </p>
        <p>{formatDateTime(now)} 現在{!own && <span className="print:hidden">　開いたことは、相手の市区町村も見られる操作の記録に残ります。</span>}</p>
      </PageHeading>
      {entry.status === 'suspended' && <Notice tone="warning" title="この団体は協定の活動を休止しています。">連絡先は休止の前のままのことがあります。</Notice>}
      {entry.contacts.length > 0 ? (
        <>
          <p>上から順に連絡してください。つながらないときは、次の人へ進みます。</p>
          <ContactCards contacts={entry.contacts} today={isoDay(now)} />
          <p className="flex flex-wrap gap-4">
            <LinkButton href={`/directory/${code}/card.vcf`} look="secondary">電話帳に取り込む（vCard）</LinkButton>
            <LinkButton href={`/register/${code}`} look="text">登録簿で見る</LinkButton>
          </p>
        </>
      ) : (
        <Notice title="連絡先がまだ登録されていません。">お急ぎのときは、この団体の代表電話か事務局にお尋ねください。</Notice>
      )}
    </>
  );
}

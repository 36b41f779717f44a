import { cache } from 'react';
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

type Props = { params: Promise<{ code: string }> };

/** Once a request: the opening is written down. */
const read = cache(async (code: string) => {
  const actor = await requireActor();
  return pageData(() => getDirectoryEntry(actor, { code, as: 'page' }));
});

export async function generateMetadata({ params }: Props) {
  return { title: `${(await read((await params).code)).entry.name}の連絡先` };
}

export default async function DirectoryEntryPage({ params }: Props) {
  const { code } = await params;
  const { entry, prefecture, km, from, own } = await read(code);
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

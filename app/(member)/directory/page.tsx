import { CheckCopy } from '@/components/agreement/contacts/CheckCopy';
import { DirectoryView } from '@/components/agreement/directory/DirectoryView';
import { NobodyFound } from '@/components/agreement/directory/NobodyFound';
import { MemberRow } from '@/components/agreement/membership/MemberRow';
import { PageHeading } from '@/components/ui/PageHeading';
import { isOffHours } from '@/lib/agreement/directory/call-links';
import { askedAddress, directoryOrders, SHOWN_AT_ONCE } from '@/lib/agreement/directory/directory-search';
import { listDirectory } from '@/lib/agreement/directory/list-directory';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime, isoDay } from '@/lib/platform/time';

export const metadata = { title: '連絡先一覧' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DirectoryPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const { asked, page, total, found, shown, prefectures, choices, from, allStates, loosen } = await pageData(() => listDirectory(actor, query));
  const now = new Date();
  const today = isoDay(now);
  const first = (page - 1) * SHOWN_AT_ONCE + 1;
  const pages = Math.max(1, Math.ceil(found / SHOWN_AT_ONCE));
  return (
    <>
      <PageHeading title="連絡先一覧">
        <p className="mt-1">協定を締結している{total.toLocaleString('ja-JP')}団体の、災害のときの連絡先です。番号を押すと電話がかかります。いまの時間帯にかけられる番号を先に出しています。<span className="whitespace-nowrap">{formatDateTime(now)} 現在</span></p>
        <p className="mt-1 flex flex-wrap gap-x-6 print:hidden">
          <a href="/offline.html" className="inline-block py-1">この端末に保存する（圏外でも使う）</a>
          <a href="/directory/print" className="inline-block py-1">紙の連絡表</a>
          <a href="/directory/card" className="inline-block py-1">携帯用カード</a>
        </p>
      </PageHeading>
      <CheckCopy />
      <DirectoryView asked={asked} choices={choices} hasPlace={from !== null} allStates={allStates} today={today}>
        <section aria-labelledby="found" className="print:break-inside-auto">
          <h2 id="found" className="text-std-20B-150">
            {found === 0 ? '見つかりませんでした' : pages === 1 ? `${found.toLocaleString('ja-JP')}団体` : `${found.toLocaleString('ja-JP')}団体のうち${first.toLocaleString('ja-JP')}～${(first + shown.length - 1).toLocaleString('ja-JP')}番目`}
          </h2>
          {found === 0
            ? <NobodyFound asked={asked} loosen={loosen} supporters={!allStates} />
            : <p className="mt-1">{directoryOrders[asked.order]}に並べています。{asked.order === 'near' && `距離は${from}の役所からの直線距離です。`}</p>}
          <ul className="border-t border-solid-gray-420">
            {shown.map(({ entry, km, unmet }) => <MemberRow key={entry.code} entry={entry} prefecture={prefectures[entry.prefectureCode]?.name ?? ''} km={km} unmet={unmet} lend={asked.lend} today={today} offHours={isOffHours(now)} />)}
          </ul>
          {pages > 1 && (
            <nav aria-label="ほかのページ" className="my-4 flex flex-wrap gap-x-6 print:hidden">
              {page > 1 && <a href={askedAddress(asked, page - 1)} className="inline-block py-2">前の{SHOWN_AT_ONCE}団体</a>}
              <span className="py-2">{pages}ページのうち{page}ページ目</span>
              {page < pages && <a href={askedAddress(asked, page + 1)} className="inline-block py-2">次の{SHOWN_AT_ONCE}団体</a>}
            </nav>
          )}
        </section>
      </DirectoryView>
    </>
  );
}

import { MembersLinks } from '@/components/agreement/MembersLinks';
import { StandingTag } from '@/components/agreement/membership/StandingTag';
import { Select, TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { KIND_LABEL } from '@/lib/agreement/membership/application-rules';
import { listMembers, MEMBERS_A_PAGE } from '@/lib/agreement/membership/list-members';
import { comingWords } from '@/lib/agreement/membership/membership-plan';
import { MEMBERSHIP_LABEL, membershipStates } from '@/lib/agreement/membership/membership-states';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatDateTime } from '@/lib/platform/time';

export const metadata = { title: '協定の運営' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** Who stands where in the agreement, and what waits for the secretariat. */
export default async function MembersPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const filter = { status: one(query.status), text: one(query.text).slice(0, 100), page: Math.max(1, Math.min(10_000, Math.floor(Number(one(query.page))) || 1)) };
  const { total, counts, waiting, coming, members } = await pageData(() => listMembers(actor, filter));
  const pages = Math.max(1, Math.ceil(total / MEMBERS_A_PAGE));
  const address = (page: number) => `/admin/members?${new URLSearchParams({ status: filter.status, text: filter.text, page: String(page) })}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営' }]} />
      <PageHeading title="協定の運営"><p className="mt-2">{membershipStates.map((state) => `${MEMBERSHIP_LABEL[state]} ${counts[state] ?? 0}団体`).join('　')}</p></PageHeading>
      <MembersLinks here="/admin/members" />
      <section aria-labelledby="waiting" className="mt-6">
        <h2 id="waiting" className="text-std-24B-150">確認を待つ申し込み</h2>
        {waiting.length === 0 ? <p className="mt-2">確認を待つ申し込みはありません。</p> : (
          <ul className="mt-2">
            {waiting.map(({ id, code, name, kind, appliedAt }) => <li key={id} className="border-t border-solid-gray-420 py-2"><a href={`/admin/members/${code}`}>{name}：{KIND_LABEL[kind]}の申し込み</a>（{formatDateTime(appliedAt)}）</li>)}
          </ul>
        )}
      </section>
      {coming.length > 0 && (
        <section aria-labelledby="coming" className="mt-6">
          <h2 id="coming" className="text-std-24B-150">予定している変更</h2>
          <ul className="mt-2">{coming.map((plan) => <li key={plan.id} className="border-t border-solid-gray-420 py-2"><a href={`/admin/members/${plan.code}`}>{plan.name}</a>：{comingWords(plan)}。</li>)}</ul>
        </section>
      )}
      <section aria-labelledby="members" className="mt-10">
        <h2 id="members" className="text-std-24B-150">団体の一覧</h2>
        <form method="get" action="/admin/members" role="search" className="mt-4 rounded-8 print:hidden border border-solid-gray-420 px-4">
          <div className="flex flex-wrap gap-x-6">
            <Field name="text" label="市区町村・都道府県・団体コード"><TextInput id={fieldIds('text').input} name="text" defaultValue={filter.text} /></Field>
            <Field name="status" label="立場">
              <Select id={fieldIds('status').input} name="status" defaultValue={filter.status}>
                <option value="">すべて</option>
                {membershipStates.map((state) => <option key={state} value={state}>{MEMBERSHIP_LABEL[state]}</option>)}
              </Select>
            </Field>
          </div>
          <Button look="secondary" className="mb-4">絞り込む</Button>
        </form>
        <p className="mt-4" role="status">{total}団体{pages > 1 && `　${filter.page}／${pages}ページ`}</p>
        {members.length === 0 ? <p>当てはまる団体はありません。条件を変えてください。</p> : (
          <Table caption="協定での立場" captionHidden stacked>
            <thead><tr><Th>団体</Th><Th>立場</Th><Th>その立場になった日</Th><Th>グループ</Th></tr></thead>
            <tbody>
              {members.map(({ code, name, status, since, group }) => (
                <tr key={code}>
                  <Th scope="row" className="min-w-40"><a href={`/admin/members/${code}`} className="inline-block py-1">{name}</a></Th>
                  <Td label="立場"><StandingTag standing={status} /></Td>
                  <Td label="その立場になった日" className="whitespace-nowrap">{formatDate(since)}</Td>
                  <Td label="グループ">{group || 'なし'}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {pages > 1 && (
          <p className="flex flex-wrap gap-6">
            {filter.page > 1 && <a href={address(filter.page - 1)} className="inline-block py-2">前のページ</a>}
            {filter.page < pages && <a href={address(filter.page + 1)} className="inline-block py-2">次のページ</a>}
          </p>
        )}
        <p className="mt-4">ここにない市区町村を加えるときは、<a href="/register">市区町村の登録簿</a>で団体コードを確かめ、下に入力してください。</p>
        <form method="get" action="/admin/members/open" className="flex flex-wrap items-end gap-x-4">
          <Field name="code" label="団体コード（6桁）"><TextInput id={fieldIds('code').input} name="code" inputMode="numeric" className="max-w-48" /></Field>
          <Button look="secondary" className="my-5">この団体のページを開く</Button>
        </form>
      </section>
    </>
  );
}

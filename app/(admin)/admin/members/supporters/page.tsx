import { MembersLinks } from '@/components/agreement/MembersLinks';
import { SupporterForm } from '@/components/agreement/supporters/SupporterForms';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { listSupporters } from '@/lib/agreement/supporters/list-supporters';
import { SUPPORTER_KIND_LABEL } from '@/lib/agreement/supporters/supporter-terms';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, isoDay } from '@/lib/platform/time';
import { add } from './actions';

export const metadata = { title: '協力事業者の登録' };

/** The register of supporters. */
export default async function SupportersPage({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const actor = await requireActor();
  const { done } = await searchParams;
  const supporters = await pageData(() => listSupporters(actor));
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '協力事業者' }]} />
      <PageHeading title="協力事業者"><p className="mt-2">協定に協力する企業や団体です。構成団体の資料は、その団体が認めた場合を除いて見られません。</p></PageHeading>
      <MembersLinks here="/admin/members/supporters" />
      {done === 'ended' && <Notice tone="success" title="登録を終えました。その協力事業者の人の役割も終わりました。" live />}
      {supporters.length === 0 ? <p>登録された協力事業者はまだありません。</p> : (
        <Table caption="協力事業者の一覧" captionHidden stacked>
          <thead><tr className="whitespace-nowrap"><Th>名称</Th><Th>種別</Th><Th>登録日</Th><Th>連絡先</Th></tr></thead>
          <tbody>
            {supporters.map(({ id, name, kind, registeredOn, endedOn, contacts }) => (
              <tr key={id}>
                <Th scope="row" className="min-w-40"><a href={`/admin/members/supporters/${id}`} className="inline-block py-1">{name}</a></Th>
                <Td label="種別" className="whitespace-nowrap">{SUPPORTER_KIND_LABEL[kind]}</Td>
                <Td label="登録日" className="whitespace-nowrap">{formatDate(registeredOn)}{endedOn && <><br />{formatDate(endedOn)}に終了</>}</Td>
                <Td label="連絡先">{contacts.length}人</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <section aria-labelledby="add" className="mt-10">
        <h2 id="add" className="text-std-24B-150">協力事業者を登録する</h2>
        <SupporterForm action={add} today={isoDay(new Date())} />
      </section>
    </>
  );
}

import { TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button, LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { listPreparations, PREPARATIONS_PAGE } from '@/lib/agreement/duties/list-preparations';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate } from '@/lib/platform/time';

export const metadata = { title: '受け入れ・派遣の準備' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PreparationsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const text = typeof query.text === 'string' ? query.text.slice(0, 100) : '';
  const page = typeof query.page === 'string' && /^[1-9]\d{0,3}$/.test(query.page) ? Number(query.page) : 1;
  const { total, rows } = await pageData(() => listPreparations(actor, { text, page }));
  const address = (to: number) => `/agreement/preparations?${new URLSearchParams({ text, page: String(to) })}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: '/agreement' }, { label: '受け入れ・派遣の準備' }]} />
      <PageHeading title="受け入れ・派遣の準備">
        <p className="mt-2">同じ協定の団体が決めた、応援の受け入れの手順と、派遣するときの扱いです。開いたことは、その団体の操作の記録に残ります。</p>
      </PageHeading>
      <form method="get" action="/agreement/preparations" role="search" className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4">
        <Field name="text" label="市区町村・読み・団体コード">
          <TextInput id={fieldIds('text').input} name="text" defaultValue={text} />
        </Field>
        <Button look="secondary">探す</Button>
      </form>
      <p role="status">{total}団体</p>
      {rows.length === 0 ? (
        <p>{text ? '当てはまる団体はありません。ことばを変えてください。' : 'ご覧になれる団体は、まだありません。構成団体になると、ほかの構成団体が登録したものをご覧になれます。'}</p>
      ) : (
        <Table caption="受け入れ・派遣の準備を登録した団体" captionHidden stacked>
          <thead><tr><Th>市区町村</Th><Th>受け入れ（確かめた日）</Th><Th>派遣（確かめた日）</Th></tr></thead>
          <tbody>
            {rows.map(({ code, municipality, reception, sending }) => (
              <tr key={code}>
                <Th scope="row" className="min-w-36"><a href={`/agreement/preparations/${code}`} className="inline-block py-1">{municipality}</a></Th>
                <Td label="受け入れ（確かめた日）" className="min-w-40">{reception ? formatDate(reception) : '登録なし'}</Td>
                <Td label="派遣（確かめた日）" className="min-w-40">{sending ? formatDate(sending) : '登録なし'}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {total > PREPARATIONS_PAGE && (
        <nav aria-label="ページ" className="mt-4 flex flex-wrap gap-4">
          {page > 1 && <LinkButton href={address(page - 1)} look="secondary">前の{PREPARATIONS_PAGE}団体</LinkButton>}
          {page * PREPARATIONS_PAGE < total && <LinkButton href={address(page + 1)} look="secondary">次の{PREPARATIONS_PAGE}団体</LinkButton>}
        </nav>
      )}
    </>
  );
}

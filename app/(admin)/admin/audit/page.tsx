import { ChainState } from '@/components/audit/ChainState';
import { EntryTable } from '@/components/audit/EntryTable';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { Select, TextInput } from '@/components/form/controls';
import { Button, LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { acts } from '@/lib/audit/acts';
import { filterAddress, readFilter } from '@/lib/audit/filter';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { searchAudit } from '@/lib/people/search-audit';
import { getChainState } from '@/lib/people/verify-chain';
import { formatDateTime } from '@/lib/platform/time';
import { verify } from './actions';

export const metadata = { title: '操作の記録' };

export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor();
  const { filter, errors } = readFilter(await searchParams);
  const { found, chain } = await pageData(async () => ({ chain: await getChainState(actor), found: await searchAudit(actor, filter) }));
  const day = (name: 'from' | 'to', label: string) => (
    <Field name={name} label={label} error={errors[name]}>
      <TextInput id={fieldIds(name).input} name={name} type="date" defaultValue={filter[name]} {...describedBy(name, { error: errors[name] })} className="max-w-56" />
    </Field>
  );
  const text = (name: 'place' | 'person' | 'text', label: string, hint: string) => (
    <Field name={name} label={label} hint={hint}>
      <TextInput id={fieldIds(name).input} name={name} defaultValue={filter[name]} {...describedBy(name, { hint })} />
    </Field>
  );
  return (
    <>
      <PageHeading title="操作の記録">
        <p>変更と、ほかの方の情報を開いたことの記録です。行は追加されるだけで、直すことも消すこともできません。この画面を開いたことも記録されます。</p>
      </PageHeading>
      <form method="get" action="/admin/audit" role="search" className="rounded-8 border border-solid-gray-420 px-4" noValidate>
        <div className="grid gap-x-6 desktop:grid-cols-[14rem_14rem_1fr]">
          {day('from', 'いつから')}
          {day('to', 'いつまで')}
          <Field name="act" label="操作">
            <Select id={fieldIds('act').input} name="act" defaultValue={filter.act} className="w-full">
              <option value="">すべて</option>
              {Object.entries(acts).map(([act, label]) => <option key={act} value={act}>{label}</option>)}
            </Select>
          </Field>
        </div>
        <div className="grid gap-x-6 desktop:grid-cols-3">
          {text('place', '市区町村', '名前、都道府県名、団体コード')}
          {text('person', '人', '操作した方、された方の氏名')}
          {text('text', 'ことば', '操作、対象、アドレスなど')}
        </div>
        <Button look="secondary" className="my-4">探す</Button>
      </form>
      <EntryTable found={found} caption="操作の記録" empty="当てはまる記録はありません。" address={(page) => filterAddress('/admin/audit', filter, page)} />
      {found.total > 0 && (
        <p className="mt-6">
          <LinkButton href={filterAddress('/admin/audit/csv', { ...filter, page: 1 })} look="secondary">この{found.total.toLocaleString('ja-JP')}件をCSVで書き出す</LinkButton>
        </p>
      )}
      <ChainState
        action={verify}
        head={chain.head && { ...chain.head, at: formatDateTime(chain.head.at) }}
        verified={chain.verified && { ...chain.verified, at: formatDateTime(chain.verified.at) }}
        sentAt={chain.sentAt && formatDateTime(chain.sentAt)}
      />
    </>
  );
}

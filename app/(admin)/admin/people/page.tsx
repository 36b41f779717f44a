import { Field, fieldIds } from '@/components/form/Field';
import { Select, TextInput, Tick } from '@/components/form/controls';
import { UnattendedList } from '@/components/people/UnattendedList';
import { Button, LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { listPeople, PAGE } from '@/lib/people/list-people';
import { listUnattended } from '@/lib/people/list-unattended';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { roleName, roles } from '@/lib/people/roles';
import { formatDate } from '@/lib/platform/time';

export const metadata = { title: '利用者' };

type Query = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor();
  const query = await searchParams;
  const filter = { text: one(query.text), place: one(query.place), role: one(query.role), removed: query.past === '1', page: Number(one(query.page)) || 1 };
  const [{ total, people }, unattended] = await pageData(() => Promise.all([listPeople(actor, filter), listUnattended(actor)]));
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const address = (page: number) =>
    `/admin/people?${new URLSearchParams({ text: filter.text, place: filter.place, role: filter.role, ...(filter.removed ? { past: '1' } : {}), page: String(page) })}`;
  return (
    <>
      <PageHeading title="利用者" />
      {query.removed && <Notice tone="success" title="利用者を外しました。サインインはすべて終了しました。" live />}
      <p className="flex flex-wrap gap-4">
        <LinkButton href="/admin/people/invite">利用者を招待する</LinkButton>
        <LinkButton href="/admin/people/invitations" look="secondary">招待の一覧</LinkButton>
      </p>
      <UnattendedList municipalities={unattended} />
      <form method="get" action="/admin/people" role="search" className="mt-6 rounded-8 border border-solid-gray-420 px-4">
        <div className="flex flex-wrap gap-x-6">
          <Field name="text" label="氏名・利用者名・所属">
            <TextInput id={fieldIds('text').input} name="text" defaultValue={filter.text} />
          </Field>
          <Field name="place" label="市区町村・都道府県・団体コード">
            <TextInput id={fieldIds('place').input} name="place" defaultValue={filter.place} />
          </Field>
          <Field name="role" label="役割">
            <Select id={fieldIds('role').input} name="role" defaultValue={filter.role}>
              <option value="">すべて</option>
              {roles.map((role) => (
                <option key={role} value={role}>{roleName(role)}</option>
              ))}
            </Select>
          </Field>
        </div>
        <Tick type="checkbox" name="past" value="1" label="外した利用者を表示する" defaultChecked={filter.removed} />
        <Button look="secondary" className="my-4">絞り込む</Button>
      </form>
      <p className="mt-6" role="status">{total}人{filter.removed ? '（外した利用者）' : ''}{pages > 1 && `　${filter.page}／${pages}ページ`}</p>
      {people.length === 0 ? (
        <p>当てはまる利用者はいません。条件を変えてください。</p>
      ) : (
        <Table caption="利用者の一覧" captionHidden>
          <thead>
            <tr><Th>氏名</Th><Th>利用者名</Th><Th>所属</Th><Th>役割</Th>{filter.removed && <Th>外した日</Th>}</tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <Td className="min-w-28"><a href={`/admin/people/${person.id}`} className="-my-2 inline-block min-h-11 py-2">{person.name}</a></Td>
                <Td className="min-w-32">{person.signInName}</Td>
                <Td className="min-w-32">{person.department}</Td>
                <Td className="min-w-48">
                  {person.roles.length === 0 ? '役割なし' : person.roles.map((role) => <div key={role.id}>{roleName(role.role)}　{role.place}</div>)}
                </Td>
                {filter.removed && <Td className="min-w-40">{person.removedAt && formatDate(person.removedAt)}</Td>}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {pages > 1 && (
        <nav aria-label="ページ" className="mt-4 flex gap-4">
          {filter.page > 1 && <LinkButton href={address(filter.page - 1)} look="secondary">前の{PAGE}人</LinkButton>}
          {filter.page < pages && <LinkButton href={address(filter.page + 1)} look="secondary">次の{PAGE}人</LinkButton>}
        </nav>
      )}
    </>
  );
}

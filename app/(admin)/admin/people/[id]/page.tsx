import { CopyList } from '@/components/agreement/directory/CopyList';
import { GiveRoleForm } from '@/components/people/GiveRoleForm';
import { OneButtonForm } from '@/components/people/OneButtonForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { listDirectoryCopies } from '@/lib/agreement/directory/list-directory-copies';
import { getPerson } from '@/lib/people/get-person';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { isSide, roleName, sides } from '@/lib/people/roles';
import { formatDate } from '@/lib/platform/time';
import { listPrefectures } from '@/lib/register/list-prefectures';
import { endCopy } from '../../../../(member)/directory/actions';
import { endRole, giveRole } from '../actions';

export const metadata = { title: '利用者の役割' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ changed?: string; 'copy-ended'?: string }> };

export default async function PersonPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const person = await pageData(() => getPerson(actor, id));
  const [copies, prefectures, query] = await Promise.all([pageData(() => listDirectoryCopies(actor, { personId: person.id })), listPrefectures(actor), searchParams]);
  return (
    <>
      <Breadcrumbs trail={[{ label: '利用者', href: '/admin/people' }, { label: person.name }]} />
      <PageHeading title={person.name} />
      {query.changed && <Notice tone="success" title="役割を変更しました。次に開くページから有効です。" live />}
      {person.removedAt && <Notice tone="warning" title={`${formatDate(person.removedAt)}に外された利用者です。`} />}
      <dl className="grid gap-x-8 gap-y-2 desktop:grid-cols-[10rem_1fr]">
        <dt className="text-std-16B-170">利用者名</dt>
        <dd>{person.signInName}</dd>
        <dt className="text-std-16B-170">所属</dt>
        <dd>{person.department || '登録されていません'}（{isSide(person.side) ? sides[person.side] : person.side}）</dd>
        <dt className="text-std-16B-170">メールアドレス</dt>
        <dd>{person.email || '登録されていません'}</dd>
        <dt className="text-std-16B-170">アカウントを作った日</dt>
        <dd>{formatDate(person.createdAt)}</dd>
      </dl>

      <h2 className="mt-10 text-std-24B-150">いまの役割</h2>
      {person.roles.length === 0 ? (
        <p className="mt-2">いま有効な役割はありません。</p>
      ) : (
        <ul>
          {person.roles.map((role) => (
            <li key={role.id} className="my-4 border-t border-solid-gray-420 pt-4">
              <p className="mb-2">
                <strong>{roleName(role.role)}</strong>　{role.place}
                <span className="block text-solid-gray-700">{formatDate(role.since)}から</span>
              </p>
              <OneButtonForm action={endRole} field="assignmentId" value={role.id} button="この役割を終える" name={`${roleName(role.role)} ${role.place}の役割を終える`} look="danger" />
            </li>
          ))}
        </ul>
      )}
      {person.pastRoles.length > 0 && (
        <Table caption="これまでの役割">
          <thead><tr><Th>役割</Th><Th>場所</Th><Th>いつから</Th><Th>いつまで</Th></tr></thead>
          <tbody>
            {person.pastRoles.map((role) => (
              <tr key={role.id}><Td className="min-w-28">{roleName(role.role)}</Td><Td className="min-w-32">{role.place}</Td><Td className="min-w-36">{formatDate(role.since)}</Td><Td className="min-w-36">{role.endedAt && formatDate(role.endedAt)}</Td></tr>
            ))}
          </tbody>
        </Table>
      )}

      <CopyList copies={copies} own={false} ended={query['copy-ended'] !== undefined} action={endCopy} />

      {!person.removedAt && (
        <>
          <h2 className="mt-10 text-std-24B-150">担当の引き継ぎ</h2>
          <p className="mt-4"><LinkButton href={`/admin/people/${person.id}/handover`} look="secondary">後任の方に引き継ぐ・引き継ぎの記録</LinkButton></p>
          <h2 className="mt-10 text-std-24B-150">役割を加える</h2>
          <GiveRoleForm action={giveRole} personId={person.id} prefectures={prefectures.map(({ code, name }) => ({ code, name }))} />
          <h2 className="mt-10 text-std-24B-150">利用者を外す</h2>
          <p className="mt-2">異動や退職のときに外します。サインインはすぐにすべて終了し、これまでの記録は残ります。</p>
          <p className="mt-4"><LinkButton href={`/admin/people/${person.id}/remove`} look="danger">{person.name}さんを外す</LinkButton></p>
        </>
      )}
    </>
  );
}

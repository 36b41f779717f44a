import { CopyList } from '@/components/agreement/directory/CopyList';
import { SessionEnding } from '@/components/people/SessionEnding';
import { Button, LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { listDirectoryCopies } from '@/lib/agreement/directory/list-directory-copies';
import { getAccount } from '@/lib/people/get-account';
import { pageData } from '@/lib/people/page-errors';
import { requireSignedIn } from '@/lib/people/require-actor';
import { roleName, roleRights } from '@/lib/people/roles';
import { formatDate, formatDateTime } from '@/lib/platform/time';
import { endCopy } from '../../(member)/directory/actions';
import { signOut, signOutElsewhere, signOutEverywhere } from './actions';

export const metadata = { title: 'アカウント' };

export default async function AccountPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const signedIn = await requireSignedIn('/account');
  const [account, copies, query] = await Promise.all([pageData(() => getAccount(signedIn.actor)), pageData(() => listDirectoryCopies(signedIn.actor, { personId: signedIn.personId })), searchParams]);
  return (
    <>
      <PageHeading title="アカウント" />
      {query['code-removed'] && <Notice tone="success" title="確認コードを解除しました。" live />}
      {signedIn.codeNeeded && (
        <Notice tone="warning" title="事務局の操作には、確認コードの設定が必要です">
          <p className="mt-4"><LinkButton href="/account/one-time-code">確認コードを設定する</LinkButton></p>
        </Notice>
      )}
      {signedIn.demo && (
        <Notice title="見本のアカウントです">
          <p>見本の環境では、事務局も確認コードなしでサインインできます。実際の運用では、事務局に確認コードが必要です。</p>
        </Notice>
      )}
      <dl className="grid gap-x-8 gap-y-2 desktop:grid-cols-[10rem_1fr]">
        <dt className="text-std-16B-170">氏名</dt>
        <dd>{account.name}</dd>
        <dt className="text-std-16B-170">利用者名</dt>
        <dd>{account.signInName}</dd>
        <dt className="text-std-16B-170">所属</dt>
        <dd>{account.department || '登録されていません'}</dd>
      </dl>

      <h2 className="mt-10 text-std-24B-150">役割</h2>
      {account.roles.length === 0 ? (
        <p className="mt-2">いま有効な役割はありません。心当たりがないときは、事務局にご確認ください。</p>
      ) : (
        <ul className="mt-2 list-disc pl-6">
          {account.roles.map((role) => (
            <li key={role.id} className="mb-2">
              <strong>{roleName(role.role)}</strong>
              {role.place && `　${role.place}`}
              <span className="block text-solid-gray-700">{roleRights(role.role)}</span>
            </li>
          ))}
        </ul>
      )}

      <p className="mt-4"><LinkButton href="/account/handover" look="secondary">担当を引き継ぐ</LinkButton></p>

      <h2 className="mt-10 text-std-24B-150">パスワード</h2>
      <p className="mt-2">最後に変更した日：{formatDate(account.passwordChangedAt)}</p>
      <p className="mt-4"><LinkButton href="/account/password" look="secondary">パスワードを変更する</LinkButton></p>

      <h2 className="mt-10 text-std-24B-150">確認コード</h2>
      <p className="mt-2">
        <Tag tone={account.code.on ? 'done' : 'plain'}>{account.code.on ? '設定済み' : '未設定'}</Tag>
        {account.code.on ? `　残りの回復コード：${account.code.recoveryLeft}個` : '　パスワードが知られても、スマートフォンがなければサインインできないようにします。'}
      </p>
      <p className="mt-4"><LinkButton href="/account/one-time-code" look="secondary">{account.code.on ? '確認コードを管理する' : '確認コードを設定する'}</LinkButton></p>

      <h2 className="mt-10 text-std-24B-150">サインイン中の端末</h2>
      <Table caption="サインイン中の端末" captionHidden>
        <thead>
          <tr><Th>端末</Th><Th>サインインした時刻</Th><Th>最後に使った時刻</Th></tr>
        </thead>
        <tbody>
          {account.sessions.map((session) => (
            <tr key={session.id}>
              <Td className="min-w-36">{session.browser} {session.current && <Tag tone="waiting">この端末</Tag>}</Td>
              <Td className="min-w-40">{formatDateTime(session.createdAt)}</Td>
              <Td className="min-w-40">{formatDateTime(session.lastSeenAt)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <SessionEnding others={account.sessions.filter((s) => !s.current).length} elsewhere={signOutElsewhere} everywhere={signOutEverywhere} />

      <CopyList copies={copies} own ended={query['copy-ended'] !== undefined} action={endCopy} />

      <p className="mt-4"><a href="/account/audit" className="inline-block py-2">自分の操作の記録を見る</a></p>

      <h2 className="mt-10 text-std-24B-150">サインアウト</h2>
      <p className="mt-2">席を離れるときや、ほかの方と共用の端末では、サインアウトしてください。2時間使わないと、自動でサインアウトします。</p>
      <form action={signOut} className="mt-4">
        <Button look="secondary">サインアウトする</Button>
      </form>
    </>
  );
}

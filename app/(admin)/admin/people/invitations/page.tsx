import { InvitationActions } from '@/components/people/InvitationActions';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { listInvitations } from '@/lib/people/list-invitations';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { roleName } from '@/lib/people/roles';
import { formatDateTime } from '@/lib/platform/time';
import { reissue, withdraw } from '../actions';

export const metadata = { title: '招待の一覧' };

export default async function InvitationsPage({ searchParams }: { searchParams: Promise<{ withdrawn?: string }> }) {
  const actor = await requireActor();
  const [invitations, query] = await Promise.all([pageData(() => listInvitations(actor)), searchParams]);
  return (
    <>
      <Breadcrumbs trail={[{ label: '利用者', href: '/admin/people' }, { label: '招待の一覧' }]} />
      <PageHeading title="招待の一覧" />
      {query.withdrawn && <Notice tone="success" title="招待を取り消しました。リンクはもう使えません。" live />}
      <p>まだ使われていない招待です。リンクを作り直すと、前のリンクは使えなくなります。</p>
      {invitations.length === 0 && <p className="mt-4">まだ使われていない招待はありません。</p>}
      <ul>
        {invitations.map((invitation) => (
          <li key={invitation.id} className="my-6 border-t border-solid-gray-420 pt-4">
            <h2 className="text-std-20B-150">
              {invitation.name} {invitation.expired && <Tag tone="warning">期限切れ</Tag>}
            </h2>
            <p>
              {roleName(invitation.role)}　{invitation.place}
              {invitation.department && <span className="block">{invitation.department}</span>}
              <span className="block text-solid-gray-700">
                招待した人：{invitation.inviter}　期限：{formatDateTime(invitation.expiresAt)}
              </span>
            </p>
            <div className="mt-2"><InvitationActions id={invitation.id} name={invitation.name} reissue={reissue} withdraw={withdraw} /></div>
          </li>
        ))}
      </ul>
      <p className="mt-8"><LinkButton href="/admin/people/invite">利用者を招待する</LinkButton></p>
    </>
  );
}

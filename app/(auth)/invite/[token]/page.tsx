import { AcceptForm } from '@/components/people/AcceptForm';
import { OneButtonForm } from '@/components/people/OneButtonForm';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getSignedIn } from '@/lib/people/get-actor';
import { getInvitation, type InvitationShown } from '@/lib/people/get-invitation';
import { signInAddress } from '@/lib/people/next-path';
import { passwordHint } from '@/lib/people/password-rules';
import { roleName, roleRights } from '@/lib/people/roles';
import { formatDateTime } from '@/lib/platform/time';
import { signOut } from '../../account/actions';
import { accept, join } from './actions';

// The address is a key, and goes to no other site: proxy.ts sends referrer-policy same-origin. Nothing stricter: without a
// referrer a browser without script posts `Origin: null`, which a server action refuses.
export const metadata = { title: '招待' };

const gone: Record<Exclude<InvitationShown['state'], 'open'>, string> = {
  accepted: 'この招待は、すでに使われています。アカウントを作り終えた方は、サインインしてください。',
  withdrawn: 'この招待は、事務局が取り消しました。',
  expired: 'この招待は、期限が過ぎています。事務局に新しいリンクをご依頼ください。',
  unknown: 'この招待は見つかりません。リンクの終わりまで正しく写し取れているかご確認ください。新しいリンクが届いているときは、そちらをお使いください。',
};

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, signedIn] = await Promise.all([getInvitation(token), getSignedIn()]);
  if (invitation.state !== 'open') {
    return (
      <div className="mx-auto max-w-2xl">
        <PageHeading title="この招待は使えません" />
        <p>{gone[invitation.state]}</p>
        <p className="mt-4"><a href="/signin">サインインへ</a></p>
      </div>
    );
  }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading title={`${invitation.name}さんへの招待`} />
      <p>{invitation.inviter}さんから、そなえあいの次の役割に招待されています。</p>
      <Notice title={[roleName(invitation.role), invitation.place].filter(Boolean).join('　')}>
        <p>{roleRights(invitation.role)}</p>
        {invitation.expiresAt && <p className="text-solid-gray-700">この招待は{formatDateTime(invitation.expiresAt)}まで使えます。</p>}
      </Notice>
      {signedIn ? (
        <>
          <h2 className="mt-8 text-std-20B-150">いまのアカウントに加える</h2>
          <p className="my-2">{signedIn.name}さん（{signedIn.signInName}）としてサインインしています。この役割をこのアカウントに加えます。</p>
          <OneButtonForm action={join} field="token" value={token} button="この役割を加える" look="primary" />
          <h2 className="mt-10 text-std-20B-150">ご本人でないとき</h2>
          <p className="my-2">いちどサインアウトしてから、この招待のリンクをもう一度開いてください。</p>
          <form action={signOut}><Button look="secondary">サインアウトする</Button></form>
        </>
      ) : (
        <>
          <h2 className="mt-8 text-std-20B-150">アカウントを作る</h2>
          <AcceptForm action={accept} token={token} passwordHint={passwordHint} />
          <h2 className="mt-10 text-std-20B-150">すでにアカウントをお持ちのとき</h2>
          <p className="mt-2"><a href={signInAddress(`/invite/${token}`)}>サインインして、いまのアカウントにこの役割を加える</a></p>
        </>
      )}
    </div>
  );
}

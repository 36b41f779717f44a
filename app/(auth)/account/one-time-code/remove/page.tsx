import { OwnPasswordForm } from '@/components/people/OwnPasswordForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { requireSignedIn } from '@/lib/people/require-actor';
import { removeCode } from '../../actions';

export const metadata = { title: '確認コードを解除する' };

export default async function RemoveCodePage() {
  await requireSignedIn('/account/one-time-code/remove');
  return (
    <div className="mx-auto max-w-2xl">
      <Breadcrumbs trail={[{ label: 'アカウント', href: '/account' }, { label: '確認コードの設定', href: '/account/one-time-code' }, { label: '確認コードを解除する' }]} />
      <PageHeading title="確認コードを解除する" />
      <OwnPasswordForm action={removeCode} button="確認コードを解除する" look="danger">
        <p>解除すると、パスワードだけでサインインできるようになります。ほかの端末でのサインインは終了します。事務局の方は、設定し直すまで事務局の操作ができません。</p>
      </OwnPasswordForm>
    </div>
  );
}

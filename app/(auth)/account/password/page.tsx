import { ChangePasswordForm } from '@/components/people/ChangePasswordForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { passwordHint } from '@/lib/people/password-rules';
import { requireSignedIn } from '@/lib/people/require-actor';
import { changePassword } from '../actions';

export const metadata = { title: 'パスワードの変更' };

export default async function PasswordPage() {
  const { signInName } = await requireSignedIn('/account/password');
  return (
    <div className="mx-auto max-w-2xl">
      <Breadcrumbs trail={[{ label: 'アカウント', href: '/account' }, { label: 'パスワードの変更' }]} />
      <PageHeading title="パスワードの変更" />
      <p>変更すると、ほかの端末でのサインインはすべて終了します。</p>
      <ChangePasswordForm action={changePassword} hint={passwordHint} signInName={signInName} />
    </div>
  );
}

import { OwnPasswordForm } from '@/components/people/OwnPasswordForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { requireSignedIn } from '@/lib/people/require-actor';
import { renewCodes } from '../../actions';

export const metadata = { title: '回復コードを作り直す' };

export default async function RecoveryPage() {
  await requireSignedIn('/account/one-time-code/recovery');
  return (
    <div className="mx-auto max-w-2xl">
      <Breadcrumbs trail={[{ label: 'アカウント', href: '/account' }, { label: '確認コードの設定', href: '/account/one-time-code' }, { label: '回復コードを作り直す' }]} />
      <PageHeading title="回復コードを作り直す" />
      <OwnPasswordForm action={renewCodes} button="回復コードを作り直す">
        <p>新しい回復コードを10個作ります。前のコードは使えなくなります。</p>
      </OwnPasswordForm>
    </div>
  );
}

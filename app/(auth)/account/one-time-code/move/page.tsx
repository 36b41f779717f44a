import { StartCodeForm } from '@/components/people/StartCodeForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { requireSignedIn } from '@/lib/people/require-actor';
import { startCode } from '../../actions';

export const metadata = { title: '別のスマートフォンに移す' };

export default async function MoveCodePage() {
  await requireSignedIn('/account/one-time-code/move');
  return (
    <div className="mx-auto max-w-2xl">
      <Breadcrumbs trail={[{ label: 'アカウント', href: '/account' }, { label: '確認コードの設定', href: '/account/one-time-code' }, { label: '別のスマートフォンに移す' }]} />
      <PageHeading title="別のスマートフォンに移す" />
      <p>新しいスマートフォンで読み取るまでは、いまの認証アプリがそのまま使えます。移し終わると、回復コードも新しくなります。</p>
      <StartCodeForm action={startCode} button="新しいQRコードを作る" withPassword />
    </div>
  );
}

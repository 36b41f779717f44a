import { InviteForm } from '@/components/people/InviteForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { peopleManager } from '@/lib/people/people-manager';
import { requireActor } from '@/lib/people/require-actor';
import { listPrefectures } from '@/lib/register/list-prefectures';
import { invite } from '../actions';

export const metadata = { title: '利用者の招待' };

export default async function InvitePersonPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const actor = await requireActor();
  const prefectures = await pageData(async () => listPrefectures(peopleManager(actor)));
  const { code } = await searchParams;
  return (
    <div className="mx-auto max-w-3xl">
      <Breadcrumbs trail={[{ label: '利用者', href: '/admin/people' }, { label: '利用者の招待' }]} />
      <PageHeading title="利用者の招待" />
      <p>1回だけ使えるリンクを作ります。リンクを受け取った方が、利用者名とパスワードを自分で決めます。リンクは7日間使えます。</p>
      <InviteForm action={invite} prefectures={prefectures.map(({ code, name }) => ({ code, name }))} municipality={typeof code === 'string' ? code : ''} />
    </div>
  );
}

import type { Metadata } from 'next';
import { BounceForm } from '@/components/mail/BounceForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { mayRunMail } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { bounce } from './actions';

export const metadata: Metadata = { title: '戻ってきたメール' };

export default async function BouncesPage() {
  const actor = await requireActor();
  await pageData(async () => {
    if (!mayRunMail(actor)) throw new RefusedError();
  });
  return (
    <>
      <Breadcrumbs trail={[{ label: 'メールの送信箱', href: '/admin/mail' }, { label: '戻ってきたメール' }]} />
      <PageHeading title="戻ってきたメール">
        <p className="mt-2">届かなかった知らせ（「Undelivered Mail Returned to Sender」など）を記録すると、もとのメールが「戻り」になり、その団体が「メール不達」と表示されます。</p>
      </PageHeading>
      <BounceForm action={bounce} />
    </>
  );
}

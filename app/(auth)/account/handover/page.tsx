import { HandoverForm } from '@/components/people/HandoverForm';
import { HandoverList } from '@/components/people/HandoverList';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getHandover } from '@/lib/people/get-handover';
import { pageData } from '@/lib/people/page-errors';
import { requireSignedIn } from '@/lib/people/require-actor';
import { isoDay } from '@/lib/platform/time';
import { step, withdraw } from './actions';

export const metadata = { title: '担当の引き継ぎ' };

export default async function HandoverPage({ searchParams }: { searchParams: Promise<{ withdrawn?: string }> }) {
  const { actor, personId } = await requireSignedIn();
  const [{ roles, colleagues, handovers }, query] = await Promise.all([pageData(() => getHandover(actor, personId)), searchParams]);
  return (
    <div className="mx-auto max-w-3xl">
      <Breadcrumbs trail={[{ label: 'アカウント', href: '/account' }, { label: '担当の引き継ぎ' }]} />
      <PageHeading title="担当の引き継ぎ">
        <p>異動などで担当を替わるときに、役割を後任の方に渡します。</p>
      </PageHeading>
      {query.withdrawn && <Notice tone="success" title="引き継ぎをやめました。役割は今のままです。" live />}
      {roles.length > 0 ? (
        <HandoverForm action={step} personId={personId} roles={roles} colleagues={colleagues} today={isoDay(new Date())} back={{ href: '/account', label: 'アカウントへ戻る' }} />
      ) : (
        <p>引き継ぐ役割はありません。回答担当と承認者の役割を引き継げます。ほかの役割は、事務局にご相談ください。</p>
      )}
      <HandoverList handovers={handovers} withdraw={withdraw} />
    </div>
  );
}

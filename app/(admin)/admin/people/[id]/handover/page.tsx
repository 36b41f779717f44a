import { HandoverForm } from '@/components/people/HandoverForm';
import { HandoverList } from '@/components/people/HandoverList';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getHandover } from '@/lib/people/get-handover';
import { pageData } from '@/lib/people/page-errors';
import { peopleManager } from '@/lib/people/people-manager';
import { requireActor } from '@/lib/people/require-actor';
import { isoDay } from '@/lib/platform/time';
import { step, undo, withdraw } from './actions';

export const metadata = { title: '担当の引き継ぎ' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ withdrawn?: string; undone?: string }> };

export default async function PersonHandoverPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { name, roles, colleagues, handovers } = await pageData(async () => getHandover(peopleManager(actor), id));
  const person = { label: name, href: `/admin/people/${id}` };
  return (
    <div className="mx-auto max-w-3xl">
      <Breadcrumbs trail={[{ label: '利用者', href: '/admin/people' }, person, { label: '担当の引き継ぎ' }]} />
      <PageHeading title={`${name}さんの担当の引き継ぎ`} />
      {query.withdrawn && <Notice tone="success" title="引き継ぎをやめました。役割は今のままです。" live />}
      {query.undone && <Notice tone="success" title="引き継ぎを元に戻しました。" live />}
      {roles.length > 0 ? (
        <HandoverForm action={step} personId={id} of={name} roles={roles} colleagues={colleagues} today={isoDay(new Date())} back={{ href: `/admin/people/${id}`, label: `${name}さんの役割へ戻る` }} />
      ) : (
        <p>引き継ぐ役割はありません。</p>
      )}
      <HandoverList handovers={handovers} withdraw={withdraw} undo={undo} />
    </div>
  );
}

import { notFound } from 'next/navigation';
import { OneButtonForm } from '@/components/people/OneButtonForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getPerson } from '@/lib/people/get-person';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { roleName } from '@/lib/people/roles';
import { removePerson } from '../../actions';

export const metadata = { title: '利用者を外す' };

export default async function RemovePersonPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const person = await pageData(() => getPerson(actor, id));
  if (person.removedAt) notFound();
  return (
    <div className="mx-auto max-w-2xl">
      <Breadcrumbs trail={[{ label: '利用者', href: '/admin/people' }, { label: person.name, href: `/admin/people/${person.id}` }, { label: '利用者を外す' }]} />
      <PageHeading title={`${person.name}さんを外しますか`} />
      {person.self && <Notice tone="warning" title="ご自分のアカウントです。外すと、あなたはすぐにサインアウトします。" />}
      <p>利用者名「{person.signInName}」のアカウントを外します。</p>
      <ul className="my-4 list-disc pl-6">
        <li>サインインはすべての端末ですぐに終了し、このアカウントではもうサインインできません。</li>
        <li>次の役割が終わります：{person.roles.length === 0 ? 'なし' : person.roles.map((role) => `${roleName(role.role)} ${role.place}`.trim()).join('、')}</li>
        <li>入力した回答や提出の記録は、この方の名前のまま残ります。</li>
        <li>もう一度使うときは、新しく招待してください。</li>
      </ul>
      <div className="flex flex-wrap items-start gap-4">
        <OneButtonForm action={removePerson} field="personId" value={person.id} button="外す" name={`${person.name}さんを外す`} look="danger" />
        <LinkButton href={`/admin/people/${person.id}`} look="secondary">やめて戻る</LinkButton>
      </div>
    </div>
  );
}

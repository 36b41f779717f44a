import { GroupNameForm } from '@/components/agreement/membership/GroupForms';
import { MembersLinks } from '@/components/agreement/MembersLinks';
import { OneButtonForm } from '@/components/people/OneButtonForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { listGroups } from '@/lib/agreement/membership/list-groups';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { wordFor } from '@/lib/platform/word-for';
import { addGroup, endGroup, renameGroup } from '../actions';

export const metadata = { title: '協定のグループ' };

const DONE: Record<string, string> = { added: 'グループを作りました。団体のページで、団体を入れてください。', renamed: 'グループの名前を変えました。', ended: 'グループをやめました。' };
type Props = { searchParams: Promise<{ done?: string | string[]; edit?: string | string[] }> };

/** Groups whose members help one another first. */
export default async function GroupsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { done, edit } = await searchParams;
  const groups = await pageData(() => listGroups(actor));
  const said = wordFor(DONE, done);
  const edited = groups.find(({ id }) => id === edit);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: 'グループ' }]} />
      <PageHeading title="協定のグループ"><p className="mt-2">同じグループの団体は、災害のときに先に助け合います。支援を探すときも、同じグループの申し出が先に並びます。</p></PageHeading>
      <MembersLinks here="/admin/members/groups" />
      {said && <Notice tone="success" title={said} live />}
      {groups.length === 0 && <p>グループはまだありません。</p>}
      <ul className="grid gap-4">
        {groups.map(({ id, name, members }) => (
          <li key={id} className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
            <h2 className="text-std-20B-150">{name}</h2>
            <p className="my-2">{members.length === 0 ? '団体はまだ入っていません。' : members.map((one, i) => <span key={one.code}>{i > 0 && '、'}<a href={`/admin/members/${one.code}`}>{one.name}</a></span>)}</p>
            <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
              <a href={`/admin/members/groups?edit=${id}`} className="inline-block py-2">名前を変える<span className="sr-only">：{name}</span></a>
              <OneButtonForm action={endGroup} field="id" value={id} button="グループをやめる" name={`${name}：グループをやめる`} look="danger" />
            </div>
          </li>
        ))}
      </ul>
      <section aria-labelledby="edit" className="mt-10">
        <h2 id="edit" className="text-std-24B-150">{edited ? `「${edited.name}」の名前を変える` : 'グループを作る'}</h2>
        {edited ? <GroupNameForm key={edited.id} action={renameGroup} id={edited.id} name={edited.name} /> : <GroupNameForm key="new" action={addGroup} />}
      </section>
    </>
  );
}

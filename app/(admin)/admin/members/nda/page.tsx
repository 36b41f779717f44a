import { MembersLinks } from '@/components/agreement/MembersLinks';
import { PublishNdaForm } from '@/components/agreement/documents/PublishNdaForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { listNdaVersions } from '@/lib/agreement/documents/list-nda-versions';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate } from '@/lib/platform/time';
import { publish } from './actions';

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export const metadata = { title: '秘密保持の約束の文面' };

const heading = 'mt-10 text-std-22B-150';

/** The secretariat's desk for the promise of secrecy: its versions, and who has given the one in force. */
export default async function NdaVersionsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { inForce, versions, members } = await pageData(() => listNdaVersions(actor));
  const { done } = await searchParams;
  const newest = versions[0];
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '秘密保持の約束の文面' }]} />
      <PageHeading title="秘密保持の約束の文面"><p className="mt-2">新しい版が効力を生じると、構成団体は、その版に同意するまでほかの団体の資料を開けません。</p></PageHeading>
      <MembersLinks here="/admin/members/nda" />
      {typeof done === 'string' && /^\d{1,4}$/.test(done) && <Notice tone="success" title={`第${done}版を決めました。`} live />}
      <h2 className={heading}>版</h2>
      {versions.map(({ number, title, text, inForceFrom, accepted }) => (
        <details key={number} className="border-t border-solid-gray-420 py-2">
          <summary className="min-h-11 cursor-pointer py-2">第{number}版　{title}　{formatDate(inForceFrom)}から　同意 {accepted}団体 {number === inForce && <Tag tone="done">いまの版</Tag>}</summary>
          <div className="my-2 whitespace-pre-line">{text}</div>
        </details>
      ))}
      <h2 className={heading}>いまの版への同意</h2>
      {members.length === 0 ? <p className="my-3">構成団体はまだありません。</p> : (
        <Table caption="いまの版への同意" captionHidden>
          <thead><tr><Th>構成団体</Th><Th>同意した日</Th></tr></thead>
          <tbody>{members.map(({ code, name, acceptedAt }) => <tr key={code}><Th scope="row">{name}</Th><Td>{acceptedAt ? formatDate(acceptedAt) : <Tag tone="waiting">未同意</Tag>}</Td></tr>)}</tbody>
        </Table>
      )}
      <h2 className={heading}>新しい版を決める</h2>
      <PublishNdaForm action={publish} title={newest?.title ?? ''} text={newest?.text ?? ''} />
    </>
  );
}

import { AgreementTextBody, VersionList } from '@/components/agreement/text/AgreementTextView';
import { MembersLinks } from '@/components/agreement/MembersLinks';
import { IssueTextForm, WriteTextForm } from '@/components/agreement/text/TextForms';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { versionInForce } from '@/lib/agreement/text/agreement-text';
import { getTextDesk } from '@/lib/agreement/text/get-text-desk';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime, isoDay } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { issueText, writeText } from '../actions';

export const metadata = { title: '協定の本文の改定' };

const DONE: Record<string, string> = { written: '下書きを保存しました。', issued: '新しい版を発効させました。' };

/** The text: the draft of the next version, and putting it into effect. */
export default async function TextDeskPage({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const actor = await requireActor();
  const { done } = await searchParams;
  const { draft, issued } = await pageData(() => getTextDesk(actor));
  const versions = issued.map(({ number, reason, effectiveOn }) => ({ number, reason, effectiveOn: effectiveOn! }));
  const inForce = versionInForce(versions, isoDay(new Date()))?.number ?? null;
  const said = wordFor(DONE, done);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '協定の本文の改定' }]} />
      <PageHeading title="協定の本文の改定"><p className="mt-2">下書きは事務局だけが読めます。発効させた版はだれでも読め、変えることはできません。</p></PageHeading>
      <MembersLinks here="/admin/members/text" />
      {said && <Notice tone="success" title={said} live />}
      {draft && (
        <section aria-labelledby="draft">
          <h2 id="draft" className="text-std-24B-150">第{draft.number}版の下書き</h2>
          <p className="mt-2">最後に変えた日時：{formatDateTime(draft.changedAt)}</p>
          <details className="my-4 rounded-8 border border-solid-gray-420 p-4">
            <summary className="min-h-11 cursor-pointer py-2">公開されたときの見え方</summary>
            <AgreementTextBody text={draft.text} />
          </details>
          <h3 className="text-std-20B-150">発効させる</h3>
          <IssueTextForm action={issueText} />
        </section>
      )}
      <section aria-labelledby="write" className="mt-10">
        <h2 id="write" className="text-std-24B-150">{draft ? '下書きを直す' : '次の版を書く'}</h2>
        <WriteTextForm action={writeText} text={draft?.text ?? issued[0]?.text ?? ''} reason={draft?.reason ?? ''} />
      </section>
      <VersionList versions={versions} inForce={inForce} />
    </>
  );
}

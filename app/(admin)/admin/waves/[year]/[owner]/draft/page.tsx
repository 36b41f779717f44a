import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AnswerList } from '@/components/survey/AnswerList';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { readOpenedDraft } from '@/lib/survey/drafts/read-opened-draft';

export const metadata: Metadata = { title: '開かれた下書き' };

type Props = { params: Promise<{ year: string; owner: string }> };

export default async function OpenedDraftPage({ params }: Props) {
  const { year: yearText, owner: code } = await params;
  if (!/^\d{4}$/.test(yearText) || !/^\d{6}$/.test(code)) notFound();
  const year = Number(yearText);
  const actor = await requireActor();
  const draft = await pageData(() => readOpenedDraft(actor, { year, code }));
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: draft.municipality, href: `/admin/waves/${year}/${code}` }, { label: '開かれた下書き' }]} />
      <PageHeading above={`${draft.title}　${draft.municipality}`} title="開かれた下書き">
        <p className="mt-2">最後の更新は{formatDateTime(draft.updatedAt)}です。読むだけで、書き込めません。この画面を開いたことは記録され、団体にも表示されます。</p>
      </PageHeading>
      <Notice title={`困っていること（${formatDateTime(draft.openedAt)}）`}>
        <p className="whitespace-pre-line">{draft.note}</p>
      </Notice>
      <AnswerList questionnaire={draft.questionnaire} answers={draft.answers} />
    </>
  );
}

import type { Metadata } from 'next';
import { NotEditable } from '@/components/survey/editing/NotEditable';
import { UploadForm } from '@/components/survey/editing/UploadForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { whichYear } from '@/lib/survey/which-municipality';
import { checkUpload, takeUpload } from './actions';

export const metadata: Metadata = { title: 'ファイルから取り込む' };

export default async function UploadPage({ params }: { params: Promise<{ year: string }> }) {
  const actor = await requireActor();
  const { year, title, editable, revision } = await pageData(async () => getEditing(actor, whichYear((await params).year)));
  const base = `/admin/waves/${year}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: base }, { label: '調査票', href: `${base}/questionnaire` }, { label: 'ファイルから取り込む' }]} />
      <PageHeading title="調査票をファイルから取り込む" above={title}>
        <p className="mt-2">ファイルの調査票に、丸ごと置き換えます。ファイルにない項目は「やめた項目」になります。誤りが一つでもあるときは、何も取り込みません。</p>
      </PageHeading>
      {editable ? <UploadForm check={checkUpload} take={takeUpload} year={year} revision={revision} /> : <NotEditable year={year} />}
    </>
  );
}

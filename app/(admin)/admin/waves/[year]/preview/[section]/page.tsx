import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PreviewForm } from '@/components/survey/editing/PreviewForm';
import { PreviewNotice } from '@/components/survey/editing/PreviewNotice';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { whichYear } from '@/lib/survey/which-municipality';

export const metadata: Metadata = { title: '調査票の見本' };

export default async function PreviewSectionPage({ params }: { params: Promise<{ year: string; section: string }> }) {
  const actor = await requireActor();
  const { year: inPath, section: key } = await params;
  const { year, title, questionnaire } = await pageData(async () => getEditing(actor, whichYear(inPath)));
  const index = questionnaire.sections.findIndex((one) => one.key === key);
  const section = questionnaire.sections[index];
  if (!section) notFound();
  const [before, after] = [questionnaire.sections[index - 1], questionnaire.sections[index + 1]];
  const base = `/admin/waves/${year}/preview`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: '回答者の画面の見本', href: base }, { label: section.title }]} />
      <PageHeading above={title} title={`${section.number} ${section.title}`}>
        {section.intro && <p className="mt-2">{section.intro}</p>}
      </PageHeading>
      <PreviewNotice year={year} />
      <PreviewForm section={section} year={year} />
      <p className="flex flex-wrap gap-x-6 border-t border-solid-gray-420 py-4">
        {before && <a href={`${base}/${before.key}`} className="inline-block py-2">前の区分（{before.title}）</a>}
        {after && <a href={`${base}/${after.key}`} className="inline-block py-2">次の区分（{after.title}）</a>}
        <a href={base} className="inline-block py-2">区分の一覧</a>
      </p>
    </>
  );
}

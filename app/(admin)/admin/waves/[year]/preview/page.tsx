import type { Metadata } from 'next';
import { PreviewNotice } from '@/components/survey/editing/PreviewNotice';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { whichYear } from '@/lib/survey/which-municipality';

export const metadata: Metadata = { title: '調査票の見本' };

export default async function PreviewPage({ params }: { params: Promise<{ year: string }> }) {
  const actor = await requireActor();
  const { year, title, questionnaire } = await pageData(async () => getEditing(actor, whichYear((await params).year)));
  const base = `/admin/waves/${year}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: base }, { label: '回答者の画面の見本' }]} />
      <PageHeading title={title} above="回答者の画面の見本" />
      <PreviewNotice year={year} />
      <p className="my-6"><LinkButton href={`${base}/preview/${questionnaire.sections[0]!.key}`}>最初の区分から見る</LinkButton></p>
      <Table caption="区分の一覧">
        <thead>
          <tr>
            <Th>区分</Th>
            <Th>項目の数</Th>
          </tr>
        </thead>
        <tbody>
          {questionnaire.sections.map((section) => (
            <tr key={section.key}>
              <Th scope="row"><a href={`${base}/preview/${section.key}`} className="inline-block py-1">{section.number} {section.title}</a></Th>
              <Td className="tabular-nums">{section.items.length}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MoveForm } from '@/components/survey/editing/MoveForm';
import { NotEditable } from '@/components/survey/editing/NotEditable';
import { RewordForm } from '@/components/survey/editing/RewordForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { textsOfItem, textsOfSection } from '@/lib/survey/editing/item-texts';
import { findItem } from '@/lib/survey/editing/questionnaire-edits';
import { titleOf } from '@/lib/survey/questionnaire/questionnaire-order';
import { whichYear } from '@/lib/survey/which-municipality';
import { arrange, reword } from '../actions';

export const metadata: Metadata = { title: '言葉を直す' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function WordsPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const { year, questionnaire, editable, revision, title } = await pageData(async () => getEditing(actor, whichYear((await params).year)));
  const item = findItem(questionnaire, String(query.item ?? ''));
  const section = questionnaire.sections.find(({ key, items }) => key === query.section || (item && items.includes(item)));
  if (!section) notFound();
  const base = `/admin/waves/${year}`;
  const others = questionnaire.sections.filter((one) => one !== section).map((one) => ({ key: one.key, label: `${one.number} ${one.title}` }));
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: base }, { label: '調査票', href: `${base}/questionnaire` }, { label: '言葉を直す' }]} />
      <PageHeading title={item ? titleOf(item) : `${section.number} ${section.title}`} above={title} />
      {!editable ? (
        <NotEditable year={year} />
      ) : (
        <>
          <section aria-labelledby="words">
            <h2 id="words" className="text-std-24B-150">言葉を直す</h2>
            {item ? (
              <>
                <p className="mt-2">キー（{item.key}）、種類、選択肢の値は変わりません。聞くことを変えたいときは、この項目をやめて、新しい項目を加えてください。</p>
                <RewordForm action={reword} year={year} revision={revision} target={{ key: item.key }} texts={textsOfItem(item)} compared={item.origin === '2012'} />
              </>
            ) : (
              <RewordForm action={reword} year={year} revision={revision} target={{ section: section.key }} texts={textsOfSection(section)} compared={false} />
            )}
          </section>
          {item && others.length > 0 && (
            <section aria-labelledby="move" className="mt-12">
              <h2 id="move" className="text-std-24B-150">ほかの区分へ移す</h2>
              <MoveForm action={arrange} year={year} revision={revision} item={item.key} sections={others} />
            </section>
          )}
        </>
      )}
    </>
  );
}

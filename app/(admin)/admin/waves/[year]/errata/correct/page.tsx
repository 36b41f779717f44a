import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CorrectForm } from '@/components/survey/editing/CorrectForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { textsOfItem, textsOfSection } from '@/lib/survey/editing/item-texts';
import { findItem } from '@/lib/survey/editing/questionnaire-edits';
import { titleOf } from '@/lib/survey/questionnaire/questionnaire-order';
import { whichYear } from '@/lib/survey/which-municipality';
import { correct } from '../actions';

export const metadata: Metadata = { title: '正誤を知らせる' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CorrectPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const { year, title, status, rebuilt, hash, questionnaire } = await pageData(async () => getEditing(actor, whichYear((await params).year)));
  const item = findItem(questionnaire, String(query.item ?? ''));
  const section = questionnaire.sections.find(({ key }) => key === query.section);
  if (!item && !section) notFound();
  const base = `/admin/waves/${year}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: base }, { label: '正誤のお知らせ', href: `${base}/errata` }, { label: '言葉を直す' }]} />
      <PageHeading title={item ? titleOf(item) : `${section!.number} ${section!.title}`} above={title}>
        <p className="mt-2">直すところだけを書き換えてください。選択肢の数、種類、条件は変えられません。</p>
      </PageHeading>
      {status === 'preparing' || rebuilt ? (
        <Notice title="この年度の調査票は、ここでは直せません。" />
      ) : (
        <CorrectForm action={correct} year={year} hash={hash} target={item ? { key: item.key } : { section: section!.key }} texts={item ? textsOfItem(item) : textsOfSection(section!)} />
      )}
    </>
  );
}

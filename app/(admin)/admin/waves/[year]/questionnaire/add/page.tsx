import type { Metadata } from 'next';
import { AddItemForm } from '@/components/survey/editing/AddItemForm';
import { ChooseKindForm } from '@/components/survey/editing/ChooseKindForm';
import { NotEditable } from '@/components/survey/editing/NotEditable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { isKind, KIND_LABEL } from '@/lib/survey/editing/item-form';
import { freeKey } from '@/lib/survey/editing/new-item';
import { keysOf } from '@/lib/survey/editing/questionnaire-edits';
import { whichYear } from '@/lib/survey/which-municipality';
import { addItem } from '../actions';

export const metadata: Metadata = { title: '項目を加える' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AddItemPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const { year, questionnaire, editable, revision, title } = await pageData(async () => getEditing(actor, whichYear((await params).year)));
  const kind = typeof query.kind === 'string' && isKind(query.kind) ? query.kind : undefined;
  const section = typeof query.section === 'string' ? query.section : '';
  const sections = questionnaire.sections.map((one) => ({ key: one.key, label: `${one.number} ${one.title}` }));
  const base = `/admin/waves/${year}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: base }, { label: '調査票', href: `${base}/questionnaire` }, { label: '項目を加える' }]} />
      <PageHeading title={kind ? `項目を加える（${KIND_LABEL[kind]}）` : '項目を加える'} above={title} />
      {!editable ? (
        <NotEditable year={year} />
      ) : kind ? (
        <>
          <p><a href={`${base}/questionnaire/add?section=${section}`} className="inline-block py-2">種類を選び直す</a></p>
          <AddItemForm action={addItem} year={year} revision={revision} kind={kind} section={section} sections={sections} proposedKey={freeKey(year, new Set(keysOf(questionnaire)))} />
        </>
      ) : (
        <ChooseKindForm year={year} section={section} asked={query.section !== undefined && query.kind !== undefined} />
      )}
    </>
  );
}

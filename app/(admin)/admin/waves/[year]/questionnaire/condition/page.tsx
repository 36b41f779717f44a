import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChooseGroundsForm } from '@/components/survey/editing/ChooseGroundsForm';
import { ConditionForm, NoConditionForm } from '@/components/survey/editing/ConditionForm';
import { NotEditable } from '@/components/survey/editing/NotEditable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { type Clause, clausesOf, groundsBefore, MOST_CLAUSES } from '@/lib/survey/editing/condition-menu';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { findItem } from '@/lib/survey/editing/questionnaire-edits';
import { titleOf } from '@/lib/survey/questionnaire/questionnaire-order';
import { whichYear } from '@/lib/survey/which-municipality';
import { setCondition } from '../actions';

export const metadata: Metadata = { title: '答える条件' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ConditionPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const { year, questionnaire, editable, revision, title } = await pageData(async () => getEditing(actor, whichYear((await params).year)));
  const item = findItem(questionnaire, String(query.item ?? ''));
  if (!item) notFound();
  const grounds = groundsBefore(questionnaire, item.key);
  const stored = clausesOf(item.onlyIf);
  const wanted = [...new Set([query.ground ?? []].flat().filter((id) => grounds.some((ground) => ground.id === id)))].slice(0, MOST_CLAUSES);
  const join = query.join === 'any' || (query.join === undefined && stored?.join === 'any') ? ('any' as const) : ('all' as const);
  const clauses = wanted.map((ground): Clause => stored?.clauses.find((clause) => clause.ground === ground) ?? { ground, how: 'in', values: [] });
  const base = `/admin/waves/${year}`;
  const here = `${base}/questionnaire/condition?item=${item.key}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: base }, { label: '調査票', href: `${base}/questionnaire` }, { label: '答える条件' }]} />
      <PageHeading title={`答える条件：${titleOf(item)}`} above={title}>
        <p className="mt-2">いまの条件：{item.onlyIfLabel ?? 'なし（すべての団体が答えます）'}</p>
        {item.rowOnlyIf && <p>行ごとの条件は、ここでは変えられません。ファイルで変えられます。</p>}
        {item.onlyIf && !stored && <p>いまの条件は込み入っているため、この画面では表せません。新しい条件に置き換えるか、ファイルで変えてください。</p>}
      </PageHeading>
      {!editable ? (
        <NotEditable year={year} />
      ) : clauses.length > 0 ? (
        <>
          <p><a href={here} className="inline-block py-2">条件に使う項目を選び直す</a></p>
          <ConditionForm action={setCondition} year={year} revision={revision} item={item.key} clauses={{ join, clauses }} grounds={grounds.filter(({ id }) => wanted.includes(id))} />
        </>
      ) : (
        <>
          {grounds.length === 0 ? (
            <p>この項目より前に、選択肢のある項目がないため、条件を付けられません。</p>
          ) : (
            <ChooseGroundsForm year={year} item={item.key} grounds={grounds} chosen={stored?.clauses.map(({ ground }) => ground) ?? []} join={join} asked={query.ground !== undefined} />
          )}
          {item.onlyIf && (
            <section aria-labelledby="always" className="mt-12">
              <h2 id="always" className="text-std-24B-150">条件をなくす</h2>
              <p className="my-2">すべての団体に答えてもらう項目になります。</p>
              <NoConditionForm action={setCondition} year={year} revision={revision} item={item.key} />
            </section>
          )}
        </>
      )}
    </>
  );
}

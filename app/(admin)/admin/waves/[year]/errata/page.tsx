import type { Metadata } from 'next';
import { ErrataList } from '@/components/survey/Errata';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getEditing } from '@/lib/survey/editing/get-editing';
import { listErrata } from '@/lib/survey/editing/list-errata';
import { titleOf } from '@/lib/survey/questionnaire/questionnaire-order';
import { whichYear } from '@/lib/survey/which-municipality';

export const metadata: Metadata = { title: '正誤のお知らせ' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function ErrataPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { done } = await searchParams;
  const [{ year, title, status, rebuilt, questionnaire }, errata] = await pageData(async () => {
    const wanted = whichYear((await params).year);
    return [await getEditing(actor, wanted), await listErrata(actor, wanted)] as const;
  });
  const base = `/admin/waves/${year}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: base }, { label: '正誤のお知らせ' }]} />
      <PageHeading title="正誤のお知らせ" above={title}>
        <p className="mt-2">開始した年度の調査票は固定されています。意味の変わらない言葉の誤りだけを直せます。直したことは、対象の市区町村の画面と公開の調査票に出ます。</p>
      </PageHeading>
      {done && <Notice tone="success" title="直して、お知らせに載せました。" live />}
      <h2 className="mt-8 text-std-24B-150">これまでのお知らせ</h2>
      {errata.length === 0 ? <p className="mt-2">まだありません。</p> : <ErrataList errata={errata} />}
      {status === 'preparing' || rebuilt ? (
        <Notice title={rebuilt ? '2012年の調査票は、公表された結果から組み立て直したもので、変更できません。' : 'この年度は準備中です。'}>
          {!rebuilt && <p><a href={`${base}/questionnaire`}>調査票の編集</a>で直してください。</p>}
        </Notice>
      ) : (
        <>
          <h2 className="mt-10 text-std-24B-150">言葉を直すところを選ぶ</h2>
          {questionnaire.sections.map((section) => (
            <section key={section.key} aria-labelledby={`section-${section.key}`} className="mt-6">
              <h3 id={`section-${section.key}`} className="text-std-20B-150">{section.number} {section.title}</h3>
              <ul>
                <li><a href={`${base}/errata/correct?section=${section.key}`} className="inline-block py-2">区分の説明<span className="sr-only">（{section.title}）</span></a></li>
                {section.items.map((item) => <li key={item.key}><a href={`${base}/errata/correct?item=${item.key}`} className="inline-block py-2">{titleOf(item)}</a></li>)}
              </ul>
            </section>
          ))}
        </>
      )}
    </>
  );
}

import type { Metadata } from 'next';
import { ArrangeForm } from '@/components/survey/editing/ArrangeForm';
import { DifferenceView } from '@/components/survey/editing/DifferenceView';
import { EditList } from '@/components/survey/editing/EditList';
import { ItemRow } from '@/components/survey/editing/ItemRow';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button, LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { type Editing, getEditing } from '@/lib/survey/editing/get-editing';
import { whichYear } from '@/lib/survey/which-municipality';
import { arrange, undo } from './actions';

export const metadata: Metadata = { title: '調査票の編集' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ done?: string | string[] }> };

const heading = 'mb-2 mt-10 text-std-24B-150';

/** What was done last, said once. */
function done(what: unknown, { edits }: Editing): string | null {
  if (what === 'edited' && edits[0] && !edits[0].undoneAt) return `変更しました：${edits[0].words}`;
  const undone = edits.filter((edit) => edit.undoneAt).sort((a, b) => b.undoneAt!.getTime() - a.undoneAt!.getTime())[0];
  if (what === 'undone' && undone) return `元に戻しました：${undone.words}`;
  if (what === 'imported') return 'ファイルの調査票に置き換えました。';
  return null;
}

export default async function QuestionnairePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const editing = await pageData(async () => getEditing(actor, whichYear((await params).year)));
  const { year, questionnaire, editable, revision, basedOn, edits, difference } = editing;
  const message = done((await searchParams).done, editing);
  const base = `/admin/waves/${year}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: base }, { label: '調査票' }]} />
      <PageHeading title={editable ? '調査票の編集' : '調査票'} above={editing.title}>
        <p className="mt-2">{basedOn === null ? '標準の調査票から始めました。' : `${formatFiscalYear(basedOn)}の調査票から始めました。`}</p>
      </PageHeading>
      {message && <Notice tone="success" title={message} live />}
      {!editable && (
        <Notice title={editing.rebuilt ? '2012年の調査票は、公表された結果から組み立て直したもので、変更できません。' : 'この年度は開始したため、調査票は変更できません。'}>
          {!editing.rebuilt && <p>意味の変わらない言葉の誤りだけは、<a href={`${base}/errata`}>正誤のお知らせ</a>で直せます。</p>}
        </Notice>
      )}
      <p className="flex flex-wrap gap-2">
        {editable && <LinkButton href={`${base}/questionnaire/add`}>項目を加える</LinkButton>}
        <LinkButton look="secondary" href={`${base}/preview`}>回答者の画面で確かめる</LinkButton>
        <LinkButton look="secondary" href={`/survey/${year}/questionnaire.json`}>ファイルに書き出す</LinkButton>
        {editable && <LinkButton look="secondary" href={`${base}/questionnaire/upload`}>ファイルから取り込む</LinkButton>}
      </p>

      <nav aria-labelledby="contents">
        <h2 id="contents" className={heading}>目次</h2>
        <ul className="flex flex-wrap gap-x-6">
          <li><a href="#difference" className="inline-block py-2">{basedOn === null ? '標準の調査票' : `${basedOn}年度`}との違い</a></li>
          {questionnaire.sections.map((section) => (
            <li key={section.key}><a href={`#section-${section.key}`} className="inline-block py-2">{section.number} {section.title}（{section.items.length}項目）</a></li>
          ))}
          {edits.length > 0 && <li><a href="#edits" className="inline-block py-2">変更の記録</a></li>}
        </ul>
      </nav>

      <section aria-labelledby="difference">
        <h2 id="difference" className={heading}>{basedOn === null ? '標準の調査票' : formatFiscalYear(basedOn)}との違い</h2>
        <DifferenceView difference={difference} none="違いはありません。" />
      </section>

      <ArrangeForm action={arrange} year={year} revision={revision}>
        {questionnaire.sections.map((section) => (
          <section key={section.key} aria-labelledby={`section-${section.key}`}>
            <h2 id={`section-${section.key}`} className={heading}>{section.number} {section.title}</h2>
            {section.intro && <p>{section.intro}</p>}
            {editable && (
              <p className="mb-3 flex flex-wrap gap-x-6">
                <a href={`${base}/questionnaire/words?section=${section.key}`} className="inline-block py-2">区分の説明を直す<span className="sr-only">（{section.title}）</span></a>
                <a href={`${base}/questionnaire/add?section=${section.key}`} className="inline-block py-2">この区分に項目を加える<span className="sr-only">（{section.title}）</span></a>
              </p>
            )}
            <ul>
              {section.items.map((item, i) => <ItemRow key={item.key} item={item} year={year} editable={editable} first={i === 0} last={i === section.items.length - 1} />)}
            </ul>
          </section>
        ))}
        {questionnaire.retired && questionnaire.retired.length > 0 && (
          <section aria-labelledby="retired">
            <h2 id="retired" className={heading}>やめた項目</h2>
            <p>たずねなくなった項目です。キーはほかの質問に使われません。</p>
            <ul>
              {questionnaire.retired.map(({ item, since }) => (
                <li key={item.key} className="border-t border-solid-gray-420 py-3">
                  <p>{item.label}（{since}年度から）<span className="break-all text-solid-gray-700">　キー：{item.key}</span></p>
                  {editable && <Button look="secondary" name="act" value={`restore:${item.key}`}>戻す<span className="sr-only">（{item.label}）</span></Button>}
                </li>
              ))}
            </ul>
          </section>
        )}
      </ArrangeForm>

      {edits.length > 0 && (
        <section aria-labelledby="edits">
          <h2 id="edits" className={heading}>変更の記録</h2>
          {editable && <p>いちばん新しい変更から順に、一つずつ元に戻せます。</p>}
          <EditList edits={edits} year={year} undo={editable ? undo : null} />
        </section>
      )}
    </>
  );
}

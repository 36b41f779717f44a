import type { FormAction } from '@/components/form/use-action-form';
import { TextForm } from '@/components/form/TextForm';
import { fieldAddress } from '@/lib/survey/addresses';
import type { Finding } from '@/lib/survey/questionnaire/checks';
import { fieldsOfSection } from '@/lib/survey/questionnaire/fields';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { FindingList } from './FindingList';

type Props = { findings: Finding[]; questionnaire: Questionnaire; answers: Answers; year: number; code: string; /** Left out while nobody may type. */ explain?: FormAction<never> };

/** What looks odd before submitting. It may be submitted as it is; an explanation goes into the item's remark. */
export function SoftNotes({ findings, questionnaire, answers, year, code, explain }: Props) {
  if (findings.length === 0) return null;
  const sectionOf = (field: string) => questionnaire.sections.find((section) => fieldsOfSection(section).some(({ name }) => name === field))?.key ?? '';
  return (
    <section aria-labelledby="soft-notes" className="my-6 rounded-8 border-2 border-warning-orange-2 p-4 print:hidden">
      <h2 id="soft-notes" className="text-std-20B-150">ご確認ください（{findings.length}件）</h2>
      <p className="my-2">前年度の回答やほかの項目と見比べて、気になる点です。正しければ、このまま提出できます。事情を書いておくと、事務局からのお尋ね（疑義照会）が少なくて済みます。</p>
      <FindingList
        findings={findings}
        answers={answers}
        beside={({ key, item, field }) => explain && (
          <>
            <p><a href={fieldAddress(year, code, sectionOf(field), field)} className="inline-block py-2">この項目を見直す</a></p>
            <TextForm fold="事情を書く（任意）" action={explain} mark={key} hidden={{ year, code, item, before: typeof answers[`${item}.remark`] === 'string' ? String(answers[`${item}.remark`]) : '' }} label="事情の説明" hint="この項目の備考として保存され、事務局が読みます。" button="備考に保存する" look="secondary" rows={2} defaultValue={typeof answers[`${item}.remark`] === 'string' ? String(answers[`${item}.remark`]) : ''} />
          </>
        )}
      />
    </section>
  );
}

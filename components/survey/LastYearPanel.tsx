import type { FormAction } from '@/components/form/use-action-form';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { CarryForm } from './CarryForms';

type Props = {
  year: number;
  code: string;
  last: { year: number; receipt: string; submittedAt: Date };
  /** How many empty fields it would fill, and how many it has filled that wait to be looked at. */
  takeable: number;
  unconfirmed: number;
  carry: FormAction<never>;
  undo: FormAction<never>;
};

/** Last year's answers on the form's cover: taken over all at once, and out again. */
export function LastYearPanel({ year, code, last, takeable, unconfirmed, carry, undo }: Props) {
  return (
    <section aria-labelledby="last-year" className="my-6 rounded-8 border border-solid-gray-420 p-4 print:hidden">
      <h2 id="last-year" className="text-std-20B-150">前年度の回答</h2>
      <p className="my-2">{formatFiscalYear(last.year)}の回答（受付番号 {last.receipt}、{formatDate(last.submittedAt)}提出）があります。</p>
      {takeable > 0 && (
        <>
          <p className="my-2">まだ空いている{takeable}件の欄に取り込めます。すでに入力されている欄は変わりません。取り込んだ回答は、確認していただくまで「前年度から・未確認」と表示されます。</p>
          <CarryForm action={carry} year={year} code={code} look={unconfirmed > 0 ? 'secondary' : 'primary'} label="前年度の回答をすべて取り込む" />
        </>
      )}
      {unconfirmed > 0 && (
        <>
          <p className="my-2">取り込んだ回答のうち、{unconfirmed}件がまだ確認されていません。区分ごとに内容を確かめて、「この区分を確認しました」を押してください。</p>
          <CarryForm action={undo} year={year} code={code} label="取り込みを取り消す" />
          <p className="mt-2 text-solid-gray-700">取り消すと、確認していない{unconfirmed}件だけが空に戻ります。確認した回答や、入力した回答は残ります。</p>
        </>
      )}
      {takeable + unconfirmed === 0 && <p className="my-2">各項目の下に、前年度の回答を表示しています。</p>}
    </section>
  );
}

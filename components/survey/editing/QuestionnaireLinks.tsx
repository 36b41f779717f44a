import type { ReactNode } from 'react';
import { formatFiscalYear } from '@/lib/platform/time';

type Props = { children?: ReactNode; wave: { year: number; status: string; rebuilt: boolean; basedOn: number | null } };

/** From a year's page to its questionnaire; under it, what differs from last year's. */
export function QuestionnaireLinks({ children, wave: { year, status, rebuilt, basedOn } }: Props) {
  const preparing = status === 'preparing';
  const base = `/admin/waves/${year}`;
  return (
    <section aria-labelledby="questionnaire" className="my-8">
      <h2 id="questionnaire" className="text-std-24B-150">調査票</h2>
      {preparing && <p className="mt-2">{basedOn === null ? '標準の調査票から始めました。' : `${formatFiscalYear(basedOn)}の調査票から始めました。`}開始する前に、前の年度との違いと、回答者に見える画面を確かめてください。</p>}
      <ul className="mt-2 flex flex-wrap gap-x-6">
        <li><a href={`${base}/questionnaire`} className="inline-block py-2">{preparing ? '調査票を編集する' : '調査票を見る'}</a></li>
        <li><a href={`${base}/preview`} className="inline-block py-2">回答者の画面で確かめる</a></li>
        {!preparing && !rebuilt && <li><a href={`${base}/errata`} className="inline-block py-2">正誤を知らせる</a></li>}
        <li><a href={`/survey/${year}/questionnaire.json`} className="inline-block py-2">ファイルに書き出す</a></li>
      </ul>
      {children}
    </section>
  );
}

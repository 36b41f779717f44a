import type { FormAction } from '@/components/form/use-action-form';
import { formatDateTime } from '@/lib/platform/time';
import type { Remark } from '@/lib/survey/submissions/get-remarks';
import { ActForm } from './RemarkForm';
import { remarkAddress } from './RemarkNotes';

type Props = { remarks: Remark[]; year: number; code: string; resolve: FormAction<never>; /** Page to come back to, '' for the first one. */ back: string; /** The answer is in: nothing has to be done any more. */ submitted: boolean };

/** What approver and secretariat have remarked: the open ones with their way, the others as history. */
export function RemarkList({ remarks, year, code, resolve, back, submitted }: Props) {
  if (remarks.length === 0) return null;
  const open = remarks.filter(({ resolved }) => !resolved);
  const done = remarks.filter(({ resolved }) => resolved);
  return (
    <section aria-labelledby="remarks" className="my-6 print:hidden">
      <h2 id="remarks" className="text-std-20B-150">指摘{open.length > 0 ? `（${submitted ? '対応済の印がないもの' : '対応が必要なもの'} ${open.length}件）` : ''}</h2>
      {submitted && open.length > 0 && <p>回答は提出済です。対応した指摘に印を付けておくと、記録に残ります。</p>}
      {open.length === 0 && !submitted && <p>対応が必要な指摘はありません。</p>}
      <ul className="mt-2 grid gap-3">
        {open.map((remark) => (
          <li key={remark.id} className={`rounded-8 border-2 border-l-8 p-4 ${submitted ? 'border-solid-gray-420' : 'border-warning-orange-2'}`}>
            <p className="text-std-16B-170"><Place remark={remark} year={year} code={code} /></p>
            <p className="my-1 whitespace-pre-line">{remark.text}</p>
            <p className="text-solid-gray-700">{remark.by}　{formatDateTime(remark.at)}</p>
            <ActForm action={resolve} about={{ year, code, id: remark.id, done: 'yes', back }} button="対応済にする" />
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <details className="mt-2">
          <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">対応済の指摘（{done.length}件）</summary>
          <ul className="grid gap-3">
            {done.map((remark) => (
              <li key={remark.id} className="rounded-8 border border-solid-gray-420 p-4">
                <p className="text-std-16B-170"><Place remark={remark} year={year} code={code} /></p>
                <p className="my-1 whitespace-pre-line">{remark.text}</p>
                <p className="text-solid-gray-700">
                  {remark.by}　{formatDateTime(remark.at)}
                  {remark.resolved && `　→　${formatDateTime(remark.resolved.at)} ${remark.resolved.by}さんが対応済にしました`}
                </p>
                <ActForm action={resolve} about={{ year, code, id: remark.id, done: 'no', back }} button="未対応に戻す" />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Place({ remark, year, code }: { remark: Remark; year: number; code: string }) {
  const href = remarkAddress(year, code, remark);
  return href ? <a href={href} className="inline-block py-1">{remark.label}</a> : remark.label;
}

import { formatDateTime } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import type { Remark } from '@/lib/survey/submissions/get-remarks';

const look = 'inline-flex min-h-11 items-center rounded-8 border border-blue-900 bg-white px-4 py-1 text-oln-16B-100 text-blue-900 hover:bg-blue-200';

/** The form that a remark's button belongs to; it stands outside of the section's own form. */
export const resolveFormId = (remark: string): string => `resolve-${remark}`;

/** What was remarked at one item, above it, until it is dealt with. */
export function RemarkNotes({ item, remarks }: { item: string; remarks: Remark[] }) {
  return (
    <div id={`remark-${item}`} tabIndex={-1} className="mt-4 print:hidden">
      {remarks.map(({ id, label, by, at, text }) => (
        <div key={id} role="note" aria-label={`指摘 ${label}`} className="my-2 rounded-8 border-2 border-l-8 border-warning-orange-2 bg-white p-4">
          <p className="text-std-16B-170">［指摘］{by}　{formatDateTime(at)}</p>
          <p className="my-2 whitespace-pre-line">{text}</p>
          <button type="submit" form={resolveFormId(id)} className={look}>
            対応済にする<span className="sr-only">（{label}）</span>
          </button>
        </div>
      ))}
    </div>
  );
}

/** Address of a remark: the note at its item, or the list for one about the whole. */
export const remarkAddress = (year: number, code: string, { section, item }: Remark): string | null =>
  section && `${surveyAddress(year, code, section)}#remark-${item}`;

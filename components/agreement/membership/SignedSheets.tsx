import { FileInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import { sizeInWords, ACCEPT } from '@/lib/files/file-types';
import { formatDate } from '@/lib/platform/time';

type Sheet = { id: string; name: string; size: number; addedAt: Date };
const NAME = 'file';

/** The sheets that the mayor signed, and a form to bring one; an ordinary upload, with and without script. */
export function SignedSheets({ sheets, code, problem, mayAdd }: { sheets: Sheet[]; code: string; problem?: string; mayAdd: boolean }) {
  const hint = '署名した協定書を読み取ったPDFか画像を選んでください（20MBまで）。見られるのは、この市区町村の担当者と事務局だけです。';
  return (
    <section aria-labelledby="sheets" className="mt-10">
      <h2 id="sheets" className="text-std-24B-150">署名した協定書</h2>
      {sheets.length === 0 ? <p className="mt-2">まだ登録されていません。</p> : (
        <ul className="mt-2 list-disc pl-6">
          {sheets.map(({ id, name, size, addedAt }) => <li key={id} className="break-words"><a href={`/api/files/signed-sheet/${id}`} className="inline-block py-1">{name}</a>（{sizeInWords(size)}、{formatDate(addedAt)}に登録）</li>)}
        </ul>
      )}
      {mayAdd && (
        <form method="post" action={`/api/upload/signed-sheet?code=${code}`} encType="multipart/form-data" className="print:hidden">
          <Field name={NAME} label="協定書のファイル" hint={hint} error={problem} required>
            <FileInput id={fieldIds(NAME).input} name={NAME} accept={ACCEPT} {...describedBy(NAME, { hint, error: problem })} />
          </Field>
          <Button look="secondary">協定書を登録する</Button>
        </form>
      )}
    </section>
  );
}

'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** `note` says that a chosen finding no longer holds. */
export type FindingLine = { key: string; words: string; counts: string; note: string };

type Props = { action: FormAction<never>; year: number; chosen: FindingLine[]; others: FindingLine[]; asProposed: boolean; editable: boolean };

/** One form: each button says by its value what it does to which finding. */
export function FindingsForm({ action, year, chosen, others, asProposed, editable }: Props) {
  const { state, form } = useActionForm(action);
  const button = (act: string, label: string, words: string) => (
    <Button look="secondary" name="act" value={act}>{label}<span className="sr-only">（{words}）</span></Button>
  );
  const about = ({ words, counts, note }: FindingLine) => (
    <>
      <p className="text-std-17B-170">{words}</p>
      <p>{counts}</p>
      {note && <p className="text-error-2">{note}</p>}
    </>
  );
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <section aria-labelledby="chosen" className="my-8">
        <h2 id="chosen" className="text-std-24B-150">報告に載せる項目（{chosen.length}件）</h2>
        {chosen.length === 0 && <p className="mt-2">載せる項目はありません。{others.length > 0 ? '下の「ほかに当てはまる項目」から選べます。' : ''}</p>}
        <ol className="mt-2">
          {chosen.map((line, i) => (
            <li key={line.key} id={`finding-${line.key}`} className="border-t border-solid-gray-420 py-4">
              <p className="text-solid-gray-700">{i + 1}番目</p>
              {about(line)}
              {editable && (
                <p className="mt-2 flex flex-wrap gap-2">
                  {i > 0 && button(`up:${line.key}`, '上へ', line.words)}
                  {i < chosen.length - 1 && button(`down:${line.key}`, '下へ', line.words)}
                  {button(`remove:${line.key}`, '載せない', line.words)}
                </p>
              )}
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="others" className="my-8">
        <h2 id="others" className="text-std-24B-150">ほかに当てはまる項目（{others.length}件）</h2>
        {others.length === 0 && <p className="mt-2">半数以上の団体に当てはまる項目は、すべて載せることになっています。</p>}
        <ul className="mt-2">
          {others.map((line) => (
            <li key={line.key} className="border-t border-solid-gray-420 py-4">
              {about(line)}
              {editable && <p className="mt-2">{button(`add:${line.key}`, '載せる', line.words)}</p>}
            </li>
          ))}
        </ul>
      </section>
      {editable && !asProposed && (
        <section aria-labelledby="reset" className="my-8">
          <h2 id="reset" className="text-std-24B-150">選び直す</h2>
          <p className="mt-2">当てはまる項目のすべてを、調査票の順に並べ直します。</p>
          <p className="mt-2"><Button look="secondary" name="act" value="reset">自動の提案に戻す</Button></p>
        </section>
      )}
    </form>
  );
}

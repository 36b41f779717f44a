'use client';
import { Tick } from '@/components/form/controls';
import { FieldGroup, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { resolveControl } from '@/lib/survey/drafts/sent-form';

export type ShownChange = {
  field: string;
  label: string;
  section: string;
  state: 'change' | 'same' | 'conflict';
  /** Where it stands in the workbook. */
  place: string;
  /** In words; null: not answered. */
  before: string | null;
  now: string | null;
  after: string | null;
  changedBy: string | null;
};

type Props = { action: FormAction<{ taken: number }>; year: number; code: string; upload: string; shut: boolean; withProblems: boolean; changes: ShownChange[] };

const words = (text: string | null, empty = '（未回答）') => <span className="whitespace-pre-line">{text ?? empty}</span>;

/** Every change that an uploaded workbook would make, and the button that takes it in. What both sides changed is asked about. */
export function TakeWorkbookForm({ action, year, code, upload, shut, withProblems, changes }: Props) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  const conflicts = changes.filter((change) => change.state === 'conflict');
  const plain = changes.filter((change) => change.state === 'change');
  const same = changes.length - conflicts.length - plain.length;
  if (conflicts.length + plain.length === 0) return <Notice title={withProblems ? 'ほかに、変わるところはありません。' : '変わるところはありません。今の回答と同じ内容です。'} />; // nothing to press a button for
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="upload" value={upload} />
      {conflicts.length > 0 && (
        <section aria-labelledby="conflicts">
          <h3 id="conflicts" className="mt-6 text-std-20B-150">どちらの回答にするか選んでください（{conflicts.length}件）</h3>
          <p>ダウンロードした後に、画面でも変更された回答です。</p>
          {conflicts.map((change) => <Conflict key={change.field} change={change} error={errors[resolveControl(change.field)]} chosen={typed(resolveControl(change.field))} />)}
        </section>
      )}
      {plain.length > 0 && (
        <section aria-labelledby="changes">
          <h3 id="changes" className="mt-6 text-std-20B-150">変わる回答（{plain.length}件）</h3>
          {[...new Set(plain.map(({ section }) => section))].map((section) => (
            <div key={section}>
              <h4 className="mt-4 text-std-17B-170">{section}</h4>
              <dl>
                {plain.filter((change) => change.section === section).map((change) => (
                  <div key={change.field} className="border-b border-solid-gray-200 py-2 desktop:grid desktop:grid-cols-[2fr_3fr] desktop:gap-x-6">
                    <dt>{change.label}<span className="block text-oln-14B-100 font-normal leading-[1.7] text-solid-gray-600">{change.place}</span></dt>
                    <dd>
                      <p>変更前：{words(change.before)}</p>
                      <p className="font-bold">変更後：{words(change.after, '（回答を消す）')}</p>
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
        </section>
      )}
      {same > 0 && <p className="my-4">このほか{same}件は、画面の回答がすでに同じ内容になっています。</p>}
      {!shut && (
        <p className="my-6">
          <Button name="take" value={withProblems ? 'good' : 'all'} disabled={pending}>{withProblems ? '問題のない項目だけ取り込む' : 'この内容を取り込む'}</Button>
        </p>
      )}
    </form>
  );
}

function Conflict({ change, error, chosen }: { change: ShownChange; error?: string; chosen: string }) {
  const name = resolveControl(change.field);
  const choice = (value: 'mine' | 'theirs', label: React.ReactNode) => (
    <Tick type="radio" id={`${fieldIds(name).input}-${value}`} name={name} value={value} defaultChecked={chosen === value} label={label} />
  );
  return (
    <FieldGroup name={name} label={change.label} error={error} hint={<>{change.place}　ダウンロードしたときの回答：{words(change.before)}</>}>
      {choice('theirs', <>画面の回答を残す：{words(change.now)}{change.changedBy && <span className="block text-solid-gray-700">{change.changedBy}</span>}</>)}
      {choice('mine', <>Excelの回答にする：{words(change.after, '（回答を消す）')}</>)}
    </FieldGroup>
  );
}

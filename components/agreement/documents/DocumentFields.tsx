import { Select, TextInput, Tick } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { documentKinds } from '@/lib/agreement/documents/document-terms';

export type Typed = Partial<Record<'kind' | 'title' | 'revised' | 'note' | 'shared', string>>;
type Props = { typed: Typed; errors: Record<string, string>; /** A new version has the name and kind of its document. */ version: boolean; sharedBefore: boolean };

/** What is said of a document beside its file. */
export function DocumentFields({ typed, errors, version, sharedBefore }: Props) {
  const text = (name: 'title' | 'revised' | 'note', label: string, { hint = '', required = true, narrow = false } = {}) => (
    <Field name={name} label={label} hint={hint || undefined} error={errors[name]} required={required} optional={!required}>
      <div className={narrow ? 'max-w-64' : ''}>
        <TextInput id={fieldIds(name).input} name={name} defaultValue={typed[name] ?? ''} {...describedBy(name, { hint, error: errors[name] })} />
      </div>
    </Field>
  );
  return (
    <>
      {!version && (
        <>
          <Field name="kind" label="資料の種類" error={errors.kind} required>
            <Select id={fieldIds('kind').input} name="kind" defaultValue={typed.kind ?? ''} {...describedBy('kind', { error: errors.kind })}>
              <option value="">選んでください</option>
              {Object.entries(documentKinds).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
            </Select>
          </Field>
          {text('title', '資料の名前')}
        </>
      )}
      {text('revised', '作成・改訂した日', { hint: '2026-12-01、令和8年12月1日のどちらの書き方でも入力できます。1年たつと、見直しが要る資料として表示されます。', narrow: true })}
      {text('note', 'この版の説明', { hint: '何を改めたかなど。200文字まで。', required: false })}
      {!version && (
        <div className="my-5">
          <Tick type="checkbox" id={fieldIds('shared').input} name="shared" value="on" defaultChecked={sharedBefore} label="ほかの構成団体と共有する" hint="秘密保持の約束に同意した構成団体だけが開けます。だれがいつ開いたかは、この資料のページで見られます。共有はいつでもやめられます。" />
        </div>
      )}
    </>
  );
}

'use client';
import type { ReactNode } from 'react';
import { Select, TextArea, TextInput, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { CELL_LABEL, FIELDS_OF_KIND } from '@/lib/survey/editing/item-form';
import type { ItemKind } from '@/lib/survey/questionnaire/questionnaire';
import { EditBase } from './EditBase';

type Props = { action: FormAction<never>; year: number; revision: number; kind: ItemKind; section: string; sections: { key: string; label: string }[]; proposedKey: string };

const LINES = '1行に1つずつ書いてください。説明を付けるときは、「｜」のあとに続けます。';

type Spec = { name: string; label: string; hint?: string; required?: boolean; long?: boolean; narrow?: boolean };

/** What each kind asks for beside the words. */
const SPECS: Record<string, Spec> = {
  choices: { name: 'choices', label: '選択肢', hint: LINES, required: true, long: true },
  exclusive: { name: 'exclusive', label: 'ほかと同時に選べない選択肢', hint: '「なし」のような選択肢があるときに、選択肢に書いた言葉のとおりに入力してください。' },
  rows: { name: 'rows', label: '表の行', hint: LINES, required: true, long: true },
  parts: { name: 'parts', label: '内訳', hint: `${LINES}合計は自動で計算されます。`, required: true, long: true },
  ranks: { name: 'ranks', label: '順位の数', hint: '何番目まで選べるかです。', required: true, narrow: true },
  min: { name: 'min', label: '最小の数', required: true, narrow: true },
  max: { name: 'max', label: '最大の数', hint: 'これより大きい数は入力できません。打ち間違いを防ぎます。', required: true, narrow: true },
  unit: { name: 'unit', label: '単位', hint: '人、台、時間などです。', narrow: true },
  maxLength: { name: 'maxLength', label: '文字数の上限', hint: '空のときは1,000文字です。', narrow: true },
  earliest: { name: 'earliest', label: 'いちばん早い年月', hint: '2026-04や令和8年4月のように書きます。', narrow: true },
  latest: { name: 'latest', label: 'いちばん遅い年月', hint: '空のときは、この年度の終わりの月です。', narrow: true },
  suggestions: { name: 'suggestions', label: '候補の名前', hint: '入力するときに候補として出ます。1行に1つずつ書いてください。', long: true },
};

const specOf = (kind: ItemKind, name: string): Spec | undefined => {
  const spec = SPECS[name];
  if (!spec || kind !== 'matrix' || name === 'rows') return spec;
  return { ...spec, required: false, label: name === 'choices' ? '選択肢（選ぶ表のとき）' : '候補の名前（名前を書く表のとき）' };
};

/** A new question of the kind that was chosen. */
export function AddItemForm({ action, year, revision, kind, section, sections, proposedKey }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const shown = FIELDS_OF_KIND[kind];
  const control = ({ name, label, hint, required, long, narrow }: Spec): ReactNode => {
    const shared = { id: fieldIds(name).input, name, defaultValue: typed(name), ...describedBy(name, { hint, error: errors[name] }) };
    return (
      <Field key={name} name={name} label={label} hint={hint} error={errors[name]} required={required} optional={!required}>
        {long ? <TextArea rows={4} {...shared} /> : <div className={narrow ? 'max-w-48' : undefined}><TextInput {...shared} /></div>}
      </Field>
    );
  };
  const own = shown.map((name) => specOf(kind, name)).filter((spec): spec is Spec => spec !== undefined);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="kind" value={kind} />
      <Field name="section" label="区分" hint="区分の最後に加わります。あとから移せます。" error={errors.section} required>
        <Select id={fieldIds('section').input} name="section" defaultValue={state ? typed('section') : section} {...describedBy('section', { hint: true, error: errors.section })}>
          {sections.map(({ key, label }) => <option key={key} value={key}>{label}</option>)}
        </Select>
      </Field>
      {control({ name: 'label', label: '質問の言葉', required: true })}
      {control({ name: 'definition', label: '説明', hint: '何を数え、何を数えないかを、答える人に分かるように書いてください。', required: true, long: true })}
      {shown.includes('cell') && (
        <FieldGroup name="cell" label="表のマスの種類" error={errors.cell} required>
          {Object.entries(CELL_LABEL).map(([value, label]) => <Tick key={value} type="radio" name="cell" value={value} label={label} defaultChecked={(typed('cell') || 'one') === value} />)}
        </FieldGroup>
      )}
      {own.map(control)}
      {shown.includes('unconfirmed') && (
        <div className="my-5"><Tick type="checkbox" name="unconfirmed" value="1" label="「確認できていない」の印を付けられるようにする" hint="「いいえ」のときに付けられます。" defaultChecked={state ? typed('unconfirmed') !== '' : true} /></div>
      )}
      <div className="my-5"><Tick type="checkbox" name="required" value="1" label="必ず答えてもらう" defaultChecked={state ? typed('required') !== '' : true} /></div>
      {control({ name: 'document', label: 'もとにした資料', hint: '資料や会議の名前です。', required: true })}
      {control({ name: 'sourceSection', label: '資料の中の箇所', hint: '章や議題などです。', required: true })}
      {control({ name: 'comparisonNote', label: '2012年との比べ方', hint: '空のときは、この年度に加えた項目であることを記します。', long: true })}
      {control({ name: 'key', label: 'キー', hint: `集計やファイルで項目を指す名前で、あとから変えられません。英小文字と数字をハイフンでつなぎます。空のときは ${proposedKey} になります。` })}
      <EditBase year={year} revision={revision} errors={errors} />
      <Button aria-disabled={pending}>この項目を加える</Button>
    </form>
  );
}

'use client';
import { Select, TextArea, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { DayField, HOW_TO_WRITE_A_DAY } from './DayField';

type Props = {
  action: FormAction<never>;
  defaults: { year: string; title: string; opensOn: string; closesOn: string; referenceDate: string; contact?: string; populationAsOf?: string };
  /** Days with populations in the register: value 'YYYY-MM-DD' and how it is read. */
  populationDates: { value: string; label: string }[];
  /** The year exists already: its dates are changed. */
  exists?: boolean;
};

/** Begins a year, or changes one in preparation: dates, and the population that fixes its bands. */
export function PrepareWaveForm({ action, defaults, populationDates, exists = false }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const value = (name: keyof Props['defaults']) => (state ? typed(name) : defaults[name]);
  return (
    <form {...form}>
      <FormErrors state={state} />
      {exists ? (
        <input type="hidden" name="year" value={defaults.year} />
      ) : (
        <Field name="year" label="年度" hint="4月から翌年3月までを一つの年度とします。" error={errors.year} required>
          <div className="max-w-32">
            <TextInput id={fieldIds('year').input} name="year" inputMode="numeric" defaultValue={value('year')} {...describedBy('year', { hint: true, error: errors.year })} />
          </div>
        </Field>
      )}
      <Field name="title" label="調査の名前" error={errors.title} required>
        <TextInput id={fieldIds('title').input} name="title" defaultValue={value('title')} {...describedBy('title', { error: errors.title })} />
      </Field>
      <Field name="contact" label="問い合わせ先" hint="課の名前・電話番号・受け付ける時間など、500文字以内で入力してください。調査票の白紙とともに、だれでも見られます。" error={errors.contact} required>
        <TextArea id={fieldIds('contact').input} name="contact" defaultValue={value('contact')} {...describedBy('contact', { hint: true, error: errors.contact })} />
      </Field>
      <p>{HOW_TO_WRITE_A_DAY}</p>
      <DayField name="opensOn" label="受付を始める日" defaultValue={value('opensOn')} error={errors.opensOn} />
      <DayField name="closesOn" label="締切日" hint="この日の終わり（日本時間）まで受け付けます。あとから変更できます。" defaultValue={value('closesOn')} error={errors.closesOn} />
      <DayField name="referenceDate" label="調査基準日" hint="この日の状態を答えてもらいます。" defaultValue={value('referenceDate')} error={errors.referenceDate} />
      <Field name="populationAsOf" label="人口区分に使う人口" hint="この日の人口で、その年度の人口区分が決まります。開始した後は変わりません。" error={errors.populationAsOf} required>
        <Select id={fieldIds('populationAsOf').input} name="populationAsOf" defaultValue={value('populationAsOf')} {...describedBy('populationAsOf', { hint: true, error: errors.populationAsOf })}>
          {populationDates.map((date) => (
            <option key={date.value} value={date.value}>{date.label}</option>
          ))}
        </Select>
      </Field>
      <Button look={exists ? 'secondary' : 'primary'} aria-disabled={pending}>{exists ? '準備した内容を変更する' : '年度を準備する'}</Button>
    </form>
  );
}

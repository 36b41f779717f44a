'use client';
import { describedBy, FieldError, fieldIds } from '@/components/form/Field';
import { Tick } from '@/components/form/controls';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import type { Text } from '@/lib/survey/editing/item-texts';
import { EditBase } from './EditBase';
import { TextFields } from './TextFields';

type Props = { action: FormAction<never>; year: number; revision: number; target: { key: string } | { section: string }; texts: Text[]; compared: boolean };

/** Mends the words of an item or a section; asks whether the meaning stays where 2012 is compared with. */
export function RewordForm({ action, year, revision, target, texts, compared }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name={'key' in target ? 'key' : 'section'} value={'key' in target ? target.key : target.section} />
      <TextFields texts={texts} errors={errors} typed={(name) => (state ? typed(name) : undefined)} />
      {compared && <SameMeaning error={errors.sameMeaning} checked={typed('sameMeaning') !== ''} hint="2012年の結果と並べて見る項目です。聞いていることと、選択肢の意味が変わらないときだけ印を付けてください。" />}
      <EditBase year={year} revision={revision} errors={errors} />
      <Button aria-disabled={pending}>言葉を直す</Button>
    </form>
  );
}

export function SameMeaning({ error, checked, hint }: { error?: string; checked: boolean; hint: string }) {
  return (
    <div className="my-5">
      <Tick type="checkbox" id={fieldIds('sameMeaning').input} name="sameMeaning" value="1" defaultChecked={checked} label="意味は変わりません" hint={hint} {...describedBy('sameMeaning', { error })} />
      <FieldError name="sameMeaning" error={error} />
    </div>
  );
}

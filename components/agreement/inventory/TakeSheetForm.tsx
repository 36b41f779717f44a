'use client';
import { Tick } from '@/components/form/controls';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; code: string; upload: string; problems: boolean; missing: string[] };

/** Takes a sheet in that has been looked at. */
export function TakeSheetForm({ action, code, upload, problems, missing }: Props) {
  const { state, typed, pending, form } = useActionForm(action);
  return (
    <form {...form} className="my-4 print:hidden">
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="upload" value={upload} />
      {!problems && missing.length > 0 && (
        <Tick
          type="checkbox" name="end" value="yes" defaultChecked={typed('end') === 'yes'} label={`ファイルにない${missing.length}件を台帳から外す`}
          hint={`${missing.slice(0, 10).join('、')}${missing.length > 10 ? ` ほか${missing.length - 10}件` : ''}。付けないときは、台帳に残ります。`}
        />
      )}
      <Button name="take" value={problems ? 'good' : 'all'} disabled={pending}>{problems ? '問題のない行だけ取り込む' : 'この内容を取り込む'}</Button>
    </form>
  );
}

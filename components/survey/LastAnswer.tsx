'use client';
import { fieldIds } from '@/components/form/Field';
import { parseField } from '@/lib/survey/answer-schema';
import { answerText } from '@/lib/survey/answer-text';
import { inputValue } from '@/lib/survey/form-values';
import { sameAnswer } from '@/lib/survey/merge';
import { CONFIRM, TAKE } from '@/lib/survey/sent-form';
import { useCarried, useField, useSectionForm } from './section-form-context';
import { shown } from './use-autosaved-form';

/** Last year's answer of one field with the act of taking it, and whether it still waits to be looked at. */
export function LastAnswer({ name }: { name: string }) {
  const { last, alive } = useSectionForm();
  const { field, raw, choose } = useField(name);
  const carried = useCarried(name);
  const value = last?.answers[name];
  if (value === undefined && !carried) return null;
  const now = parseField(field, raw);
  const same = now.ok && sameAnswer(now.value, value);
  const act = (next: typeof raw) => () => {
    choose(next);
    document.getElementById(fieldIds(name).input)?.focus(); // the button goes
  };
  const button = { type: alive ? ('button' as const) : ('submit' as const), value: name, className: 'min-h-11 px-2 text-blue-900 underline print:hidden' };
  return (
    <p data-last={name} className="mt-1 border-l-4 border-solid-gray-300 pl-3 text-dns-16N-130 print:hidden">
      {last && value !== undefined && <span className="whitespace-pre-line text-solid-gray-800">{last.label}：{answerText(field, value)}</span>}
      {carried ? (
        <>
          <span data-carried={name} className="ml-2 whitespace-nowrap text-dns-16B-130 text-warning-orange-2">前年度から・未確認</span>
          <button {...button} name={CONFIRM} onClick={alive ? act(raw) : undefined}>確認済にする<span className="sr-only">（{field.label}）</span></button>
        </>
      ) : same ? (
        <span className="ml-2 text-solid-gray-700">今年度も同じです</span>
      ) : (
        <button {...button} name={TAKE} onClick={alive ? act(shown(field, inputValue(field, value))) : undefined}>前年度と同じ<span className="sr-only">（{field.label}）</span></button>
      )}
    </p>
  );
}

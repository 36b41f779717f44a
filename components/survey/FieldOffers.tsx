'use client';
import { useState } from 'react';
import { fieldIds } from '@/components/form/Field';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import { answerText } from '@/lib/survey/questionnaire/answer-text';
import { inputValue } from '@/lib/survey/drafts/form-values';
import { sameAnswer } from '@/lib/survey/drafts/merge';
import type { Offer } from '@/lib/survey/offers';
import { CONFIRM, TAKE, takeValue } from '@/lib/survey/drafts/sent-form';
import { type Raw, useCarried, useField, useSectionForm } from './section-form-context';
import { shown } from './use-autosaved-form';

const look = 'min-h-11 px-2 text-blue-900 underline print:hidden';

/** What could stand in one field, and where it comes from: last year's answer, the inventory. Each goes in by a press, and what it replaced comes back by another. */
export function FieldOffers({ name }: { name: string }) {
  const { offers, alive, sent } = useSectionForm();
  const { field, raw, choose } = useField(name);
  const carried = useCarried(name);
  const [taken, setTaken] = useState<{ before: Raw; now: Raw } | undefined>(() =>
    sent.taken?.field === name && sent.taken.before !== null ? { before: shown(field, inputValue(field, sent.taken.before)), now: raw } : undefined,
  );
  const here = offers[name] ?? [];
  if (here.length === 0 && !carried) return null;
  const put = (next: Raw, before?: Raw) => {
    choose(next);
    setTaken(before && isFilled(before) ? { before, now: next } : undefined);
    document.getElementById(fieldIds(name).input)?.focus(); // the button goes
  };
  const replaced = taken && JSON.stringify(taken.now) === JSON.stringify(raw) ? taken.before : undefined;
  const now = parseField(field, raw);
  const last = here.filter(({ from }) => from === 'last-year');
  const before = replaced === undefined ? undefined : parseField(field, replaced);
  const said = ({ from, label, value }: Offer) => <span key={`${from} said`} className="whitespace-pre-line text-solid-gray-800">{label}：{answerText(field, value)}</span>;
  const press = ({ from, value, take, same }: Offer) =>
    now.ok && sameAnswer(now.value, value) ? <span key={from} className="ml-2 text-solid-gray-700">{same}</span> : (
      <button key={from} type={alive ? 'button' : 'submit'} name={TAKE} value={takeValue(name, value)} className={look} onClick={alive ? () => put(shown(field, inputValue(field, value)), raw) : undefined}>
        {take}<span className="sr-only">（{field.label}）</span>
      </button>
    );
  return (
    <div className="mt-1 border-l-4 border-solid-gray-300 pl-3 text-dns-16N-130 print:hidden">
      {(last.length > 0 || carried) && (
        <p data-last={name}>
          {last.map(said)}
          {carried ? (
            <>
              <span data-carried={name} className="ml-2 whitespace-nowrap text-dns-16B-130 text-warning-orange-2">前年度から・未確認</span>
              <button type={alive ? 'button' : 'submit'} value={name} className={look} name={CONFIRM} onClick={alive ? () => put(raw) : undefined}>確認済にする<span className="sr-only">（{field.label}）</span></button>
            </>
          ) : last.map(press)}
        </p>
      )}
      {here.filter(({ from }) => from !== 'last-year').map((offer) => (
        <p key={JSON.stringify(offer.value)} data-offer={`${offer.from} ${name}`}>{said(offer)}{press(offer)}</p>
      ))}
      {replaced !== undefined && (
        <p data-replaced={name}>
          <span className="text-solid-gray-800">置きかえる前の回答：{before?.ok ? answerText(field, before.value) : String(replaced)}</span>
          <button type={alive ? 'button' : 'submit'} name={TAKE} value={takeValue(name, before?.ok ? before.value ?? '' : '')} className={look} onClick={alive ? () => put(replaced) : undefined}>元に戻す<span className="sr-only">（{field.label}）</span></button>
        </p>
      )}
    </div>
  );
}

const isFilled = (raw: Raw): boolean => (Array.isArray(raw) ? raw.some((one) => one !== '') : raw !== '');

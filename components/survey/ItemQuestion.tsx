'use client';
import { type ReactNode, useState } from 'react';
import type { FollowUp, Item } from '@/lib/survey/questionnaire/questionnaire';
import { ItemFaq } from './FaqEntry';
import { ManyField, OneField } from './fields/Choices';
import { FlagField, NamedField, NumberField, RankedField, TextField, YearMonthField } from './fields/Inputs';
import { MatrixField } from './fields/Matrix';
import { PartsField } from './fields/Parts';
import { useField, useSectionForm } from './section-form-context';

/** One item: its question by kind, what hangs under it, and room for a remark. */
export function ItemQuestion({ item }: { item: Item }) {
  const { excluded, faq, alive } = useSectionForm();
  const off = excluded.has(item.key);
  const title = `${item.number} ${item.label}`;
  return (
    <section aria-label={title} className="border-t border-solid-gray-420 py-2 first-of-type:border-t-0">
      {item.onlyIfLabel && off && (
        <p className="py-2 text-solid-gray-700 noscript:hidden">
          {title}：{item.onlyIfLabel}に回答する項目です（今は不要です）。
        </p>
      )}
      <div hidden={off && alive} className={off ? 'not-noscript:hidden' : undefined}>
        {item.onlyIfLabel && <p className="mt-3 text-solid-gray-700">{item.onlyIfLabel}に回答してください。</p>}
        <Question item={item} title={title} />
        {item.unconfirmed && (
          <Under name={`${item.key}.unconfirmed`} when="「いいえ」の場合">
            <FlagField name={`${item.key}.unconfirmed`} label="確認できていない" />
          </Under>
        )}
        {item.followUps?.map((follow) => (
          <Under key={follow.key} name={`${item.key}.${follow.key}`} when={whenOf(item, follow)}>
            <FollowUpQuestion name={`${item.key}.${follow.key}`} follow={follow} />
          </Under>
        ))}
        <ItemFaq entries={faq.filter((entry) => entry.item === item.key)} />
        <Remark name={`${item.key}.remark`} label={title} />
      </div>
    </section>
  );
}

function Question({ item, title }: { item: Item; title: string }) {
  const shared = { name: item.key, label: title, hint: item.definition, optional: !item.required };
  switch (item.kind) {
    case 'yesno':
    case 'one':
      return <OneField {...shared} />;
    case 'many':
      return <ManyField {...shared} />;
    case 'ranked':
      return <RankedField {...shared} />;
    case 'number':
      return <NumberField {...shared} />;
    case 'yearMonth':
      return <YearMonthField {...shared} />;
    case 'text':
      return <TextField {...shared} />;
    case 'named':
      return <NamedField {...shared} suggestions={item.suggestions} />;
    case 'parts':
      return <PartsField {...shared} item={item} />;
    case 'matrix':
      return <MatrixField {...shared} item={item} />;
  }
}

function FollowUpQuestion({ name, follow }: { name: string; follow: FollowUp }) {
  const shared = { name, label: follow.label, hint: follow.definition, optional: !follow.required };
  switch (follow.kind) {
    case 'one':
      return <OneField {...shared} />;
    case 'many':
      return <ManyField {...shared} />;
    case 'number':
      return <NumberField {...shared} />;
    case 'text':
      return <TextField {...shared} />;
  }
}

const choicesOf = (item: Item) => (item.kind === 'yesno' ? [{ value: 'yes', label: 'はい' }, { value: 'no', label: 'いいえ' }] : item.choices ?? []);

const whenOf = (item: Item, follow: FollowUp): string =>
  `${choicesOf(item).filter(({ value }) => follow.showIf.includes(value)).map(({ label }) => `「${label}」`).join('または')}の場合`;

/** What stands under an answer: seen with it, or without script always, with the answer it belongs to in words. */
function Under({ name, when, children }: { name: string; when: string; children: ReactNode }) {
  const { excluded, alive } = useSectionForm();
  const off = excluded.has(name);
  return (
    <div hidden={off && alive} className={`ml-2 border-l-4 border-blue-200 pl-4 ${off ? 'not-noscript:hidden' : ''}`}>
      <p className="text-solid-gray-700">{when}</p>
      {children}
    </div>
  );
}

function Remark({ name, label }: { name: string; label: string }) {
  const { raw, error } = useField(name);
  // Open where something is written; emptying it does not close it under the hand.
  const [open, setOpen] = useState(raw.length > 0);
  return (
    <details open={open || raw.length > 0 || Boolean(error)} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline print:hidden">
        備考<span className="sr-only">（{label}）</span>
      </summary>
      <TextField name={name} label="備考" hint="補足したいことがあれば記入してください。" rows={2} />
    </details>
  );
}

'use client';
import { Select, TextInput } from '@/components/form/controls';
import { describedBy, FieldError, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { catalogueGroups, type CatalogueItem, type SheetEntries, type SheetSide, supplyTerms } from '@/lib/agreement/sheets/catalogue';
import { amountName, daysName, termsName } from '@/lib/agreement/sheets/sheet-names';
import { TextField } from '../fields';

type Values = (name: string) => string;
type Props = { action: FormAction<never>; hidden: Record<string, string>; side: SheetSide; entries: SheetEntries; note: string };

/** The whole catalogue to fill in; an empty number is none. */
export function SheetForm({ action, hidden, side, entries, note }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const value: Values = (name) => {
    if (state) return typed(name);
    const [field, ...rest] = name.split('-');
    const entry = entries[rest.join('-')];
    return String((field === 'amount' ? entry?.amount : field === 'days' ? entry?.days : entry?.terms) ?? '');
  };
  return (
    <form {...form}>
      <FormErrors state={state} />
      {Object.entries({ ...hidden, side }).map(([name, hiddenValue]) => <input key={name} type="hidden" name={name} value={hiddenValue} />)}
      <p>あてはまるものだけに数を入力してください。空欄は「なし」として扱います。</p>
      {catalogueGroups.map(({ key, title, hint, items }) => (
        <fieldset key={key} className="my-6">
          <legend className="text-std-20B-150">{title}</legend>
          <p className="text-solid-gray-700">{hint}</p>
          <div className="mt-2">{items.map((item) => <ItemRow key={item.key} item={item} side={side} value={value} errors={errors} />)}</div>
        </fieldset>
      ))}
      <TextField name="note" label="条件・備考" optional hint={side === 'wishes' ? '受け入れのときに知っておいてほしいことなど。構成団体に見えます。' : '出せる時期や条件など。構成団体に見えます。'} error={errors.note} defaultValue={state ? typed('note') : note} />
      <Button aria-disabled={pending}>今日見直したものとして保存する</Button>
    </form>
  );
}

function ItemRow({ item: { key, label, unit, days, terms }, side, value, errors }: { item: CatalogueItem; side: SheetSide; value: Values; errors: Record<string, string> }) {
  const [amount, forDays, onTerms] = [amountName(key), daysName(key), termsName(key)];
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-solid-gray-420 py-2">
      <label htmlFor={fieldIds(amount).input} className="min-w-0 flex-1 basis-72">{label}</label>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="flex items-center gap-1">
          <TextInput id={fieldIds(amount).input} name={amount} inputMode="numeric" aria-label={`${label}の数`} defaultValue={value(amount)} className="w-24!" {...describedBy(amount, { error: errors[amount] })} />
          <span className="w-12">{unit}</span>
        </span>
        {days && (
          <span className="flex items-center gap-1">
            <TextInput id={fieldIds(forDays).input} name={forDays} inputMode="numeric" aria-label={`${label}の日数`} defaultValue={value(forDays)} className="w-24!" {...describedBy(forDays, { error: errors[forDays] })} />
            <span>日間</span>
          </span>
        )}
        {terms && (
          <Select id={fieldIds(onTerms).input} name={onTerms} aria-label={`${label}の貸し出し・提供の別`} key={value(onTerms)} defaultValue={value(onTerms)} {...describedBy(onTerms, { error: errors[onTerms] })}>
            <option value="">{side === 'wishes' ? '貸し出し・提供のどちらでも' : '貸し出し・提供の別'}</option>
            {Object.entries(supplyTerms).map(([term, words]) => <option key={term} value={term}>{words}</option>)}
          </Select>
        )}
      </div>
      <div className="basis-full"><FieldError name={amount} error={errors[amount]} />{days && <FieldError name={forDays} error={errors[forDays]} />}{terms && <FieldError name={onTerms} error={errors[onTerms]} />}</div>
    </div>
  );
}

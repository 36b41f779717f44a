import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { Select } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';
import { type Dimension, itemByKey, partsOf } from '@/lib/results/cross/cross-dimensions';
import { type CrossErrors, type CrossQuery, NO_VALUE } from '@/lib/results/cross/cross-query';
import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';

type Props = { path: string; questionnaire: Questionnaire; dimensions: Dimension[]; query: CrossQuery; errors: CrossErrors; found: Map<string, string[]> };

/**
 * What a free table is of. It is sent as an address, without script too: a narrowing is added in two steps, first by what,
 * then to which value.
 */
export function CrossForm({ path, questionnaire, dimensions, query, errors, found }: Props) {
  const item = itemByKey(questionnaire, query.item);
  const parts = item ? partsOf(item) : [];
  const select = (name: 'item' | 'part' | 'by', hint?: string) => ({ id: fieldIds(name).input, name, defaultValue: query[name], ...describedBy(name, { hint, error: errors[name] }), className: 'w-full' });
  const adding = '条件を一つずつ加えます。何でしぼるかを選んで「表を作る」を押すと、値を選べるようになります。';
  return (
    <form method="get" action={path} className="my-4 rounded-8 border border-solid-gray-420 px-4 pb-4 print:hidden" noValidate>
      <div className="grid gap-x-6 desktop:grid-cols-2">
        <Field name="item" label="集計する質問" error={errors.item}>
          <Select {...select('item')}>
            <option value="">選んでください</option>
            {questionnaire.sections.map(({ key, number, title, items }) => (
              <optgroup key={key} label={`${number} ${title}`}>
                {items.map((one) => <option key={one.key} value={one.key}>{one.number} {one.label}</option>)}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field name="by" label="列の分け方" error={errors.by}>
          <Select {...select('by')}><DimensionOptions dimensions={dimensions} /></Select>
        </Field>
        {parts.length > 1 && (
          <Field name="part" label="質問の部分" error={errors.part}>
            <Select {...select('part')}>
              <option value="">すべての部分</option>
              {parts.filter(({ part }) => part !== '').map(({ part, label }) => <option key={part} value={part}>{label}</option>)}
            </Select>
          </Field>
        )}
      </div>
      <fieldset id={fieldIds('where').input} tabIndex={-1} aria-describedby={describedBy('where', { error: errors.where })['aria-describedby']}>
        <legend className="text-std-17B-170">しぼり込み（すべてに当てはまる団体だけを数えます）</legend>
        {errors.where && <p id={fieldIds('where').error} className="mt-1 text-std-16B-170 text-error-2"><span className="sr-only">エラー：</span>＊{errors.where}</p>}
        {query.where.map((narrowing, i) => <NarrowingField key={`${narrowing.by} ${narrowing.value}`} index={i} dimension={dimensions.find(({ key }) => key === narrowing.by)!} value={narrowing.value} found={found} />)}
        <Field name="narrow" label="条件を加える" hint={adding}>
          <Select id={fieldIds('narrow').input} name="narrow" defaultValue="" {...describedBy('narrow', { hint: adding })} className="w-full">
            <option value="">加えない</option>
            <DimensionOptions dimensions={dimensions} />
          </Select>
        </Field>
      </fieldset>
      <Button>表を作る</Button>
    </form>
  );
}

function DimensionOptions({ dimensions }: { dimensions: Dimension[] }) {
  const groups = [...new Set(dimensions.map(({ group }) => group))];
  return groups.map((group) => (
    <optgroup key={group} label={group}>
      {dimensions.filter((dimension) => dimension.group === group).map(({ key, label }) => <option key={key} value={key}>{label}</option>)}
    </optgroup>
  ));
}

function NarrowingField({ index, dimension, value, found }: { index: number; dimension: Dimension; value: string; found: Map<string, string[]> }) {
  const values = dimension.values ?? [...new Set([...(found.get(dimension.key) ?? []), ...(value && value !== NO_VALUE ? [value] : [])])].map((one) => ({ value: one, label: dimension.labelOf(one) }));
  const name = `where-${index}`;
  return (
    <Field name={name} label={dimension.label}>
      <Select id={fieldIds(name).input} name="where" defaultValue={value ? `${dimension.key}:${value}` : dimension.key} className="w-full">
        {!value && <option value={dimension.key}>値を選んでください</option>}
        {values.map((one) => <option key={one.value} value={`${dimension.key}:${one.value}`}>{one.label}</option>)}
        <option value={`${dimension.key}:${NO_VALUE}`}>{dimension.cells ? '回答なし・対象外' : '区分なし'}</option>
        <option value="">この条件を外す</option>
      </Select>
    </Field>
  );
}

import { Select, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import { type Ground, MOST_CLAUSES } from '@/lib/survey/editing/condition-menu';

type Props = { year: number; item: string; grounds: Ground[]; chosen: string[]; join: 'all' | 'any'; asked: boolean };

/** First step of a condition: the earlier answers that it looks at. */
export function ChooseGroundsForm({ year, item, grounds, chosen, join, asked }: Props) {
  const error = asked ? '条件に使う項目を一つ以上選んでください。' : undefined;
  return (
    <form method="get" action={`/admin/waves/${year}/questionnaire/condition`}>
      <input type="hidden" name="item" value={item} />
      {Array.from({ length: MOST_CLAUSES }, (_, i) => {
        const name = `ground-${i + 1}`;
        return (
          <Field key={name} name={name} label={`条件に使う項目（${i + 1}つ目）`} hint={i === 0 ? 'この項目より前にある、選択肢のある項目から選びます。' : undefined} error={i === 0 ? error : undefined} required={i === 0} optional={i > 0}>
            <Select id={fieldIds(name).input} name="ground" defaultValue={chosen[i] ?? ''} className="w-full" {...describedBy(name, { hint: i === 0, error: i === 0 ? error : undefined })}>
              <option value="">選んでください</option>
              {grounds.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
            </Select>
          </Field>
        );
      })}
      <FieldGroup name="join" label="二つ以上のとき">
        <Tick type="radio" name="join" value="all" label="すべてに当てはまるとき" defaultChecked={join === 'all'} />
        <Tick type="radio" name="join" value="any" label="どれかに当てはまるとき" defaultChecked={join === 'any'} />
      </FieldGroup>
      <Button>次へ</Button>
    </form>
  );
}

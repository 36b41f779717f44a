import { Tick } from '@/components/form/controls';
import { FieldGroup } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import { KIND_LABEL } from '@/lib/survey/editing/item-form';

const WHAT: Record<keyof typeof KIND_LABEL, string> = {
  one: '選択肢から一つを選びます。',
  yesno: '「はい」か「いいえ」で答えます。',
  many: '選択肢から、当てはまるものをすべて選びます。',
  ranked: '選択肢から、順番を付けて選びます。',
  number: '人数や台数などの整数です。',
  parts: 'いくつかの数と、その合計です。',
  yearMonth: '策定した時期などの年と月です。',
  text: '自由に書いてもらいます。集計では回答した団体の数だけを示します。',
  named: '事業者などの名前を一つ書いてもらいます。候補を出せます。',
  matrix: '同じ質問を、業務などの行ごとに答えます。',
};

/** First step of a new question: how it is answered decides what the form asks next. */
export function ChooseKindForm({ year, section, asked }: { year: number; section: string; asked: boolean }) {
  const error = asked ? '「種類」を選んでください。' : undefined;
  return (
    <form method="get" action={`/admin/waves/${year}/questionnaire/add`}>
      <input type="hidden" name="section" value={section} />
      <FieldGroup name="kind" label="種類" hint="加えたあとで種類は変えられません。" error={error} required>
        {Object.entries(KIND_LABEL).map(([value, label], i) => <Tick key={value} type="radio" name="kind" value={value} label={label} hint={WHAT[value as keyof typeof KIND_LABEL]} defaultChecked={i === 0} />)}
      </FieldGroup>
      <Button>次へ</Button>
    </form>
  );
}

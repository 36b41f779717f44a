import { Field } from '@/components/form/Field';
import { Select, TextInput } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';

type Props = { query: string; prefecture: string; prefectures: { code: string; name: string }[] };

/** Looks up municipalities by address (GET): works without script, and a result can be bookmarked. */
export function SearchForm({ query, prefecture, prefectures }: Props) {
  return (
    <form method="get" action="/register" role="search" className="my-6 rounded-8 border border-solid-gray-420 p-4">
      <div className="desktop:flex desktop:gap-6">
        <div className="grow">
          <Field name="q" label="団体名・読み・団体コード" hint="一部だけでも探せます。読みはひらがな・カタカナのどちらでもかまいません。">
            <TextInput id="f-q" name="q" defaultValue={query} aria-describedby="f-q-hint" maxLength={100} />
          </Field>
        </div>
        <Field name="prefecture" label="都道府県">
          <Select id="f-prefecture" name="prefecture" defaultValue={prefecture}>
            <option value="">すべて</option>
            {prefectures.map(({ code, name }) => (
              <option key={code} value={code}>{name}</option>
            ))}
          </Select>
        </Field>
      </div>
      <Button>探す</Button>
    </form>
  );
}

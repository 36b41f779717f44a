import { Table, Td, Th } from '@/components/ui/Table';
import { findingsOf, findingWords } from '@/lib/results/report/findings';
import type { EditionPreview } from '@/lib/results/editions/preview-edition';
import { itemLabel } from '@/lib/survey/questionnaire/item-label';

type Ready = Extract<EditionPreview, { ready: true }>;

/** How much of each table is withheld, and why. */
export function WithheldTable({ withheld }: Pick<Ready, 'withheld'>) {
  const text = (n: number) => n.toLocaleString('ja-JP');
  return (
    <Table caption="分け方ごとの、示す数と伏せる数">
      <thead>
        <tr><Th>分け方</Th><Th>示す数</Th><Th>小さいため伏せる数</Th><Th>その手がかりになるため伏せる数</Th></tr>
      </thead>
      <tbody>
        {withheld.map(({ key, label, shown, small, betraying }) => (
          <tr key={key}><Th scope="row" className="min-w-40 font-normal">{label}</Th><Td>{text(shown)}</Td><Td>{text(small)}</Td><Td>{text(betraying)}</Td></tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What goes in beside the tables: findings, remarks, names. */
export function GoesIn({ facts, questionnaire }: Pick<Ready, 'facts' | 'questionnaire'>) {
  const { findings, remarks, named } = facts;
  const known = new Map(findingsOf(questionnaire).map((finding) => [finding.key, finding]));
  const said = findings.flatMap(({ key }) => known.get(key) ?? []);
  const placeOf = (place: string) => (place === 'intro' ? 'はじめに' : (questionnaire.sections.find(({ key }) => key === place)?.title ?? itemLabel(questionnaire, place)));
  return (
    <dl className="my-4 grid gap-x-6 gap-y-3 desktop:grid-cols-[max-content_1fr]">
      <dt className="text-std-16B-170">半数以上が当てはまる項目</dt>
      <dd>{said.length === 0 ? '当てはまる項目はありません。' : <ul className="ml-6 list-disc">{said.map((finding) => <li key={finding.key}>{findingWords(finding)}</li>)}</ul>}</dd>
      <dt className="text-std-16B-170">報告書の書き添え</dt>
      <dd>
        {remarks.length === 0 ? 'ありません。' : <ul className="ml-6 list-disc">{remarks.map(({ place, text }) => <li key={place}>{placeOf(place)}：{[...text].slice(0, 60).join('')}{[...text].length > 60 && '…'}</li>)}</ul>}
      </dd>
      <dt className="text-std-16B-170">団体名の掲載</dt>
      <dd>
        {named.length === 0 ? '同意した団体はありません。' : (
          <ul className="ml-6 list-disc">
            {named.map(({ item, value, municipalities }) => <li key={`${item} ${value}`}>{itemLabel(questionnaire, item)}：{municipalities.map(({ name, prefecture }) => `${prefecture} ${name}`.trim()).join('、')}</li>)}
          </ul>
        )}
      </dd>
    </dl>
  );
}

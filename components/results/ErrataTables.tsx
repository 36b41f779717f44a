import { Table, Td, Th } from '@/components/ui/Table';
import { countWords } from '@/lib/results/counting/count-words';
import type { Edition, ErratumLine } from '@/lib/results/editions/edition';
import { WITHHELD_WORD } from '@/lib/results/suppression/withheld-word';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import { numberText } from './figures-of-item';

type Props = { edition: Pick<Edition, 'questionnaire' | 'facts' | 'errata'>; before: number; after: number };

/** The 正誤表 of an edition against the one before it: one table a way of splitting, folded where it is long. */
export function ErrataTables({ edition: { questionnaire, facts, errata }, before, after }: Props) {
  const items = new Map(itemsOf(questionnaire).map((item) => [item.key, item]));
  const bySchemes = facts.schemes.map((scheme) => ({ scheme, lines: errata.filter((line) => line.scheme === scheme.key) })).filter(({ lines }) => lines.length > 0);
  if (bySchemes.length === 0) return <p>数の違いはありません。文章や掲載した団体名などを改めました。</p>;
  const what = ({ item, part, value }: ErratumLine) => {
    const known = items.get(item);
    return known ? `${known.number} ${known.label}　${countWords(known, { part, value })}` : `${item} ${part} ${value}`;
  };
  return (
    <>
      {errata.some(({ before, after }) => before === null || after === null) && <p>「{WITHHELD_WORD}」が数に、または数が「{WITHHELD_WORD}」に変わったところには、数は同じまま、伏せるかどうかだけが変わったところもあります。</p>}
      {bySchemes.map(({ scheme, lines }) => (
        <details key={scheme.key} open={lines.length <= 20}>
          <summary className="min-h-11 cursor-pointer py-2">{scheme.label}の表：{lines.length.toLocaleString('ja-JP')}か所</summary>
          <Table caption={`正誤表（第${before}版から第${after}版、${scheme.label}）`}>
            <thead>
              <tr><Th>項目</Th><Th>列</Th><Th className="whitespace-nowrap">誤（第{before}版）</Th><Th className="whitespace-nowrap">正（第{after}版）</Th></tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={[line.band, line.item, line.part, line.value].join(' ')}>
                  <Th scope="row" className="min-w-56 font-normal">{what(line)}</Th>
                  <Td className="min-w-24">{scheme.bands.find(({ key }) => key === line.band)?.label ?? line.band}</Td>
                  <Td>{numberText(line.before)}</Td>
                  <Td>{numberText(line.after)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </details>
      ))}
    </>
  );
}

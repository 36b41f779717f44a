import { Table, Td, Th } from '@/components/ui/Table';
import type { Item } from '@/lib/survey/questionnaire/questionnaire';
import { Box } from './BlankSpaces';

function Meanings({ item }: { item: Item }) {
  const explained = item.choices?.filter((choice) => choice.definition) ?? [];
  if (explained.length === 0) return null;
  return (
    <dl className="my-2">
      {explained.map((choice) => (
        <div key={choice.value} className="my-1 print:my-0">
          <dt className="inline font-bold">{choice.label}</dt>
          <dd className="inline text-solid-gray-700">　{choice.definition}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A matrix as a table: a row each, and a box a choice, or room for a name. */
export function BlankMatrix({ item }: { item: Item }) {
  const kind = item.cell === 'many' ? 'many' : 'one';
  return (
    <>
      <Meanings item={item} />
      <Table caption={`${item.number} ${item.label}の記入欄`} captionHidden>
        <thead>
          <tr>
            <Th className="print:text-[9.5pt]">対象</Th>
            {item.choices?.map((choice) => <Th key={choice.value} className="min-w-24 text-center print:min-w-16 print:text-[9.5pt]">{choice.label}</Th>) ?? <Th className="w-3/5 print:text-[9.5pt]">名前</Th>}
          </tr>
        </thead>
        <tbody>
          {item.rows?.map((row) => (
            <tr key={row.key}>
              <Th scope="row" className="min-w-40 print:w-1/2 print:text-[9.5pt] print:leading-snug">
                {row.label}
                {row.definition && <span className="block font-normal text-solid-gray-700 print:ml-2 print:inline print:text-[8.5pt] print:leading-snug">{row.definition}</span>}
              </Th>
              {item.choices?.map((choice) => <Td key={choice.value} className="text-center"><Box kind={kind} /></Td>) ?? <Td />}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

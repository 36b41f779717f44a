import { Notice } from '@/components/ui/Notice';
import { Table, Td, Th } from '@/components/ui/Table';
import type { FileProblem } from '@/lib/survey/editing/questionnaire-file';

/** Everything that is wrong in a file, by line. */
export function ProblemTable({ problems, more }: { problems: FileProblem[]; more: number }) {
  return (
    <>
      <Notice tone="error" title={`直すところが${(problems.length + more).toLocaleString('ja-JP')}か所あります。何も取り込んでいません。`} live>
        {more > 0 && <p>はじめの{problems.length}か所を示します。</p>}
      </Notice>
      <Table caption="直すところ">
        <thead>
          <tr>
            <Th className="whitespace-nowrap">行</Th>
            <Th className="whitespace-nowrap">けた</Th>
            <Th className="min-w-40">項目</Th>
            <Th className="min-w-72">直し方</Th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ line, column, item, message }, i) => (
            <tr key={i}>
              <Td className="tabular-nums">{line}</Td>
              <Td className="tabular-nums">{column}</Td>
              <Td className="min-w-32">{item || '（全体）'}</Td>
              <Td className="min-w-64">{message}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

import { Notice } from '@/components/ui/Notice';
import type { Problem } from '@/lib/survey/workbook/read-answers';

const placeOf = ({ sheet, row, item }: Problem): string => [sheet && `シート「${sheet}」`, row !== null && `${row}行目`, item].filter(Boolean).join('　');

/** What could not be read of an uploaded workbook: where, what, and the remedy. */
export function WorkbookProblems({ problems }: { problems: Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="warning" title={`取り込めない、または確かめていただきたいところが${problems.length}か所あります。`}>
      <ul className="mt-2 list-disc pl-6" aria-label="取り込めないところ">
        {problems.map((problem, i) => (
          <li key={i} className="my-1">
            {placeOf(problem) && <span className="block font-bold">{placeOf(problem)}</span>}
            {problem.message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

import type { ReactNode } from 'react';
import type { Finding } from '@/lib/survey/questionnaire/checks';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';

/** What is odd, with what to check, the remark that the municipality left, and what the reader may do. */
export function FindingList({ findings, answers, beside }: { findings: Finding[]; answers: Answers; beside?: (finding: Finding) => ReactNode }) {
  return (
    <ul className="grid gap-4">
      {findings.map((finding) => {
        const remark = answers[`${finding.item}.remark`];
        return (
          <li key={finding.key} data-finding={finding.key} className="border-l-4 border-warning-orange-2 pl-4">
            <p>{finding.says}</p>
            <p className="text-solid-gray-700">{finding.toCheck}</p>
            {typeof remark === 'string' && <p className="mt-1 whitespace-pre-line wrap-anywhere">備考に書かれた説明：{remark}</p>}
            {beside?.(finding)}
          </li>
        );
      })}
    </ul>
  );
}

import type { ReactNode } from 'react';

/** A published question with its answer; dt and dd of a dl. */
export function FaqEntry({ question, answer, children }: { question: string; answer: string; children?: ReactNode }) {
  return (
    <div className="my-3">
      <dt className="whitespace-pre-line wrap-anywhere text-std-16B-170">問　{question}</dt>
      <dd className="whitespace-pre-line wrap-anywhere pl-6">答　{answer}{children}</dd>
    </div>
  );
}

/** What is published about one item, folded away where it stands at the question. */
export function ItemFaq({ entries }: { entries: { id: string; question: string; answer: string }[] }) {
  if (entries.length === 0) return null;
  return (
    <details className="my-2">
      <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">よくある質問（{entries.length}件）</summary>
      <dl className="border-l-4 border-blue-200 pl-4">{entries.map(({ id, question, answer }) => <FaqEntry key={id} question={question} answer={answer} />)}</dl>
    </details>
  );
}

import type { ReactNode } from 'react';

/** Folded away under these words until it is wanted: also before an act that cannot be taken back, so that one press does not do it. */
export function Fold({ words, open, children }: { words: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="print:hidden">
      <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">{words}</summary>
      {children}
    </details>
  );
}

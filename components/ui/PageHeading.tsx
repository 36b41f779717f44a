import type { ReactNode } from 'react';

/** The page's one h1 with what belongs right under it. */
export function PageHeading({ title, above, children }: { title: string; above?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-6 print:mb-3">
      {above && <p className="text-solid-gray-700">{above}</p>}
      <h1 className="text-std-28B-150 desktop:text-std-32B-150 print:text-[17pt]">{title}</h1>
      {children}
    </div>
  );
}

// Room to write on paper. All of it is for the eye and the pen only, so assistive technology passes it by.

export type BoxKind = 'one' | 'many' | 'ranked';

/** A box to tick: round where one is chosen, square where several may be. A ranked choice is written below instead. */
export function Box({ kind }: { kind: BoxKind }) {
  if (kind === 'ranked') return <span aria-hidden="true">・</span>;
  return <span aria-hidden="true" className={`mt-1 inline-block size-5 shrink-0 border border-solid-gray-800 bg-white print:size-4 ${kind === 'one' ? 'rounded-full' : ''}`} />;
}

export function WritingLine({ unit, wide = false }: { unit?: string; wide?: boolean }) {
  return (
    <span className="inline-flex items-end gap-1">
      <span aria-hidden="true" className={`inline-block h-8 border-b print:h-6 border-solid-gray-800 ${wide ? 'w-64 max-w-full' : 'w-24'}`} />
      {unit}
    </span>
  );
}

export function WritingSpace() {
  return <div aria-hidden="true" className="h-20 rounded-8 print:h-14 border border-solid-gray-600 bg-white" />;
}

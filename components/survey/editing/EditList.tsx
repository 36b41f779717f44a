import type { FormAction } from '@/components/form/use-action-form';
import { formatDateTime } from '@/lib/platform/time';
import { UndoForm } from './UndoForm';

type Edit = { revision: number; words: string; personName: string; at: Date; undoneAt: Date | null };

/** The last edits, newest first. Only the newest that stands can be taken back; then the one before it. */
export function EditList({ edits, year, undo }: { edits: Edit[]; year: number; undo: FormAction<never> | null }) {
  if (edits.length === 0) return <p>まだ変更はありません。</p>;
  const last = edits.find((edit) => !edit.undoneAt);
  return (
    <ul>
      {edits.map((edit) => (
        <li key={edit.revision} className="border-t border-solid-gray-420 py-3">
          <p className={edit.undoneAt ? 'line-through' : undefined}>{edit.words}</p>
          <p className="text-solid-gray-700">
            {formatDateTime(edit.at)}　{edit.personName}
            {edit.undoneAt && '　元に戻しました'}
          </p>
          {undo && edit === last && <UndoForm action={undo} year={year} edit={edit.revision} words={edit.words} />}
        </li>
      ))}
    </ul>
  );
}

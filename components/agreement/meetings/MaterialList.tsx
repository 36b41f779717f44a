import type { ReactNode } from 'react';
import { sizeInWords } from '@/lib/files/file-types';
import { formatDate } from '@/lib/platform/time';

type File = { id: string; name: string; size: number; addedAt: Date };

/** Files to download; opening one is recorded. */
export function MaterialList({ files, act }: { files: File[]; act?: (file: File) => ReactNode }) {
  if (files.length === 0) return <p className="mt-2">まだ資料はありません。</p>;
  return (
    <ul className="mt-2 grid gap-2">
      {files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-center gap-x-4">
          <a href={`/api/files/meeting/${file.id}`} className="inline-block break-all py-2">{file.name}（{sizeInWords(file.size)}）</a>
          <span className="text-solid-gray-700">{formatDate(file.addedAt)}</span>
          {act?.(file)}
        </li>
      ))}
    </ul>
  );
}

'use client';
import { useEffect, useRef } from 'react';
import { fieldIds } from './Field';

/** What has to be mended, as links to the fields. Takes the focus when it appears (with script); without script it stands on top. */
export function ErrorSummary({ message, errors, errorId }: { message?: string; errors: Record<string, string>; errorId?: string }) {
  const ref = useRef<HTMLDivElement>(null);
  const list = Object.entries(errors);
  useEffect(() => ref.current?.focus(), [message, errors]);
  if (!message && list.length === 0) return null;
  return (
    <div ref={ref} tabIndex={-1} role="alert" aria-labelledby="error-summary" data-error-id={errorId} className="my-6 rounded-8 border-4 border-error-2 p-4">
      <h2 id="error-summary" className="text-std-20B-150">
        {list.length > 0 ? `入力内容を${list.length}か所ご確認ください` : '処理できませんでした'}
      </h2>
      {message && <p>{message}</p>}
      {list.length > 0 && (
        <ul className="mt-2 list-disc pl-6">
          {list.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldIds(name).input}`} className="text-error-2 visited:text-error-2">{sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import { Tag } from '@/components/ui/Tag';
import { formatDateTime } from '@/lib/platform/time';
import type { QueryThread as Thread } from '@/lib/survey/questions/list-queries';
import { QUERY_STATUS_LABEL } from '@/lib/survey/questions/query-status';

/** One 疑義照会 with everything that was said, by whom and when. The acts of the reader stand below. `under`: what its heading hangs under. */
export function QueryThread({ query, withName = false, under = 'page', children }: { query: Thread; withName?: boolean; under?: 'page' | 'section'; children?: ReactNode }) {
  const Heading = under === 'page' ? 'h2' : 'h3';
  const heading = `query-${query.id}`;
  return (
    <article aria-labelledby={heading} id={`q-${query.id}`} className="my-6 rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
      <p><Tag tone={query.status === 'open' ? 'warning' : query.status === 'replied' ? 'waiting' : 'done'}>{QUERY_STATUS_LABEL[query.status]}</Tag></p>
      <Heading id={heading} className="mt-2 text-std-20B-150">{withName && `${query.municipality}　`}{query.itemLabel}</Heading>
      <ol className="mt-3 grid gap-3">
        {query.messages.map(({ side, name, text, at }) => (
          <li key={`${side} ${at.toISOString()}`} className={`border-l-4 pl-4 ${side === 'secretariat' ? 'border-blue-900' : 'border-success-2'}`}>
            <p className="text-solid-gray-700">{side === 'secretariat' ? '事務局' : query.municipality}　{name}　{formatDateTime(at)}</p>
            <p className="whitespace-pre-line wrap-anywhere">{text}</p>
          </li>
        ))}
      </ol>
      {children}
    </article>
  );
}

import type { ReactNode } from 'react';
import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { formatDate, formatDateTime } from '@/lib/platform/time';
import type { Crossing } from '@/lib/register/crossing';
import { PROGRESS_LABEL, PROGRESS_TONE, type ProgressCounts, type ProgressRow, STATUSES } from '@/lib/survey/waves/progress-filter';

const number = (count: number) => count.toLocaleString('ja-JP');

/** How many of those asked are where, and what share has submitted. */
export function ProgressSummary({ counts }: { counts: ProgressCounts }) {
  return (
    <dl className="my-4 flex flex-wrap gap-4">
      {[
        { label: '対象', count: counts.asked },
        ...STATUSES.map((status) => ({ label: PROGRESS_LABEL[status], count: counts[status] })),
        ...(counts.invalid > 0 ? [{ label: '提出・受理のうち無効', count: counts.invalid }] : []),
      ].map(({ label, count }) => (
        <div key={label} className="min-w-28 rounded-8 border border-solid-gray-420 px-4 py-2">
          <dt>{label}</dt>
          <dd className="text-std-24B-150 tabular-nums">
            {number(count)}
            <span className="text-std-16N-170">団体</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Group = { key: string; name: string; counts: ProgressCounts };

/** Counts by prefecture or band; each name leads to its municipalities. */
export function GroupTable({ caption, head, rows, href }: { caption: string; head: string; rows: Group[]; href: (key: string) => string }) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{head}</Th>
          <Th>対象</Th>
          {STATUSES.map((status) => (
            <Th key={status} className="whitespace-nowrap">{PROGRESS_LABEL[status]}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, counts }) => (
          <tr key={key}>
            <Th scope="row" className="min-w-36">
              <a href={href(key)} className="inline-block py-1">{name}</a>
            </Th>
            <Td className="tabular-nums">{number(counts.asked)}</Td>
            {STATUSES.map((status) => (
              <Td key={status} className="tabular-nums">{number(counts[status])}</Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type Row = ProgressRow & { crossed: Crossing | null };

/** Those asked, one by one, with where they are; never what they answered. */
export function RespondentTable({ rows, href, comparedWith }: { rows: Row[]; href?: (owner: string) => string; comparedWith: Date | null }) {
  const name = (row: Row): ReactNode => {
    const text = `${row.prefecture ? `${row.prefecture.name} ` : ''}${row.label}`;
    return href ? <a href={href(row.owner)} className="inline-block py-1">{text}</a> : text;
  };
  return (
    <Table caption="団体ごとの状況">
      <thead>
        <tr>
          <Th>団体</Th>
          <Th>状態</Th>
          <Th>メール</Th>
          <Th>最後の更新</Th>
          <Th>人口</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.owner}>
            <Th scope="row" className="min-w-40 font-normal">
              {name(row)}
              {row.crossed && comparedWith && (
                <span className="block">
                  <Tag tone="warning">10万人を{row.crossed.direction === 'below' ? '下回った' : '上回った'}</Tag>
                  <span className="block">{`${formatDate(comparedWith)}は${number(row.crossed.from.count)}人`}</span>
                </span>
              )}
            </Th>
            <Td className="whitespace-nowrap">
              <Tag tone={PROGRESS_TONE[row.status]}>{PROGRESS_LABEL[row.status]}</Tag>
              {row.validity === 'invalid' && (
                <span className="ml-2">
                  <Tag tone="warning">無効</Tag>
                </span>
              )}
            </Td>
            <Td className="min-w-36">
              {row.bounced && <span className="block"><Tag tone="warning">メール不達</Tag></span>}
              {!row.reachable && ['seen', 'draft', 'requested'].includes(row.status) && <span className="block">アドレスなし</span>}
              {row.remindedAt && <span className="block">{`案内 ${formatDate(row.remindedAt)}`}</span>}
            </Td>
            <Td className="min-w-44">{row.updatedAt ? formatDateTime(row.updatedAt) : 'まだありません'}</Td>
            <Td className="whitespace-nowrap tabular-nums">{row.population === null ? '公表値なし' : `${number(row.population)}人`}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Leads through the pages of a long list. */
export function Pages({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  if (pages <= 1) return null;
  return (
    <nav aria-label="一覧のページ" className="my-4 flex flex-wrap items-center gap-6">
      {page > 1 && <a href={href(page - 1)} className="inline-block py-2">前のページ</a>}
      <span>{`${page}／${pages}ページ`}</span>
      {page < pages && <a href={href(page + 1)} className="inline-block py-2">次のページ</a>}
    </nav>
  );
}

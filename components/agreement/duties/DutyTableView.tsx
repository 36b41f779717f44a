import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { countUnmet, type DutyFilter, dutyTableAddress, type DutyTableRow } from '@/lib/agreement/duties/duty-filter';
import { DUTY_STATE_LABEL, DUTY_STATE_TONE } from '@/lib/agreement/duties/duty-words';
import { MEMBERSHIP_LABEL } from '@/lib/agreement/membership/membership-states';
import { formatDate } from '@/lib/platform/time';

type Props = { filter: DutyFilter; rules: { key: string; title: string }[]; rows: DutyTableRow[] };

/** 2026-11-23, short for a table of many columns; with the era in the title. */
function Day({ day, before = '', after = '' }: { day: string; before?: string; after?: string }) {
  return <span className="block whitespace-nowrap text-solid-gray-700" title={formatDate(new Date(`${day}T00:00:00Z`))}>{before}<time dateTime={day}>{day.replaceAll('-', '/')}</time>{after}</span>;
}

/** Members × duties. Each head sorts, once more the other way round. */
export function DutyTableView({ filter, rules, rows }: Props) {
  const head = (sort: string, label: string) => {
    const chosen = filter.sort === sort;
    return (
      <Th key={sort} aria-sort={chosen ? (filter.down ? 'descending' : 'ascending') : undefined}>
        <a href={dutyTableAddress({ ...filter, sort, down: chosen && !filter.down, page: 1 })} className="inline-block min-w-24 py-1">
          {label}
          {chosen && <span aria-hidden="true">{filter.down ? ' ▼' : ' ▲'}</span>}
        </a>
      </Th>
    );
  };
  return (
    <Table caption="構成団体と義務の状況" captionHidden>
      <thead>
        <tr>{head('code', '団体コード')}{head('kana', '市区町村')}{head('standing', '立場')}{head('since', '立場になった日')}{head('unmet', '満たしていない数')}{rules.map(({ key, title }) => head(key, title))}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <Td>{row.code}</Td>
            <Th scope="row" className="min-w-32"><a href={`/agreement/duties?code=${row.code}`} className="inline-block py-1">{row.prefecture} {row.name}</a></Th>
            <Td className="whitespace-nowrap">{MEMBERSHIP_LABEL[row.standing]}</Td>
            <Td><Day day={row.since} /></Td>
            <Td className="text-right tabular-nums">{countUnmet(row.duties)}</Td>
            {row.duties.map(({ key, state, metUntil, unmetSince }) => (
              <Td key={key}>
                <Tag tone={DUTY_STATE_TONE[state]}>{DUTY_STATE_LABEL[state]}</Tag>
                {unmetSince ? <Day day={unmetSince} after="から" /> : state !== 'not-owed' && metUntil && <Day day={metUntil} after="まで" />}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

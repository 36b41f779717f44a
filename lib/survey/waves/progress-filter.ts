import { schemeByKey, schemes } from '../../register/bands';
import { isSubmitted } from '../response-status';

/** The way of a municipality in a year; 未招待 has neither an account nor an invitation that is still open. */
export const STATUSES = ['none', 'invited', 'seen', 'draft', 'requested', 'submitted', 'accepted'] as const;
export type ProgressStatus = (typeof STATUSES)[number];
export const PROGRESS_LABEL: Record<ProgressStatus, string> = {
  none: '未招待', invited: '招待済', seen: '閲覧', draft: '入力中', requested: '承認待ち', submitted: '提出', accepted: '受理',
};
export const PROGRESS_TONE: Record<ProgressStatus, 'plain' | 'waiting' | 'done'> = {
  none: 'plain', invited: 'plain', seen: 'plain', draft: 'waiting', requested: 'waiting', submitted: 'done', accepted: 'done',
};
/** 未提出: everything before the submission, those whom a reminder is for. */
export const OPEN_STATUSES: readonly ProgressStatus[] = ['none', 'invited', 'seen', 'draft', 'requested'];

/** What the address of a progress page asks for; '' is no restriction. */
export type ProgressFilter = { prefecture: string; scheme: string; band: string; status: ProgressStatus | 'open' | ''; mail?: 'bounced' | ''; page: number };

export type ProgressRow = {
  owner: string;
  label: string;
  prefecture: { code: string; name: string } | null;
  population: number | null;
  bands: Record<string, string>;
  validity: string;
  status: ProgressStatus;
  updatedAt: Date | null;
  /** A mail of this year about it came back or was refused. */
  bounced: boolean;
  remindedAt: Date | null;
  /** Somebody who serves it has left an e-mail address. */
  reachable: boolean;
};

export type ProgressCounts = Record<ProgressStatus, number> & { asked: number; invalid: number };

type SearchParams = Record<string, string | string[] | undefined>;

/** Reads the filter from an address; what it does not know counts as no restriction. */
export function readProgressFilter(params: SearchParams): ProgressFilter {
  const text = (name: string) => (typeof params[name] === 'string' ? (params[name] as string) : '');
  const [scheme = '', band = ''] = text('band').split(':');
  const known = schemeByKey(scheme)?.bands.some(({ key }) => key === band) ?? false;
  const page = Number(text('page'));
  return {
    prefecture: /^\d{2}$/.test(text('prefecture')) ? text('prefecture') : '',
    scheme: known ? scheme : '',
    band: known ? band : '',
    status: text('status') === 'open' ? 'open' : (STATUSES.find((status) => status === text('status')) ?? ''),
    ...(text('mail') === 'bounced' ? { mail: 'bounced' as const } : {}),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

/** The address's query for a filter, without what is not restricted. */
export function progressQuery(filter: Partial<ProgressFilter>): string {
  const query = new URLSearchParams();
  if (filter.prefecture) query.set('prefecture', filter.prefecture);
  if (filter.scheme && filter.band) query.set('band', `${filter.scheme}:${filter.band}`);
  if (filter.status) query.set('status', filter.status);
  if (filter.mail) query.set('mail', filter.mail);
  if (filter.page && filter.page > 1) query.set('page', String(filter.page));
  const text = query.toString();
  return text ? `?${text}` : '';
}

export const matches = (row: ProgressRow, filter: ProgressFilter): boolean =>
  (!filter.prefecture || row.prefecture?.code === filter.prefecture) &&
  (!filter.band || row.bands[filter.scheme] === filter.band) &&
  (!filter.status || (filter.status === 'open' ? OPEN_STATUSES.includes(row.status) : row.status === filter.status)) &&
  (!filter.mail || row.bounced);

export function countProgress(rows: ProgressRow[]): ProgressCounts {
  const counts: ProgressCounts = { asked: rows.length, invalid: 0, none: 0, invited: 0, seen: 0, draft: 0, requested: 0, submitted: 0, accepted: 0 };
  for (const row of rows) {
    counts[row.status]++;
    if (isSubmitted(row.status) && row.validity === 'invalid') counts.invalid++;
  }
  return counts;
}

/** Counts by prefecture, in the order of their codes. */
export function countByPrefecture(rows: ProgressRow[]): { code: string; name: string; counts: ProgressCounts }[] {
  const groups = new Map<string, ProgressRow[]>();
  for (const row of rows) if (row.prefecture) groups.set(row.prefecture.code, [...(groups.get(row.prefecture.code) ?? []), row]);
  return [...groups.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([code, group]) => ({ code, name: group[0]!.prefecture!.name, counts: countProgress(group) }));
}

/** Counts by band of a scheme, in the scheme's order; bands that nobody stands in are left out. */
export function countByBand(rows: ProgressRow[], scheme: string): { band: string; label: string; counts: ProgressCounts }[] {
  const bands = schemes.find(({ key }) => key === scheme)?.bands ?? [];
  return bands.map(({ key, label }) => ({ band: key, label, counts: countProgress(rows.filter((row) => row.bands[scheme] === key)) })).filter(({ counts }) => counts.asked > 0);
}

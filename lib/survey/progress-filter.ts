import { schemeByKey } from '../register/bands';

export type ProgressStatus = 'none' | 'draft' | 'submitted';
export const PROGRESS_LABEL: Record<ProgressStatus, string> = { none: '未着手', draft: '入力中', submitted: '提出済' };
export const STATUSES: ProgressStatus[] = ['none', 'draft', 'submitted'];

/** What the address of a progress page asks for; '' is no restriction. */
export type ProgressFilter = { prefecture: string; scheme: string; band: string; status: ProgressStatus | ''; page: number };

export type ProgressRow = {
  owner: string;
  label: string;
  prefecture: { code: string; name: string } | null;
  population: number | null;
  bands: Record<string, string>;
  validity: string;
  status: ProgressStatus;
  updatedAt: Date | null;
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
    status: STATUSES.find((status) => status === text('status')) ?? '',
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

/** The address's query for a filter, without what is not restricted. */
export function progressQuery(filter: Partial<ProgressFilter>): string {
  const query = new URLSearchParams();
  if (filter.prefecture) query.set('prefecture', filter.prefecture);
  if (filter.scheme && filter.band) query.set('band', `${filter.scheme}:${filter.band}`);
  if (filter.status) query.set('status', filter.status);
  if (filter.page && filter.page > 1) query.set('page', String(filter.page));
  const text = query.toString();
  return text ? `?${text}` : '';
}

export const matches = (row: ProgressRow, filter: ProgressFilter): boolean =>
  (!filter.prefecture || row.prefecture?.code === filter.prefecture) &&
  (!filter.band || row.bands[filter.scheme] === filter.band) &&
  (!filter.status || row.status === filter.status);

export function countProgress(rows: ProgressRow[]): ProgressCounts {
  const counts: ProgressCounts = { asked: rows.length, none: 0, draft: 0, submitted: 0, invalid: 0 };
  for (const row of rows) {
    counts[row.status]++;
    if (row.status === 'submitted' && row.validity === 'invalid') counts.invalid++;
  }
  return counts;
}

/** Counts by prefecture, in the order of their codes. */
export function countByPrefecture(rows: ProgressRow[]): { code: string; name: string; counts: ProgressCounts }[] {
  const groups = new Map<string, ProgressRow[]>();
  for (const row of rows) if (row.prefecture) groups.set(row.prefecture.code, [...(groups.get(row.prefecture.code) ?? []), row]);
  return [...groups.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([code, group]) => ({ code, name: group[0]!.prefecture!.name, counts: countProgress(group) }));
}

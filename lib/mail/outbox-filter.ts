import { isMessageState, type MessageState, mailKinds, type MailKind } from './message-states';

export const OUTBOX_PAGE = 50;
export type OutboxFilter = { state: MessageState | ''; kind: MailKind | ''; text: string; page: number };
type Query = Record<string, string | string[] | undefined>;

/** Reads the filter from an address; what it does not know counts as no restriction. */
export function readOutboxFilter(query: Query): OutboxFilter {
  const one = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : '');
  const page = Number(one('page'));
  const state = one('state');
  const kind = one('kind');
  return {
    state: isMessageState(state) ? state : '',
    kind: Object.hasOwn(mailKinds, kind) ? (kind as MailKind) : '',
    text: one('text').normalize('NFKC').replace(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(0, 100),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

export function outboxAddress(filter: Partial<OutboxFilter>): string {
  const query = new URLSearchParams();
  for (const name of ['state', 'kind', 'text'] as const) if (filter[name]) query.set(name, filter[name]);
  if (filter.page && filter.page > 1) query.set('page', String(filter.page));
  const text = query.toString();
  return `/admin/mail${text ? `?${text}` : ''}`;
}

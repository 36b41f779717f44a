/** Whose turn it is. */
export const QUERY_STATUS_LABEL: Record<string, string> = { open: '回答待ち', replied: '回答あり', closed: '完了' };

export type QueryFilter = { status: string; code: string };

/** What the address of the list asks for; anything else is everything. */
export const readQueryFilter = (query: Record<string, string | string[] | undefined>): QueryFilter => ({
  status: typeof query.status === 'string' && Object.hasOwn(QUERY_STATUS_LABEL, query.status) ? query.status : '',
  code: typeof query.code === 'string' && /^[0-9]{6}$/.test(query.code) ? query.code : '',
});

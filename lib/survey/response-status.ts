/**
 * A response's way: 入力中 draft → 承認待ち requested → 提出 submitted → 受理 accepted. Handing back and returning lead to
 * draft again. `submitted` and `accepted` count in the results.
 */
export type ResponseStatus = 'draft' | 'requested' | 'submitted' | 'accepted';

/** The submitted version stands and counts (while it is 有効). */
export const isSubmitted = (status: string | null | undefined): boolean => status === 'submitted' || status === 'accepted';

/** A response's state in words; `none` before anything is typed. */
export const RESPONSE_LABEL: Record<ResponseStatus | 'none', string> = { none: '未着手', draft: '入力中', requested: '承認待ち', submitted: '提出済', accepted: '受理済' };

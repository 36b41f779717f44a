import type { SaveRefusal, SaveResult, SentChange } from '@/lib/survey/drafts/save-protocol';

export type SendOutcome =
  | { kind: 'answered'; result: SaveResult }
  /** No line, or the server is down: worth another try. */
  | { kind: 'unreachable'; message?: string }
  | { kind: 'signed-out' }
  /** The server has understood and will not take it. */
  | { kind: 'refused'; message: string };

type Where = { year: number; section: string; code: string };

const OUTLIVES_PAGE = 16_000; // characters; a browser limits what may go on being sent after its page has closed

/** Sends changed fields. Only a whole and readable answer counts as acknowledged. Never throws. */
export async function sendChanges({ year, section, code }: Where, changes: SentChange[]): Promise<SendOutcome> {
  const sent = JSON.stringify({ changes });
  try {
    const response = await fetch(`/api/survey/${year}/${encodeURIComponent(section)}?code=${code}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: sent,
      credentials: 'same-origin',
      redirect: 'error',
      keepalive: sent.length < OUTLIVES_PAGE,
    });
    const body: unknown = await response.json();
    if (response.ok) return { kind: 'answered', result: body as SaveResult };
    const { message } = body as SaveRefusal;
    if (response.status === 401) return { kind: 'signed-out' };
    if (response.status >= 500 || response.status === 429) return { kind: 'unreachable', message };
    return { kind: 'refused', message };
  } catch {
    return { kind: 'unreachable' };
  }
}

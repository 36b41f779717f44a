import type { ColleaguesChanges } from '@/lib/survey/drafts/save-protocol';
import type { Autosave } from './autosave';

const EVERY = 30_000; // ms, while the page is looked at

type Where = { year: number; code: string; section: string };

/** Asks for what others have changed. Never throws: null when the line is gone or the session has ended (a save says that). */
async function ask({ year, code, section }: Where, since: string): Promise<ColleaguesChanges | null> {
  try {
    const response = await fetch(`/api/survey/${year}/${encodeURIComponent(section)}?code=${code}&since=${encodeURIComponent(since)}`, { credentials: 'same-origin', redirect: 'error' });
    return response.ok ? ((await response.json()) as ColleaguesChanges) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps an open form up with what colleagues save: every half minute while it is in sight, and at once on coming back to
 * it or when the line returns.
 * @param since when the page's answers were read, ISO 8601
 * @returns the way to stop
 */
export function followColleagues(autosave: Autosave, where: Where, since: string): () => void {
  let from = since;
  let asking = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    clearTimeout(timer);
    if (asking || document.visibilityState === 'hidden') return;
    asking = true;
    const told = await ask(where, from);
    asking = false;
    if (stopped) return;
    if (told) {
      const taken = Object.entries(told.fields).map(([field, { value, by, at }]) => autosave.colleagueSaved(field, value, by, at));
      if (taken.every(Boolean)) from = told.at; // else it is asked again, once what is typed here has been sent
    }
    timer = setTimeout(look, EVERY);
  };
  const wake = () => void look();
  timer = setTimeout(look, EVERY);
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
    stopped = true;
  };
}

// Keeps the web process, and the database beside it, running until the launcher is stopped.
import { startWeb } from '../web-process.mjs';
import { Problem } from './problem.mjs';

const FALLS = 3; // within the time below: then it is not an accident
const WITHIN_MS = 60_000;

/** Whether one more fall is one too many. */
export function fallCounter(now = () => performance.now()) {
  let falls = [];
  return () => {
    falls = [...falls.filter((at) => now() - at < WITHIN_MS), now()];
    return falls.length >= FALLS;
  };
}

/**
 * Starts the web process and starts it again when it dies. Resolves when it listens.
 * @param {ReturnType<typeof import('./stopper.mjs').stopper>} stop
 * @param {Record<string, string>} env
 * @throws {Problem} when it does not come up; it has said why itself
 */
export async function superviseWeb(stop, env) {
  const tooOften = fallCounter();
  let web;
  stop.finally(async () => web?.stop());
  const begin = async () => {
    web = startWeb({ env });
    await web.listening.catch(() => {
      throw new Problem('画面のサーバーを起動できませんでした。');
    });
    web.exited.then(again);
  };
  const again = async ({ code, signal }) => {
    if (stop.requested) return;
    console.error(`画面のサーバーが止まりました（${signal ?? code}）。`);
    if (tooOften()) return giveUp(stop, '続けて止まるため、終了します。上の記録をご確認ください。');
    console.error('もう一度起動しています…');
    await begin().then(
      () => console.error('起動しました。'),
      (error) => giveUp(stop, error.message),
    );
  };
  await begin();
}

/** Says why, and ends everything with an exit code that tells. */
export function giveUp(stop, message) {
  if (stop.requested) return undefined;
  console.error(message);
  process.exitCode = 1;
  return stop.now();
}

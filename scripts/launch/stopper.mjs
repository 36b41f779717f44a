// Ctrl-C, SIGTERM and the end of npm: the web process first, then the database, then the lock. Asking twice changes nothing.
import process from 'node:process';
import { watchNpm } from './parent.mjs';

/**
 * @returns {{ requested: boolean, finally: (end: () => Promise<void>) => void, now: () => Promise<void> }}
 *   finally: adds something to be ended, the latest first
 */
export function stopper() {
  const ends = [];
  let stopping;
  const stop = {
    requested: false,
    finally: (end) => ends.push(end),
    now: () => (stopping ??= endAll()),
  };
  async function endAll() {
    while (ends.length > 0) {
      await ends.pop()().catch((error) => {
        console.error(error);
        process.exitCode = 1;
      });
    }
    process.exit();
  }
  const request = () => {
    if (stop.requested) return;
    stop.requested = true;
    console.log('\n終了しています…');
    void stop.now();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, request);
  for (const out of [process.stdout, process.stderr]) out.on('error', () => {}); // the terminal is gone: stop in silence
  watchNpm(request);
  process.on('exit', (code) => {
    if (stop.requested && code === 0) console.log('終了しました。');
  });
  return stop;
}

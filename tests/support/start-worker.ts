import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Starts tests/support/job-worker.ts as a process of its own and waits until it works. */
export async function startWorker(env: Record<string, string> = {}) {
  const child = fork('tests/support/job-worker.ts', { execArgv: ['--conditions=react-server', '--import', 'tsx'], env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended.then(() => { throw new Error('the worker ended before it worked'); })]);
  return { kill: async (signal: NodeJS.Signals) => { child.kill(signal); await ended; } };
}

// Starts scripts/serve.mjs as a process of its own and says when it listens.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('serve.mjs', import.meta.url));

/**
 * @param {{ env: Record<string, string> }} options
 * @returns {{ child: import('node:child_process').ChildProcess, listening: Promise<{ listening: number, demo: boolean }>, exited: Promise<{ code: number | null, signal: string | null }>, stop: () => Promise<void> }}
 */
export function startWeb({ env }) {
  const child = spawn(process.execPath, [script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...env },
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let up = false;
  child.once('message', () => (up = true));
  child.stdout.on('data', (chunk) => up && process.stdout.write(chunk)); // the framework's greeting is not for our reader
  const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const listening = new Promise((resolve, reject) => {
    child.once('message', resolve);
    exited.then(({ code, signal }) => reject(new Error(`web process ended before it listened (${signal ?? code})`)));
  });
  listening.catch(() => {}); // whoever waits for it hears of it; one who waits for `exited` only need not
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await exited;
  };
  return { child, listening, exited, stop };
}

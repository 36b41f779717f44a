// A program run to its end, with what it printed. It does not outlive this process.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const running = new Set();

process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

/** Ends what is running, and waits until it has: half an npm ci would get into the next one's way. */
export async function endRunning() {
  const ends = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(ends);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, shell?: boolean, show?: boolean }} [options]
 *   env: added to this process's own; show: its output also goes to the terminal as it comes
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export async function runToEnd(command, args, { cwd = root, env = {}, shell = false, show = false } = {}) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, shell, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const [stream, out] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (show) out.write(text);
    });
  }
  try {
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    return { code, output };
  } finally {
    running.delete(child);
  }
}

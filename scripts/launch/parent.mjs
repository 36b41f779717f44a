// npm runs a script through a shell that passes no signal on: whoever ends npm, ends the shell, and would leave us behind.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const LOOK_EVERY_MS = 250;

/** The parent of a process, where the system says so in a file. */
function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[1]);
  } catch {
    return undefined;
  }
}

/**
 * Calls `gone` once when npm, or the shell between it and us, has ended. Does nothing when npm did not start us:
 * then a parent that ends may well mean to leave us running.
 * @param {() => void} gone
 */
export function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    gone();
  }, LOOK_EVERY_MS);
  timer.unref();
}

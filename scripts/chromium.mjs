// A browser for the tests: an installed Chromium, else Playwright's own, else Debian's when root may install it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * @returns {string | undefined} path of a Chromium or Chrome on this machine; CHROMIUM_PATH names one
 */
export function installedChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))), ...(process.platform === 'darwin' ? MAC : [])];
  return candidates.find((file) => existsSync(file));
}

/**
 * What Playwright is to launch. Without a sandbox where there is none for root; and asking no host for anything.
 * @param {string} [executablePath]
 */
export const launchOptions = (executablePath = installedChromium()) => ({
  ...(executablePath ? { executablePath } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic',
  ],
});

/**
 * Makes sure that there is a browser that starts.
 * @param {(line: string) => void} say
 * @throws {Error} with a sentence that says what to install
 */
export async function ensureChromium(say) {
  if (installedChromium() ?? (await playwrightsOwn())) return;
  if (process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get')) {
    say('installing Debian packages chromium, fonts-noto-cjk');
    const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
    if (apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') && installedChromium()) return;
  }
  throw new Error('No browser for the browser tests: install Chromium or Chrome (Debian: apt-get install chromium fonts-noto-cjk), or run "npx playwright install chromium", or name one in CHROMIUM_PATH.');
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

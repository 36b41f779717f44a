// A LibreOffice for the tests, since town halls open and re-save our workbooks with one: an installed one, else Debian's
// when root may install it. No test is left out for want of it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const NAMES = ['soffice', 'libreoffice', 'soffice.exe'];
const ELSEWHERE = ['/usr/lib/libreoffice/program/soffice', '/opt/libreoffice/program/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice', 'C:\\Program Files\\LibreOffice\\program\\soffice.exe'];

/** @returns {string | undefined} path of a LibreOffice on this machine; LIBREOFFICE_PATH names one */
export function installedLibreOffice() {
  if (process.env.LIBREOFFICE_PATH) return process.env.LIBREOFFICE_PATH;
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
  return [...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))), ...ELSEWHERE].find((file) => existsSync(file));
}

/**
 * Debian packages for the tests of documents, installed where root may.
 * @param {string[]} packages
 * @param {(line: string) => void} say
 * @returns {boolean} whether apt-get has installed them
 */
export function installDebianPackages(packages, say) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say(`installing Debian packages ${packages.join(', ')}`);
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  // A test file that asks while another one installs waits for its turn.
  return apt('update', '-qq') && apt('-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-qq', '--no-install-recommends', ...packages);
}

// Debian splits it: each part has a library of its own beside the program.
const PARTS = { calc: 'libsclo.so', writer: 'libswlo.so' };

/** @param {keyof typeof PARTS} part */
function hasPart(part) {
  const program = installedLibreOffice();
  return program !== undefined && (!existsSync('/usr/lib/libreoffice/program/soffice.bin') || existsSync(`/usr/lib/libreoffice/program/${PARTS[part]}`));
}

/**
 * @param {(line: string) => void} [say]
 * @param {keyof typeof PARTS} [part] calc for workbooks, writer for Word files
 * @returns {string} path of a LibreOffice
 * @throws {Error} with a sentence that says what to install
 */
export function ensureLibreOffice(say = console.log, part = 'calc') {
  if (!hasPart(part)) installDebianPackages([`libreoffice-${part}`], say);
  const found = hasPart(part) ? installedLibreOffice() : undefined;
  if (!found) throw new Error(`No LibreOffice ${part} for the tests of documents: install it (Debian: apt-get install --no-install-recommends libreoffice-${part}), or name its soffice in LIBREOFFICE_PATH.`);
  return found;
}

/**
 * Opens a file in LibreOffice and saves it in another format beside it, with a profile of its own, so that several can run.
 * @param {string} file
 * @param {string} format e.g. xlsx, pdf
 * @param {string} folder where the result goes
 * @returns {Promise<string>} the result's path
 */
export async function convert(file, format, folder) {
  const program = installedLibreOffice() ?? ensureLibreOffice();
  const profile = await mkdtemp(path.join(tmpdir(), 'sonaeai-office-'));
  try {
    const args = [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', '--nolockcheck', '--convert-to', format, '--outdir', folder, file];
    const { code, said } = await run(program, args);
    const result = path.join(folder, `${path.basename(file, path.extname(file))}.${format.split(':')[0]}`);
    if (code !== 0 || !existsSync(result)) throw new Error(`LibreOffice did not convert ${file} (exit ${code}): ${said}`);
    return result;
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

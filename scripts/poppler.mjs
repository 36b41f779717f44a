// pdftotext and pdfinfo for the tests of paper: installed ones, else Debian's when root may install them.
import { execFileSync, spawnSync } from 'node:child_process';
import { installDebianPackages } from './libreoffice.mjs';

const works = () => spawnSync('pdftotext', ['-v']).error === undefined && spawnSync('pdfinfo', ['-v']).error === undefined;

/**
 * @param {(line: string) => void} [say]
 * @throws {Error} with a sentence that says what to install
 */
export function ensurePoppler(say = console.log) {
  if (works() || (installDebianPackages(['poppler-utils'], say) && works())) return;
  throw new Error('No pdftotext for the tests of paper: install poppler (Debian: apt-get install --no-install-recommends poppler-utils).');
}

/**
 * @param {string} file
 * @returns {{ size: string, pages: string[] }} paper size as pdfinfo says it, and each page's text
 */
export function readPdf(file) {
  const size = /^Page size:\s*(.*)$/m.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1] ?? '';
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
  return { size, pages: text.split('\f').slice(0, -1) };
}

// npm test: everything that must hold, on a bare clone. `npm test -- unit` runs one part. The last line sums it up.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { failedInPlaywright, failedInVitest } from './failed-names.mjs';
import { generateClient, install, isInstalled } from './launch/install.mjs';
import { nodeRefusal } from './launch/node-version.mjs';
import { Problem } from './launch/problem.mjs';
import { runToEnd } from './run-to-end.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}test-results`;

/** @typedef {{ passed: number, failed: number, skipped?: number, names?: string[] }} Count */

const node = (script, ...args) => runToEnd(process.execPath, [script, ...args], { cwd: root, show: true, env: { NEXT_TELEMETRY_DISABLED: '1' } });
const one = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A run that ended badly, or tested nothing, has failed even where no single test says so. */
function honest({ passed, failed, skipped = 0, names }, code) {
  if (failed === 0 && (code !== 0 || passed === 0)) return { passed, failed: 1, skipped, names };
  return { passed, failed, skipped, names };
}

/** The runner's own report; one that is missing counts as nothing tested. */
function readReport(name) {
  try {
    return JSON.parse(readFileSync(`${results}/${name}.json`, 'utf8'));
  } catch {
    return {};
  }
}

async function vitest(project) {
  const { code } = await node('node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=test-results/${project}.json`);
  const report = readReport(project);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = report;
  return honest({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests, names: failedInVitest(report, root) }, code);
}

/**
 * The programs that tests drive, one after the other and before any test: test files run side by side, and Debian's package
 * manager lets in one at a time. What cannot be had is said here, and fails the tests that need it.
 */
async function ensurePrograms() {
  const { ensureChromium } = await import('./chromium.mjs'); // brings the Japanese font that documents are drawn with, too
  const { ensureLibreOffice } = await import('./libreoffice.mjs');
  const { ensurePoppler } = await import('./poppler.mjs');
  const say = (line) => console.log(line);
  for (const ensure of [() => ensureChromium(say), () => ensureLibreOffice(say, 'calc'), () => ensureLibreOffice(say, 'writer'), () => ensurePoppler(say)]) {
    try {
      await ensure();
    } catch (error) {
      console.error(error.message);
    }
  }
}

async function browser() {
  const { ensureChromium } = await import('./chromium.mjs');
  await ensureChromium((line) => console.log(line));
  const { code } = await node('node_modules/@playwright/test/cli.js', 'test');
  const report = readReport('e2e');
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  return honest({ passed: expected, failed: unexpected + flaky, skipped, names: failedInPlaywright(report) }, code);
}

async function types() {
  // The routes' own types go into the test build's folder: a stale one under .next is left alone, and not looked at.
  const made = await runToEnd(process.execPath, ['node_modules/next/dist/bin/next', 'typegen'], { cwd: root, env: { NEXT_DIST_DIR: '.next-test', NEXT_TELEMETRY_DISABLED: '1' } });
  if (made.code !== 0) console.error(made.output);
  const { code } = await node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.check.json');
  return one(made.code || code);
}

/** @type {Record<string, () => Promise<Count>>} */
const parts = {
  lint: async () => one((await node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0')).code),
  types,
  unit: () => vitest('unit'),
  integration: async () => {
    await ensurePrograms();
    return vitest('integration');
  },
  e2e: async () => {
    await ensurePrograms();
    return browser();
  },
};

async function prepare() {
  if (!(await isInstalled(root))) {
    console.log('npm ci …');
    await install(root);
  }
  await generateClient(root);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
}

async function main(chosen) {
  const refusal = nodeRefusal(process.versions.node);
  if (refusal) throw new Problem(refusal);
  const unknown = chosen.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Problem(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  await prepare();
  const total = { passed: 0, failed: 0 };
  const lines = [];
  const failures = [];
  const names = chosen.length > 0 ? chosen : Object.keys(parts);
  // The two that take one processor each go side by side.
  const ahead = names.includes('lint') && names.includes('types') ? parts.types().catch((error) => Promise.resolve(console.error(error.message)).then(() => ({ passed: 0, failed: 1 }))) : undefined;
  for (const name of names) {
    console.log(`\n== ${name}`);
    const begin = performance.now();
    const count = await (name === 'types' && ahead ? ahead : parts[name]()).catch((error) => {
      console.error(error.message);
      return { passed: 0, failed: 1 };
    });
    total.passed += count.passed;
    total.failed += count.failed;
    const named = count.names ?? [];
    failures.push(...(named.length > 0 || count.failed === 0 ? named : ['the whole part, see above']).map((line) => `${name}: ${line}`));
    const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
    lines.push(`${name.padEnd(12)} ${String(count.passed).padStart(5)} ok ${String(count.failed).padStart(5)} not ok${skipped}  (${((performance.now() - begin) / 1000).toFixed(0)} s)`);
  }
  console.log(`\n${lines.join('\n')}\n`);
  if (failures.length > 0) console.log(`not ok:\n${failures.map((line) => `  ${line}`).join('\n')}\n`);
  return total;
}

for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.on(signal, () => process.exit(code));

const { passed, failed } = await main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Problem ? error.message : error);
  return { passed: 0, failed: 1 };
});
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fiscalYearOf } from '../../lib/platform/time';
import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import { freePort } from '../free-port.mjs';
import { sessionCookie } from '../session-cookie.mjs';
import { kB, type Weight, weigh } from './measure';
import type { Bench } from './run';

const root = fileURLToPath(new URL('../..', import.meta.url));
const next = `${root}node_modules/next/dist/bin/next`;

let bareWeight: Promise<Weight> | undefined;
/** The bare page of the same Next, built and weighed once a process. */
export const weighBare = (): Promise<Weight> => (bareWeight ??= buildAndWeighBare());

async function buildAndWeighBare(): Promise<Weight> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const build = spawn(process.execPath, [next, 'build', 'scripts/bench/bare'], { cwd: root, env, stdio: 'ignore' });
  const [code] = (await once(build, 'exit')) as [number];
  if (code !== 0) throw new Error('the bare page does not build');
  const port = await freePort();
  const server = spawn(process.execPath, [next, 'start', 'scripts/bench/bare', '-p', String(port), '-H', '127.0.0.1'], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    for await (const chunk of server.stdout!) if (String(chunk).includes('Ready')) break;
    return await weigh(`http://127.0.0.1:${port}`, '/');
  } finally {
    server.kill('SIGKILL');
  }
}

/** Compressed script of the pages, and what of it stands above a bare page (issue 1, Must show 7). */
export async function pages({ base, ownerUrl, secret, emit }: Bench) {
  const bare = await weighBare();
  emit({ case: 'bare-page', n: 1, kB: kB(bare.scriptBytes), html_kB: kB(bare.htmlBytes) });
  const year = fiscalYearOf(new Date());
  const cookie = await sessionCookie(ownerUrl, 'hensyu', secret);
  const secretariat = await sessionCookie(ownerUrl, 'jimukyoku', secret);
  const cases: [name: string, path: string, cookie?: string][] = [
    ['landing', '/'],
    ['results-2012', '/results/2012'],
    ['results-year', `/results/${year}`, secretariat],
    ['blank', `/survey/${year}/blank`],
    ...questionnaireFor(year).sections.map((section): [string, string, string] => [`section-${section.number}`, `/survey/${year}/${section.key}`, cookie]),
    ['review', `/survey/${year}/review`, cookie],
  ];
  for (const [name, path, who] of cases) {
    const page = await weigh(base, path, who);
    emit({
      case: name, n: 1, kB: kB(page.scriptBytes), above_bare_kB: kB(page.scriptBytes - bare.scriptBytes), html_kB: kB(page.htmlBytes),
      ratio: Math.round((page.scriptBytes / bare.scriptBytes) * 1000) / 1000, baseline: 'bare-page',
    });
  }
}

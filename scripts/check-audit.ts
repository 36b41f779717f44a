// npm run check:audit [-- --heads FILE_OR_FOLDER]. Recomputes the chain of the audit log and compares it with the ends that were sent out
// (docs/audit.md). Exit code 0: nothing is missing, changed, swapped or slipped in; 1: something is, or it could not be read.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { readChain, readHeads } from './audit/read-chain';
import { command } from './launch/command.mjs';
import { findOwnerUrl } from './launch/owner-url.mjs';
import { Problem } from './launch/problem.mjs';

await command({ heads: { type: 'string' } }, '使い方: npm run check:audit -- [--heads 送付した末尾のファイルかフォルダー]', async ({ heads: asked }) => {
  const ownerUrl: string = await findOwnerUrl(fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, ''));
  const place = asked ?? process.env.AUDIT_HEAD_DIR;
  const heads = place
    ? await readHeads(place).catch((error: Error) => {
        throw new Problem(`「${place}」を読めません：${error.message}`);
      })
    : [];
  const began = performance.now();
  const report = await readChain(ownerUrl, heads);
  for (const { what, text } of report.findings) console.log(`${what.padEnd(10)} ${text}`);
  if (report.more > 0) console.log(`… and ${report.more} more`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const end = report.last ? `ends at line ${report.last.seq}, hash ${report.last.hash}` : 'is empty';
  console.log(`${report.lines} lines read in ${seconds} s; the chain ${end}`);
  console.log(place ? `${report.headsCompared} ends that were sent out compared (${place})` : 'No ends to compare with (AUDIT_HEAD_DIR or --heads): a cut-off end, or a chain rewritten as a whole, would not show.');
  const sound = report.findings.length === 0;
  console.log(sound ? 'The audit log is whole.' : `The audit log is NOT whole: ${report.findings.length + report.more} findings.`);
  if (!sound) process.exitCode = 1;
});

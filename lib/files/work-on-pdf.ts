import 'server-only';
import path from 'node:path';
import type { Worker as Thread } from 'node:worker_threads';
import type { FileProblem } from './file-problems';
import { UnfitFile } from './unfit-file';

const SECONDS = 30; // what a heavy scan of 20 MB takes, several times over
const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

let queue: Promise<unknown> = Promise.resolve();

/** One file at a time, so that ten at once need no more memory than one. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work, work);
  queue = turn.catch(() => undefined);
  return turn;
}

/**
 * A PDF with a line of text on every page; without a text it is judged, and drawn on for trial. Somebody else made the file, so it is read in a
 * thread that ends when it takes too long or too much: the server goes on answering meanwhile.
 * @throws {UnfitFile} when it is not taken, or cannot be drawn on
 */
export async function workOnPdf(bytes: Uint8Array, text?: string): Promise<Buffer> {
  // Not by `import`: the build would follow the path into the worker and pack it.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const copy = new Uint8Array(bytes);
  const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'files', 'pdf-worker.mjs'), {
    workerData: { bytes: copy, text }, transferList: [copy.buffer], resourceLimits: MEMORY, execArgv: [], env: {}, stdin: false,
  });
  const answer = await answerOf(worker).finally(() => worker.terminate());
  if ('problem' in answer) throw new UnfitFile(answer.problem);
  return Buffer.from(answer.stamped.buffer, answer.stamped.byteOffset, answer.stamped.byteLength);
}

function answerOf(worker: Thread): Promise<{ stamped: Uint8Array } | { problem: FileProblem }> {
  return new Promise((resolve) => {
    const bomb = () => resolve({ problem: 'bomb' });
    const timer = setTimeout(bomb, SECONDS * 1000);
    worker.once('message', resolve);
    worker.once('error', bomb); // out of memory
    worker.once('exit', bomb);
    worker.once('exit', () => clearTimeout(timer));
  });
}

// What the small commands share: options, and sentences instead of stacks.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { explainConnection } from './connection.mjs';
import { Problem } from './problem.mjs';

/**
 * @param {import('node:util').ParseArgsConfig['options']} options
 * @param {string} usage shown when the options cannot be read
 * @param {(values: Record<string, string>) => Promise<void>} work
 */
export async function command(options, usage, work) {
  try {
    await work(readOptions(options, usage));
  } catch (error) {
    const shown = error instanceof Problem ? error : explainConnection('MIGRATE_DATABASE_URL', error);
    console.error(shown instanceof Problem ? shown.message : shown);
    process.exitCode = 1;
  }
}

function readOptions(options, usage) {
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch {
    throw new Problem(usage);
  }
}

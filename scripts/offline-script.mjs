// public/offline.js: the one plain script of the directory on the device, out of offline/ and the rules it shares with the server.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes the script anew; the same sources give the same bytes. */
export async function makeOfflineScript() {
  await build({ absWorkingDir: root, entryPoints: ['offline/main.ts'], outfile: 'public/offline.js', bundle: true, minify: true, format: 'iife', target: 'es2022', charset: 'utf8', logLevel: 'error' });
}

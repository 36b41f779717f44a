// npm run bench [-- SUITE]: measures, never judges. One JSON line a case on standard output; what it does meanwhile on standard error.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/run.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
child.on('exit', (code, signal) => process.exit(signal ? 1 : code));

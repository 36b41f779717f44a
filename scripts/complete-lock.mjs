// A mirror of the npm registry that serves only its own platform's binaries makes npm write a lock file without the
// others, which `npm ci` then refuses. This adds what package.json files of the tree name as optional for other
// platforms, with the version they name. Run it after npm install: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const systems = { android: 'android', darwin: 'darwin', freebsd: 'freebsd', linux: 'linux', win32: 'win32', openharmony: 'openharmony', wasm32: null };
const processors = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32'];

/** What npm would have read from the package: the platforms it is for. From its name, as all these families spell it. */
export function platformOf(name) {
  const words = name.split('/').pop().split('-');
  const system = words.find((word) => word in systems);
  if (!system) return undefined;
  const processor = processors.find((word) => words.includes(word));
  if (!processor) return undefined;
  return { cpu: [processor], ...(systems[system] ? { os: [systems[system]] } : {}) };
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const platform = platformOf(name);
    if (lock.packages[key] || !platform || !/^\d/.test(version)) continue;
    lock.packages[key] = { version, ...platform, ...(entry.dev ? { dev: true } : {}), optional: true };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length > 0 ? `added:\n${added.join('\n')}` : 'nothing was missing');

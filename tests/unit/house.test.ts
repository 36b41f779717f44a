import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// What the import lint cannot say: components take only pure files of a domain, and there are no barrel files.
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app', 'components', 'lib'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file));
const source = (file: string) => readFileSync(file, 'utf8');
const importsOf = (file: string) => [...source(file).matchAll(/^import\s+(?!type\b)[^;]*?from '(@\/lib\/[^']+)';/gm)].map((m) => m[1]!.replace('@/', ''));
const isServerOnly = (path: string) => files.some((file) => (file === `${path}.ts` || file === `${path}.tsx`) && source(file).includes("import 'server-only'"));

describe('the house', () => {
  test.each(files.filter((file) => file.startsWith('components/')))('%s takes only pure files of a domain', (file) => {
    expect(importsOf(file).filter(isServerOnly)).toEqual([]);
  });

  test('there is no barrel file', () => {
    expect(files.filter((file) => /\/index\.tsx?$/.test(file))).toEqual([]);
    expect(files.filter((file) => /^export (\*|\{[^}]*\}) from /m.test(source(file)))).toEqual([]);
  });

  test('every domain file is either pure or says that it is not', () => {
    const domain = files.filter((file) => file.startsWith('lib/') && !file.startsWith('lib/platform/generated'));
    const touching = domain.filter((file) => /from '(next\/headers|@\/lib\/platform\/(db|env|log))'/.test(source(file)));
    expect(touching.filter((file) => !source(file).includes("import 'server-only'"))).toEqual([]);
  });

  test('every act of the web process goes through db.as', () => {
    const reaching = files.filter((file) => !file.startsWith('lib/platform/') && /new PrismaClient|PrismaPg/.test(source(file)));
    expect(reaching).toEqual([]);
  });
});

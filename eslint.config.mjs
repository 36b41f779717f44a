import next from 'eslint-config-next/core-web-vitals';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

// Who may import whom (docs/architecture.md). What is not named is forbidden.
const rooms = {
  app: ['components', 'lib/agreement', 'lib/aid', 'lib/audit', 'lib/files', 'lib/mail', 'lib/people', 'lib/register', 'lib/results', 'lib/survey', 'lib/platform/action.ts', 'lib/platform/actor.ts', 'lib/platform/errors.ts', 'lib/platform/health.ts', 'lib/platform/log.ts', 'lib/platform/origin.ts', 'lib/platform/request.ts', 'lib/platform/time.ts', 'lib/platform/word-for.ts'],
  'components/ui': [],
  'components/form': ['components/ui', 'lib/platform/action.ts'],
  'components/people': ['components/ui', 'components/form', 'lib/people', 'lib/register', 'lib/platform/action.ts', 'lib/platform/actor.ts', 'lib/platform/time.ts'],
  'components/register': ['components/ui', 'components/form', 'lib/register', 'lib/platform/time.ts'],
  'components/survey': ['components/ui', 'components/form', 'lib/survey', 'lib/register', 'lib/platform/action.ts', 'lib/platform/actor.ts', 'lib/platform/time.ts'],
  'components/audit': ['components/ui', 'components/form', 'lib/audit', 'lib/register', 'lib/platform/action.ts', 'lib/platform/time.ts'],
  'components/mail': ['components/ui', 'components/form', 'lib/mail', 'lib/register', 'lib/platform/action.ts', 'lib/platform/time.ts'],
  'components/agreement': ['components/ui', 'components/form', 'lib/agreement', 'lib/files', 'lib/register', 'lib/platform/action.ts', 'lib/platform/time.ts'],
  'components/results': ['components/ui', 'components/form', 'lib/results', 'lib/survey', 'lib/register', 'lib/platform/time.ts'],
  offline: ['lib/agreement', 'lib/register', 'lib/platform/time.ts'],
  'lib/platform': [],
  'lib/audit': ['lib/platform'],
  'lib/people': ['lib/platform', 'lib/audit'],
  'lib/files': ['lib/platform', 'lib/people'],
  'lib/register': ['lib/platform', 'lib/audit', 'lib/people'],
  'lib/mail': ['lib/platform', 'lib/people', 'lib/register', 'lib/audit'],
  'lib/survey': ['lib/platform', 'lib/people', 'lib/register', 'lib/audit', 'lib/mail', 'prisma/questionnaire'],
  'lib/agreement': ['lib/platform', 'lib/people', 'lib/register', 'lib/audit', 'lib/files', 'lib/mail', 'lib/survey', 'prisma/agreement'],
  'lib/results': ['lib/platform', 'lib/people', 'lib/register', 'lib/audit', 'lib/survey', 'prisma/published'],
};
const zones = Object.entries(rooms).map(([room, allowed]) => ({
  target: `./${room}`,
  from: ['app', 'components', 'lib', 'prisma', 'tests', 'e2e', 'scripts'].map((top) => `./${top}`),
  except: [],
  room,
  allowed,
}));

/** import-x wants `except` relative to one `from`: one zone for each top folder. */
const restricted = zones.flatMap(({ target, from, room, allowed }) =>
  from.map((top) => ({
    target,
    from: top,
    except: [room, ...allowed].filter((path) => path.startsWith(top.slice(2))).map((path) => `./${path.slice(top.length - 1)}`.replace(/^\.\/$/, '.')),
    message: `${room} may import: ${allowed.join(', ') || 'nothing of ours'} (docs/architecture.md)`,
  })),
);

export default tseslint.config(
  { ignores: ['**/.next*/**', '.data/**', 'node_modules/**', 'lib/platform/generated/**', '**/next-env.d.ts', 'public/**', 'test-results/**', 'playwright-report/**'] },
  ...next,
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    rules: {
      '@next/next/no-html-link-for-pages': 'off', // plain links: docs/decisions/0007-plain-links.md
      'import/no-anonymous-default-export': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  { files: ['scripts/**', 'prisma/**', 'tests/**', 'e2e/**'], rules: { 'no-console': 'off' } },
  { files: ['e2e/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } }, // Playwright's fixtures are given by `use`
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.{ts,tsx}', 'offline/**/*.ts'],
    ignores: ['lib/platform/generated/**'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { typescript: true } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: restricted }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-restricted-syntax': ['error',
        { selector: 'BinaryExpression[operator="in"]:not([left.type="Literal"])', message: 'Object.hasOwn: `in` finds `constructor` too, which anyone may send.' },
        { selector: 'MemberExpression[computed=true][property.object.name="query"][property.property.name=/^(done|error|problem)$/]', message: 'wordFor (lib/platform/word-for.ts): an address may say `constructor` too.' },
      ],
      'no-restricted-imports': ['error', { patterns: [{ group: ['next/link', 'next/image'], message: 'Plain links and pictures: docs/decisions/0007-plain-links.md' }] }],
    },
  },
);

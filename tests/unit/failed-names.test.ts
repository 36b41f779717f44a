import { expect, test } from 'vitest';
import { failedInPlaywright, failedInVitest } from '../../scripts/failed-names.mjs';

test('vitest: each failed test by file and name, and a file that did not get to its tests', () => {
  const report = {
    testResults: [
      { name: '/root/tests/unit/a.test.ts', status: 'failed', assertionResults: [{ fullName: 'group one', status: 'passed' }, { fullName: 'group 二つ目', status: 'failed' }] },
      { name: '/root/tests/unit/b.test.ts', status: 'passed', assertionResults: [{ fullName: 'fine', status: 'passed' }] },
      { name: '/root/tests/unit/c.test.ts', status: 'failed', message: 'Cannot find module x\n  at y', assertionResults: [] },
      { name: '/root/tests/unit/d.test.ts', status: 'failed', assertionResults: [] },
    ],
  };
  expect(failedInVitest(report, '/root')).toEqual(['tests/unit/a.test.ts > group 二つ目', 'tests/unit/c.test.ts: Cannot find module x', 'tests/unit/d.test.ts: failed outside of a test']);
  expect(failedInVitest({}, '/root')).toEqual([]);
});

test('Playwright: each failed or flaky test by file, group, name and project, and what stopped the run', () => {
  const spec = (title: string, status: string, projectName = 'desk') => ({ title, file: 'a.spec.ts', ok: status === 'expected', tests: [{ projectName, status }] });
  const report = {
    suites: [{ title: 'a.spec.ts', specs: [spec('fine', 'expected'), spec('broken', 'unexpected')], suites: [{ title: 'without script', specs: [spec('too', 'unexpected', 'phone'), spec('by luck', 'flaky'), spec('left out', 'skipped')] }] }],
    errors: [{ message: 'build failed\nmore' }],
  };
  expect(failedInPlaywright(report)).toEqual(['e2e/a.spec.ts > broken [desk]', 'e2e/a.spec.ts > without script > too [phone]', 'e2e/a.spec.ts > without script > by luck [desk, flaky]', 'e2e: build failed']);
  expect(failedInPlaywright({})).toEqual([]);
});

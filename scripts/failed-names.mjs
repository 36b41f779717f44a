// Names of the tests that failed, out of the runners' JSON reports: a long log is cut where it is read, its end is not.
import path from 'node:path';

/** @typedef {{ title: string, file?: string, ok?: boolean, specs?: { title: string, file: string, ok: boolean, tests?: { projectName: string, status: string }[] }[], suites?: Suite[] }} Suite */

/**
 * @param {{ testResults?: { name: string, status: string, message?: string, assertionResults?: { fullName: string, status: string }[] }[] }} report of vitest
 * @param {string} root
 * @returns {string[]} one line a test; a file that could not even be read is a line too
 */
export function failedInVitest({ testResults = [] }, root) {
  return testResults.flatMap(({ name, status, message = '', assertionResults = [] }) => {
    const file = path.relative(root, name).replaceAll(path.sep, '/');
    const failed = assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => `${file} > ${fullName}`);
    return status === 'failed' && failed.length === 0 ? [`${file}: ${message.split('\n')[0] || 'failed outside of a test'}`] : failed;
  });
}

/**
 * @param {{ suites?: Suite[], errors?: { message?: string }[] }} report of Playwright
 * @returns {string[]}
 */
export function failedInPlaywright({ suites = [], errors = [] }) {
  const inSuite = ({ title, specs = [], suites: inner = [] }, above) => {
    const here = [...above, title].filter(Boolean);
    const own = specs.flatMap((spec) => (spec.tests ?? []).filter(({ status }) => status === 'unexpected' || status === 'flaky').map((test) => `e2e/${[...here, spec.title].join(' > ')} [${test.projectName}${test.status === 'flaky' ? ', flaky' : ''}]`));
    return [...own, ...inner.flatMap((suite) => inSuite(suite, here))];
  };
  return [...suites.flatMap((suite) => inSuite(suite, [])), ...errors.map(({ message = '' }) => `e2e: ${message.split('\n')[0]}`)];
}

// Says last which browser tests failed and why, after all that the pages logged, and in a plain line a browser how many
// passed and failed; a file that could not run counts as one failed.
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';

interface Failure {
  name: string;
  message: string;
}

const countPassed = (suite: TestSuiteResult): number =>
  suite.tests.filter(({ skipped, passed }) => !skipped && passed).length +
  suite.suites.reduce((sum, inner) => sum + countPassed(inner), 0);

const failuresIn = (suite: TestSuiteResult, path: string[] = []): Failure[] => [
  ...suite.tests
    .filter(({ skipped, passed }) => !skipped && !passed)
    .map(({ name, error }) => ({ name: [...path, name].join(' › '), message: error?.message ?? 'no message' })),
  ...suite.suites.flatMap((inner) => failuresIn(inner, [...path, inner.name])),
];

function failuresOf({ testResults, passed, errors }: TestSession): Failure[] {
  const failures = testResults ? failuresIn(testResults) : [];
  const message = errors.map((error) => error.message).join('; ') || 'it did not run to its end';
  return passed || failures.length ? failures : [{ name: 'the file', message }];
}

export const countReporter = (): Reporter => ({
  onTestRunFinished({ sessions }) {
    const counts = new Map<string, { passed: number; failed: number }>();
    for (const session of sessions) {
      const { name: browser } = session.browser;
      const count = counts.get(browser) ?? { passed: 0, failed: 0 };
      counts.set(browser, count);
      if (session.testResults) count.passed += countPassed(session.testResults);
      for (const { name, message } of failuresOf(session)) {
        count.failed++;
        console.log(`FAILED  ${browser}  ${session.testFile ?? ''}: ${name}\n        ${message}`);
      }
    }
    for (const [browser, { passed, failed }] of counts)
      console.log(`Browser tests in ${browser}: ${passed} passed, ${failed} failed`);
  },
});

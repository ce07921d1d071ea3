// Says last which browser tests failed and why, after all that the pages logged, and in one plain line how many passed
// and failed; a file that could not run counts as one failed.
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
    let passed = 0;
    let failed = 0;
    for (const session of sessions) {
      if (session.testResults) passed += countPassed(session.testResults);
      for (const { name, message } of failuresOf(session)) {
        failed++;
        console.log(`FAILED  ${session.browser.name}  ${session.testFile ?? ''}: ${name}\n        ${message}`);
      }
    }
    console.log(`Browser tests: ${passed} passed, ${failed} failed`);
  },
});

// Says in one plain line how many browser tests passed and failed; a file that could not run counts as one failed.
const count = (suite, passed) =>
  suite.tests.filter((test) => !test.skipped && test.passed === passed).length + suite.suites.reduce((sum, inner) => sum + count(inner, passed), 0);

export const countReporter = () => ({
  onTestRunFinished({ sessions }) {
    const sum = (of) => sessions.reduce((total, session) => total + of(session), 0);
    const passed = sum(({ testResults }) => (testResults ? count(testResults, true) : 0));
    const failed = sum((session) => Math.max(session.testResults ? count(session.testResults, false) : 0, session.passed ? 0 : 1));
    console.log(`Browser tests: ${passed} passed, ${failed} failed`);
  },
});

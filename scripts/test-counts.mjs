/**
 * Counts the tests in vitest's JSON report. A file that could not be loaded counts as one failure, and so does a run
 * that failed without naming a test: no report, an unhandled error, a broken set-up.
 */
export function countTests(report, exitStatus) {
  const files = report?.testResults ?? [];
  const statuses = files.flatMap((file) => file.assertionResults.map((test) => test.status));
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length + broken.length;
  const skipped = statuses.length - passed - (failed - broken.length);
  return { passed, failed: failed === 0 && exitStatus !== 0 ? 1 : failed, skipped };
}

/** The plain last line that CI reads. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

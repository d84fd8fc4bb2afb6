/** A session ends after so long without an answer. */
const sessionGapMs = 30 * 60_000;

/**
 * Points for practice spaced over days: the first session of a study day counts 1, each later one ½. A session belongs
 * to the study day in which it begins. Pure.
 * @param answers instants, ms, in any order
 * @param studyDayOf the learner's study day of an instant
 */
export function habitPoints(answers: readonly number[], studyDayOf: (instant: number) => number): number {
  const sorted = answers.toSorted((a, b) => a - b);
  const starts = sorted.filter((at, index) => index === 0 || at - (sorted[index - 1] ?? at) > sessionGapMs);
  const days = new Set(starts.map(studyDayOf)).size;
  return days + (starts.length - days) / 2;
}

import type { InterviewReport, Point, ReportAttempt, Verdict } from '../../api-types.ts';
import { isToCheck, tally } from '../practice/judging.ts';

/** An answer of the report as the judging of practice takes it: never to a drill. */
export const judgedOf = (attempt: ReportAttempt) => ({ ...attempt, pointId: null });
export type JudgedAttempt = ReturnType<typeof judgedOf>;

type Answers = InterviewReport['answers'];

/** How far the judging is: answers with a rubric, those of them that are judged, and points that ask for a second look. */
export function judgingOf(answers: Answers): { answers: number; judged: number; toCheck: number } {
  const attempts = answers.flatMap(({ attempt }) => (attempt === null ? [] : [judgedOf(attempt)]));
  return {
    answers: attempts.length,
    judged: attempts.filter((attempt) => tally(attempt).open === 0).length,
    toCheck: attempts.flatMap(({ points, rev }) => points.filter((point) => isToCheck(point, rev))).length,
  };
}

/** Judged by nobody, or by a machine that is not sure. */
export const needsLook = (point: Point, rev: number) => point.verdict === 'unjudged' || isToCheck(point, rev);

export interface GivenVerdict {
  pointId: string;
  verdict: Verdict;
}

/** The report as it will be with the learner’s verdicts on points of one answer; its scores are the server’s to say. */
export function withVerdicts(
  report: InterviewReport,
  attemptId: string,
  given: readonly GivenVerdict[],
  at: string,
): InterviewReport {
  return {
    ...report,
    answers: report.answers.map((answer) =>
      answer.attempt?.id === attemptId ? { ...answer, attempt: judgedBy(answer.attempt, given, at) } : answer,
    ),
  };
}

function judgedBy(attempt: ReportAttempt, given: readonly GivenVerdict[], at: string): ReportAttempt {
  return {
    ...attempt,
    points: attempt.points.map((point) => {
      const verdict = given.find(({ pointId }) => pointId === point.id)?.verdict;
      if (verdict === undefined) return point;
      const own = {
        pointId: point.id,
        verdict,
        by: 'self' as const,
        judge: null,
        reason: null,
        at,
        rev: attempt.rev,
        quotes: [],
        confidence: null,
        check: false,
        gradingId: null,
      };
      return { ...point, verdict, history: [...point.history, own] };
    }),
  };
}

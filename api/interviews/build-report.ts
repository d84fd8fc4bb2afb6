import type { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { listInterviewAttempts } from '../../db/interview-answers.ts';
import { listEnrolments } from '../../db/enrolments.ts';
import { listAskedQuestions, type AskedQuestion } from '../../db/asked-questions.ts';
import type { InterviewRow } from '../../db/schema.ts';
import { getSettings } from '../accounts/settings.ts';
import { presentAttempt } from '../attempts/present-attempt.ts';
import { studyDate, studyDay } from '../scheduling/study-day.ts';
import type { ReportFor } from '../submissions/policy.ts';
import { countFailed, readEarlierInterviews, type EarlierInterview } from './earlier-interviews.ts';
import { headlineOf } from './headline.ts';
import { presentInterview } from './present-interview.ts';
import { countWrong, putRight } from './put-right.ts';
import { reportAnswer, type PresentedAttempt } from './report-answer.ts';
import { reportDelivery } from './report-delivery.ts';
import { comparedWith, figuresOf } from './report-scores.ts';
import type { InterviewReport } from './report-routes.ts';

export type Report = z.input<typeof InterviewReport>;

/**
 * The report of an interview that is over, as its learner sees it, or a coach. Questions of a deck that was deleted since
 * are left out.
 */
export async function buildReport(
  db: Database,
  interview: InterviewRow,
  now: Date,
  { reading, compares = 'all' }: Partial<Pick<ReportFor, 'reading' | 'compares'>> = {},
): Promise<Report> {
  const { userId, id: interviewId } = interview;
  const [{ current: _, holder: __, ...presented }, asked, attempts, before, enrolments, settings] = await Promise.all([
    presentInterview(db.read, interview, now),
    listAskedQuestions(db.read, { userId, interviewId }),
    listInterviewAttempts(db.read, interview),
    readEarlierInterviews(db.read, interview),
    listEnrolments(db.read, { userId }),
    getSettings(db, userId),
  ]);
  const dateOf = (instant: Date) =>
    studyDate(studyDay(instant.getTime(), { timeZone: settings.timeZone, rolloverHour: 0 }));
  const earlier = before.filter(({ id }) => compares === 'all' || compares.has(id));
  const studied = new Set(enrolments.flatMap(({ active, deckId }) => (active ? deckId : [])));
  const handedIn = await Promise.all(attempts.map((attempt) => presentAttempt(db, attempt, now, reading)));
  const attemptOf = new Map(handedIn.map((attempt) => [attempt.id, attempt]));
  const given = asked.flatMap((question) => {
    const attempt = attemptOf.get(question.row.attemptId);
    const isStudied = studied.has(question.deckId);
    return attempt ? [{ ...question, position: question.row.position, isStudied, attempt }] : [];
  });
  const answers = asked.map((question) => reportAnswer(question, attemptOf.get(question.row.attemptId)));
  const scores = scoresOf(given, earlier);
  const count = (isSo: (answer: Report['answers'][number]) => boolean) => answers.filter(isSo).length;
  return {
    interview: presented,
    endedOn: dateOf(interview.endedAt ?? interview.createdAt),
    learner: null,
    headline: headlineOf({
      questions: answers.length,
      answered: count(({ outcome }) => outcome === 'answered'),
      judged: count(({ outcome, attempt }) => outcome === 'answered' && attempt !== null && attempt.score !== null),
      passed: count(({ outcome }) => outcome === 'passed'),
      underWay: presented.grading?.underWay ?? false,
      endedBecause: presented.endedBecause,
      wrong: countWrong(given),
      score: scores.score,
      pointKinds: scores.pointKinds,
    }),
    ...scores,
    putRight: putRight(given, (questionId, pointId) => countFailed(earlier, questionId, pointId)),
    delivery: reportDelivery(handedIn.flatMap(({ delivery }) => delivery ?? [])),
    answers,
    earlier: earlier.flatMap((one) => presentEarlier(one, dateOf)).toReversed(),
  };
}

/** A question with what was answered to it. */
type Given = AskedQuestion & { attempt: PresentedAttempt };

function scoresOf(given: readonly Given[], earlier: readonly EarlierInterview[]) {
  const figures = figuresOf(
    given.map(({ skillId, kind, attempt: { score, points } }) => ({ skillId, kind, score, points })),
  );
  const compared = comparedWith(
    earlier.flatMap((interview) => interview.figures ?? []),
    figures,
  );
  const titleOf = new Map(given.map(({ skillId, skillTitle }) => [skillId, skillTitle]));
  return {
    ...compared,
    skills: compared.skills.map((skill) => ({ ...skill, title: titleOf.get(skill.id) ?? skill.id })),
  };
}

function presentEarlier(
  { id, endedAt, minutes, answers, figures }: EarlierInterview,
  dateOf: (instant: Date) => string,
): Report['earlier'] {
  const score = figures?.overall.score ?? null;
  if (score === null) return [];
  return [{ id, endedAt: endedAt.toISOString(), endedOn: dateOf(endedAt), minutes, score, answers }];
}

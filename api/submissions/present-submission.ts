import type { z } from 'zod';
import { listMarksOf } from '../../db/comments.ts';
import type { Reader } from '../../db/database.ts';
import { findSubmission, type SubmissionAnswer, type SubmissionKey } from '../../db/submissions.ts';
import { takesLeft } from '../assignments/takes.ts';
import { countMarks, seenBy } from '../attempts/present-attempt.ts';
import type { Membership } from '../cohorts/policy.ts';
import { NotFound } from '../errors.ts';
import { countPoints } from './count-points.ts';
import { presentState, readPeople } from './present-state.ts';
import { readAnswers, type Answers } from './read-answers.ts';
import type { Submission } from './routes.ts';

type Presented = z.input<typeof Submission>;

/** A submission as a coach of its cohort sees it. */
export async function presentSubmission(
  db: Reader,
  key: SubmissionKey,
  { cohort, member: { userId: readerId } }: Membership,
  now: Date,
): Promise<Presented> {
  const [found] = await findSubmission(db, key);
  if (!found) throw new NotFound('This hand-in is gone: choose another.');
  const { submission, assignment, learner } = found;
  const [people, answers, marks] = await Promise.all([
    readPeople(db, cohort.id, [submission]),
    readAnswers(db, [submission]),
    listMarksOf(db, cohort.id, [key.userId], readerId),
  ]);
  const all = answers.of(submission);
  const takes = [...new Set([submission.take, ...all.map(({ of }) => of.take)])].toSorted((a, b) => b - a);
  const isVisible = ({ of }: SubmissionAnswer) => submission.status !== 'open' || of.take < submission.take;
  const present = (answer: SubmissionAnswer): Presented['takes'][number]['answers'][number] => {
    const { attempt, prompt } = answer;
    const on = marks.filter(({ attemptId }) => attemptId === attempt.id);
    return {
      attemptId: attempt.id,
      questionId: attempt.questionId,
      prompt,
      inputMode: attempt.inputMode,
      durationMs: attempt.durationMs,
      handedInAt: attempt.handedInAt.toISOString(),
      score: hidesScore(answer, answers, readerId, assignment.blind) ? null : attempt.score,
      ...countPoints(attempt, answers.claims, answers.verdictsOn(answer)),
      judgedByYou: judgedBy(readerId, answer, answers),
      comments: countMarks(on, readerId),
    };
  };
  return {
    learner,
    cohort: { id: cohort.id, name: cohort.name, archived: cohort.archivedAt !== null },
    assignment: {
      id: assignment.id,
      title: assignment.title,
      kind: assignment.kind,
      mode: assignment.mode,
      instructions: assignment.instructions,
      blind: assignment.blind,
    },
    ...presentState(found, people, readerId, now),
    takesLeft: takesLeft({ assignment, submission }),
    thread: countMarks(
      marks.filter((mark) => mark.attemptId === null && mark.assignmentId === assignment.id),
      readerId,
    ),
    takes: takes.map((take) => {
      const given = all.filter((answer) => answer.of.take === take && isVisible(answer));
      const isPresent = take === submission.take && submission.status !== 'open';
      const interviewId = given[0]?.attempt.interviewId ?? (isPresent ? submission.interviewId : null);
      return { take, interviewId, answers: given.map(present) };
    }),
  };
}

/** Where a coach judges blind, the score tells of another coach’s verdicts. */
function hidesScore(answer: SubmissionAnswer, answers: Answers, readerId: string, blind: boolean): boolean {
  const verdicts = answers.verdictsOn(answer);
  const coach = { readerId, cohortIds: [], blind };
  return seenBy(coach, answer.attempt, pointsOf(answer, answers), verdicts).length < verdicts.length;
}

const judgedBy = (readerId: string, answer: SubmissionAnswer, answers: Answers): number =>
  new Set(
    answers
      .verdictsOn(answer)
      .filter(({ by, judgeId }) => by === 'coach' && judgeId === readerId)
      .map(({ pointId }) => pointId),
  ).size;

const pointsOf = ({ attempt }: SubmissionAnswer, { claims }: Answers) =>
  claims
    .filter(
      ({ questionId, rev, pointId }) =>
        questionId === attempt.questionId &&
        rev === attempt.rev &&
        (attempt.pointId === null || pointId === attempt.pointId),
    )
    .map(({ pointId }) => ({ id: pointId }));

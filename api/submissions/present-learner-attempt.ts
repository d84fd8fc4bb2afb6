import type { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { findRevision } from '../../db/questions.ts';
import type { AttemptRow } from '../../db/schema.ts';
import { findUser } from '../../db/users.ts';
import { presentAttempt, type CoachReading } from '../attempts/present-attempt.ts';
import { NotFound } from '../errors.ts';
import { mayJudge, type AttemptFor } from './policy.ts';
import type { LearnerAttempt } from './routes.ts';

/** How a coach reads an answer that they may see, and whether they may judge it. */
export interface AnswerReading extends CoachReading {
  mayJudge: boolean;
}
export const readingOf = (readerId: string, { coach, submissions }: AttemptFor): AnswerReading => ({
  readerId,
  cohortIds: coach.map(({ cohort }) => cohort.id),
  blind: submissions.some(({ assignment }) => assignment.blind),
  mayJudge: mayJudge(coach),
});

/** An answer of a learner as a coach sees it. */
export async function presentLearnerAttempt(
  db: Database,
  attempt: AttemptRow,
  reading: AnswerReading,
  now: Date,
): Promise<z.input<typeof LearnerAttempt>> {
  const { userId, questionId, rev } = attempt;
  const [presented, learner, [revision]] = await Promise.all([
    presentAttempt(db, attempt, now, reading),
    findUser(db.read, userId),
    findRevision(db.read, { questionId, rev }),
  ]);
  if (!learner || !revision) throw new NotFound('This answer is gone: choose another.');
  const { suggestedRating: _, suggestedBecause: __, preview: ___, drills: ____, ...rest } = presented;
  const isJudged = ({ history }: (typeof rest.points)[number]) =>
    history.some(
      (given) => given.by === 'coach' && given.judge?.isYou && given.rev === rev && given.verdict !== 'unjudged',
    );
  return {
    ...rest,
    learner: { id: userId, name: learner.name },
    prompt: revision.prompt,
    answerSeconds: revision.answerSeconds,
    mayJudge: reading.mayJudge,
    othersHidden: reading.blind && !rest.points.every(isJudged),
  };
}

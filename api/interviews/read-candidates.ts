import type { Reader } from '../../db/database.ts';
import { countOpenDrills, listCandidates, listLastAnswers } from '../../db/interview-candidates.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { schedulingSettings } from '../accounts/settings.ts';
import { groupBy } from '../grading/group-by.ts';
import { recallAt } from '../scheduling/recall.ts';
import { studyDay } from '../scheduling/study-day.ts';
import type { Candidate } from './choose-questions.ts';
import type { Fitted } from './fitting-questions.ts';
import type { InterviewSettings } from './interview.ts';
import { plannedMsOf } from './planned-time.ts';

/** Answers whose mean says how well a question goes. */
const lastAnswers = 3;

/** Every question that a learner may be asked in an interview, with their record of it. */
export async function readCandidates(
  db: Reader,
  userId: string,
  { interview, learner, now }: { interview: InterviewSettings; learner: SettingsRow; now: Date },
): Promise<(Candidate & Fitted & { thinkSeconds: number })[]> {
  const [questions, answers, drills] = await Promise.all([
    listCandidates(db, { userId }),
    listLastAnswers(db, { userId, most: lastAnswers }),
    countOpenDrills(db, { userId }),
  ]);
  const answersTo = groupBy(answers, ({ questionId }) => questionId);
  const drillsOf = new Map(drills.map((row) => [row.questionId, row.drills]));
  const today = studyDay(now.getTime(), learner);
  const daysAgo = (at: Date) => Math.max(0, today - studyDay(at.getTime(), learner));
  return questions.map(({ card, deckOwnerId, answerSeconds, ...question }) => {
    const own = answersTo.get(question.questionId) ?? [];
    const at = [card?.lastReview, own[0]?.handedInAt].flatMap((instant) => (instant ? [daysAgo(instant)] : []));
    return {
      ...question,
      ownDeck: deckOwnerId !== null,
      plannedMs: plannedMsOf({ ...question, answerSeconds }, interview),
      answeredDaysAgo: at.length === 0 ? null : Math.min(...at),
      score: meanOf(own.flatMap(({ score }) => (score === null ? [] : [score]))),
      openDrills: drillsOf.get(question.questionId) ?? 0,
      recall: card && recallAt(card, now.getTime(), learner, schedulingSettings(learner)),
    };
  });
}

const meanOf = (scores: readonly number[]): number | null =>
  scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;

import type { Reader } from '../../db/database.ts';
import {
  listEnrolledQuestions,
  listOpenDrills,
  sumDrillWeights,
  type AskableCard,
  type EnrolledQuestion,
} from '../../db/queue.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { expectedAnswerMs } from '../cards/expected-time.ts';
import { readRevisions } from '../catalogue/read-revisions.ts';
import { memoryOf } from '../reviews/fold-card.ts';
import type { Rating } from '../scheduling/memory.ts';
import type { PlanQuestion } from '../scheduling/planner.ts';
import { firstPassPriors, type FirstAnswers } from '../scheduling/priors.ts';
import { studyDay } from '../scheduling/study-day.ts';
import { readInterviewAnswers } from './interview-answers.ts';

/** A question or drill that may be planned: where it is asked from, and what the planner needs of it. */
export interface InScope {
  row: EnrolledQuestion | AskableCard;
  question: PlanQuestion & { skillId: string };
}

/** All questions of a learner's decks that are not suspended, and the drills that do not rest. */
export async function readPlanScope(db: Reader, settings: SettingsRow, now: Date): Promise<InScope[]> {
  const { userId } = settings;
  const today = studyDay(now.getTime(), settings);
  const [questions, drills, weights, interviewed] = await Promise.all([
    listEnrolledQuestions(db, { userId }),
    listOpenDrills(db, { userId, now }),
    sumDrillWeights(db, { userId }),
    readInterviewAnswers(db, userId),
  ]);
  const rows = [...questions, ...drills];
  const revisionOf = await readRevisions(db, rows);
  const shareOf = new Map(weights.map(({ cardId, own, all }) => [cardId, (own ?? 0) / (all ?? 1)]));
  const priorAt = firstPassPriors(
    questions.flatMap((row) => {
      const rating = row.card?.firstRating ?? interviewed.get(row.cardId)?.first;
      return rating ? firstAnswer(rating, revisionOf(row)?.level) : [];
    }),
  );
  return rows.flatMap((row): InScope[] => {
    const revision = revisionOf(row);
    if (!revision) return [];
    const { card } = row;
    const isBuried = card?.buriedUntil != null && card.buriedUntil > now;
    const question = {
      id: row.cardId,
      skillId: row.skillId,
      memory: card && card.lastStudyDay !== null ? memoryOf(card) : null,
      failed: interviewed.get(row.cardId)?.last === 'again',
      prior: priorAt(revision.level),
      share: card?.kind === 'drill' ? (shareOf.get(card.id) ?? 0) : 1,
      expectedMs: expectedAnswerMs(card, revision),
      answeredToday: isAnswered(card, today) || isBuried,
    };
    return [{ row, question }];
  });
}

/** Answered on this study day; or on a later one, by who has travelled west since. */
export const isAnswered = (card: InScope['row']['card'], today: number): boolean =>
  card !== null && card.lastStudyDay !== null && card.lastStudyDay >= today;

const firstAnswer = (rating: Rating, level: number | undefined): FirstAnswers[] =>
  level === undefined ? [] : [{ level, answered: 1, passed: rating === 'again' ? 0 : 1 }];

import { listCardsOfQuestion } from '../../db/cards.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { listInterviewAttempts } from '../../db/interview-answers.ts';
import type { InterviewKey } from '../../db/interviews.ts';
import { listPoints } from '../../db/questions.ts';
import type { AttemptRow } from '../../db/schema.ts';
import { listVerdicts } from '../../db/verdicts.ts';
import { judgePoints } from '../attempts/judge-points.ts';
import { shortfalls, type PointRole } from '../grading/rubric.ts';
import { worstFirst } from './put-right.ts';

/** A point that an answer of an interview did not cover, by the verdict in force. */
export interface MissedPoint {
  questionId: string;
  pointId: string;
  /** Of its drill. */
  drillCardId: string;
  verdict: 'wrong' | 'missed' | 'partial';
  role: PointRole;
  weight: number;
  /** It counts and was missed or wrong; of a group, so many as it lacks. */
  isShortfall: boolean;
  /** Its question asks for nothing else, so that the question's own card is its drill. */
  isOnly: boolean;
}

/** What an interview's answers did not cover, whoever judged them: in the report’s order. */
export function* listMissedPoints(tx: Writer, key: InterviewKey): Work<MissedPoint[]> {
  const missed: MissedPoint[] = [];
  for (const attempt of yield* run(listInterviewAttempts(tx, key))) missed.push(...(yield* missedIn(tx, attempt)));
  return missed.toSorted(worstFirst);
}

function* missedIn(tx: Writer, { userId, id, questionId, rev }: AttemptRow): Work<MissedPoint[]> {
  const points = yield* run(listPoints(tx, { questionId, rev }));
  const judged = judgePoints(points, yield* run(listVerdicts(tx, { userId, attemptId: id })));
  const cards = yield* run(listCardsOfQuestion(tx, { userId, questionId }));
  const failed = shortfalls(
    judged,
    cards.flatMap(({ pointId }) => pointId ?? []),
  );
  return points.flatMap(({ id: pointId, cardId: drillCardId, role, weight }, index): MissedPoint[] => {
    const verdict = judged[index]?.verdict;
    if (verdict !== 'wrong' && verdict !== 'missed' && verdict !== 'partial') return [];
    const isShortfall = failed.some((point) => point.id === pointId);
    return [{ questionId, pointId, drillCardId, verdict, role, weight, isShortfall, isOnly: points.length === 1 }];
  });
}

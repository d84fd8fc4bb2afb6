import { insertAttempt, takeAttempt, updateAttempt } from '../../db/attempts.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { listPoints, type AskedPoint } from '../../db/questions.ts';
import type { AttemptRow, CardRow } from '../../db/schema.ts';
import { Conflict, NotFound } from '../errors.ts';
import { countAsked, countsTowardsScore, groupOf } from '../grading/rubric.ts';
import { openAttempt, otherContent, takeTarget, type Target } from './hand-in.ts';

/** One hint: first how many points there are, then their cues, one by one. */
export interface Hint {
  /** Used so far, this one included. */
  hints: number;
  /** Asked for: of a group, as many as it needs. */
  pointCount: number;
  groups: { need: number; of: number }[];
  cue: string | null;
  left: number;
}

/** Gives the next hint and remembers it with the attempt, which is not handed in yet. A drill's cue is its question, so its only hint is that it is one point. */
export function useHint(
  db: Database,
  userId: string,
  id: string,
  target: Target | undefined,
  now: Date,
): Promise<Hint> {
  return db.transaction(function* (tx) {
    const card = target && (yield* takeTarget(tx, userId, target, now));
    const [known] = yield* run(takeAttempt(tx, { userId, id }));
    if (known?.handedIn) throw new Conflict('This attempt is handed in; its points are there to see.');
    if (known && card && known.cardId !== card.id) throw otherContent();
    const attempt = known ?? (yield* begin(tx, card, id, now));
    const isDrill = attempt.pointId !== null;
    const points = isDrill ? [] : yield* run(listPoints(tx, { questionId: attempt.questionId, rev: attempt.rev }));
    const cues = points.filter(countsTowardsScore).map((point) => point.cue);
    const hints = Math.min(attempt.hints + 1, 1 + cues.length);
    yield* run(updateAttempt(tx, attempt, { hints }));
    return {
      hints,
      pointCount: isDrill ? 1 : countAsked(points.map((point) => ({ ...point, group: groupOf(point) }))),
      groups: groupsOf(points),
      cue: cues[hints - 2] ?? null,
      left: 1 + cues.length - hints,
    };
  });
}

const groupsOf = (points: readonly AskedPoint[]) =>
  Object.entries(points[0]?.groups ?? {}).map(([id, need]) => ({
    need,
    of: points.filter(({ group }) => group === id).length,
  }));

function* begin(tx: Writer, card: CardRow | undefined, id: string, now: Date): Work<AttemptRow> {
  if (!card) throw new NotFound('No attempt was begun under this id: send cardId or questionId with the first hint.');
  const attempt = yield* openAttempt(tx, card, id, now);
  yield* run(insertAttempt(tx, attempt));
  return attempt;
}

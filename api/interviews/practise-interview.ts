import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { findInterview, type InterviewKey } from '../../db/interviews.ts';
import { findQuestion, listPoints } from '../../db/questions.ts';
import { openDrill } from '../attempts/open-drill.ts';
import { studyWithoutNew } from '../cards/enrol.ts';
import { takeOrMakeCard } from '../cards/take-card.ts';
import { Conflict, invalidFields } from '../errors.ts';
import { noInterview } from './change-interview.ts';
import { isOver } from './interview-clock.ts';
import { listed } from './put-right.ts';
import { listMissedPoints, type MissedPoint } from './list-missed-points.ts';

export interface ToPractise {
  /** Drills that were not open before. */
  added: number;
  /** What to practise now, in the report's order. */
  cardIds: string[];
}

/**
 * Opens the drills of what a report names as missed or stated wrongly, whoever judged it, or of those points alone
 * whose drills are named; a deck that is not studied is from now on, without new questions. What is no longer
 * asked is left out. Doing it twice adds nothing.
 * Throws NotFound, Conflict while the interview is not over, and Invalid for a drill that it does not name.
 */
export function practiseInterview(
  db: Database,
  key: InterviewKey,
  drillCardIds: readonly string[] | undefined,
  now: Date,
): Promise<ToPractise> {
  return db.transaction(function* (tx) {
    const [interview] = yield* run(findInterview(tx, key));
    if (!interview) throw noInterview();
    if (!isOver(interview)) throw new Conflict('This interview is not over: finish it first.');
    const missed = yield* listMissedPoints(tx, key);
    refuseUnknown(missed, drillCardIds);
    const wanted = drillCardIds
      ? missed.filter(({ drillCardId }) => drillCardIds.includes(drillCardId))
      : listed(missed.filter(({ isShortfall }) => isShortfall));
    const practised: ToPractise = { added: 0, cardIds: [] };
    for (const point of wanted) {
      const opened = yield* practise(tx, key.userId, point, now);
      if (opened?.added) practised.added += 1;
      if (opened) practised.cardIds.push(opened.cardId);
    }
    return practised;
  });
}

function refuseUnknown(missed: readonly MissedPoint[], drillCardIds: readonly string[] = []) {
  const [first, ...rest] = drillCardIds.flatMap((id, index) =>
    missed.some(({ drillCardId }) => drillCardId === id)
      ? []
      : [{ pointer: `/body/drillCardIds/${index}`, message: 'is no drill of what was missed: the report names them' }],
  );
  if (first) throw invalidFields([first, ...rest]);
}

/** Undefined for what is no longer asked, or was set aside by the learner. */
function* practise(
  tx: Writer,
  userId: string,
  { questionId, pointId, isOnly }: MissedPoint,
  now: Date,
): Work<{ cardId: string; added: boolean } | undefined> {
  const [question] = yield* run(findQuestion(tx, { id: questionId, userId }));
  if (!question || question.retired) return undefined;
  const points = yield* run(listPoints(tx, { questionId, rev: question.rev }));
  const point = points.find(({ id }) => id === pointId);
  if (!point) return undefined;
  yield* studyWithoutNew(tx, { userId, deckId: question.deckId }, now);
  const cardId = isOnly ? question.cardId : point.cardId;
  const added = isOnly ? false : yield* openDrill(tx, userId, point, null, now);
  const card = yield* takeOrMakeCard(tx, userId, cardId, now);
  return card && card.suspendedAt === null ? { cardId, added } : undefined;
}

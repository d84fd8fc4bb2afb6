import type { z } from 'zod';
import { findCard, listCardsOfQuestion } from '../../db/cards.ts';
import type { Database } from '../../db/database.ts';
import { listGradings } from '../../db/gradings.ts';
import { findCurrentRev, findRevision, listPoints, type AskedPoint } from '../../db/questions.ts';
import type { AttemptRow, CardRow, GradingRow, QuestionRevisionRow, VerdictRow } from '../../db/schema.ts';
import { listVerdicts } from '../../db/verdicts.ts';
import { getSettings } from '../accounts/settings.ts';
import { dayPicker } from '../cards/day-picker.ts';
import { isStepPending, presentPreview } from '../cards/present-card.ts';
import { NotFound } from '../errors.ts';
import { deliveryOf } from '../grading/delivery.ts';
import { rubricHash } from '../grading/rubric-hash.ts';
import { groupOf } from '../grading/rubric.ts';
import { presentGrading } from '../gradings/present-grading.ts';
import { rubricOf } from '../gradings/rubric-of.ts';
import { scoreOf, suggestFor, verdictInForce } from './judge-points.ts';
import type { Attempt, Point } from './routes.ts';

type PresentedAttempt = z.input<typeof Attempt>;

/** A handed-in attempt with the points it is checked against: for its learner, after handing in. */
export async function presentAttempt(db: Database, attempt: AttemptRow, now: Date): Promise<PresentedAttempt> {
  const { userId, questionId, rev, cardId } = attempt;
  const [[revision], allPoints, verdicts, gradings, [current], [card], cards, settings] = await Promise.all([
    findRevision(db.read, { questionId, rev }),
    listPoints(db.read, { questionId, rev }),
    listVerdicts(db.read, { userId, attemptId: attempt.id }),
    listGradings(db.read, { userId, attemptId: attempt.id }),
    findCurrentRev(db.read, { questionId }),
    findCard(db.read, { userId, id: cardId }),
    listCardsOfQuestion(db.read, { userId, questionId }),
    getSettings(db, userId),
  ]);
  if (!revision || !current || !card) throw new NotFound('The question of this attempt is gone.');
  const points = allPoints.filter((point) => attempt.pointId === null || point.id === attempt.pointId);
  const currentRev = current.rev;
  const suggestion = suggestFor(attempt, points, verdicts);
  return {
    id: attempt.id,
    cardId,
    questionId,
    rev,
    currentRev,
    pointId: attempt.pointId,
    answer: attempt.answer,
    inputMode: attempt.inputMode,
    startedAt: attempt.startedAt.toISOString(),
    durationMs: attempt.durationMs,
    delivery: presentDelivery(attempt, revision.answerSeconds),
    hints: attempt.hints,
    handedInAt: attempt.handedInAt.toISOString(),
    points: points.map((point) => presentPoint(point, verdicts)),
    model: revision.model,
    suggestions: attempt.suggestions,
    suggestionNote: attempt.suggestionNote,
    gradings: gradings.map(presentGrading),
    outdated: currentRev > rev || isOutdated(attempt, revision, points, verdicts, gradings),
    score: scoreOf(attempt, points, verdicts),
    suggestedRating: suggestion?.rating ?? null,
    suggestedBecause: suggestion?.because ?? null,
    preview: presentPreview(card, settings, now, await dayPicker(db, settings, now), isStepPending(card, now)),
    drills: presentDrills(cards, allPoints),
  };
}

const presentDelivery = ({ answer, speech, pointId }: AttemptRow, answerSeconds: number) =>
  speech && deliveryOf({ answer, speech, target: pointId === null ? answerSeconds : null });

function presentPoint(point: AskedPoint, verdicts: readonly VerdictRow[]): z.input<typeof Point> {
  const { id, say, weight, role, kind, cue, probe, wrong, sources } = point;
  const own = verdicts.filter((verdict) => verdict.pointId === id);
  const history = own.map(({ userId: _, attemptId: __, version: ___, at, ...verdict }) => ({
    ...verdict,
    at: at.toISOString(),
  }));
  return {
    id,
    say,
    weight,
    role,
    group: groupOf(point),
    kind,
    cue,
    probe,
    wrong,
    sources,
    verdict: verdictInForce(point, own)?.verdict ?? 'unjudged',
    history,
  };
}

/** Whether a machine's verdict in force was given by another rubric than the revision has now: evidence may change within one. */
function isOutdated(
  attempt: AttemptRow,
  revision: QuestionRevisionRow,
  points: readonly AskedPoint[],
  verdicts: readonly VerdictRow[],
  gradings: readonly GradingRow[],
): boolean {
  const by = new Set(points.map((point) => verdictInForce(point, verdicts)?.gradingId));
  const used = gradings.filter(({ id }) => by.has(id));
  if (used.length === 0) return false;
  const hash = rubricHash(rubricOf(revision, points, attempt));
  return used.some((grading) => grading.rubricHash !== hash);
}

const presentDrills = (cards: readonly CardRow[], points: readonly AskedPoint[]) =>
  points.flatMap(({ id, cue, cardId }) =>
    cards.some((card) => card.id === cardId && card.restingSince === null) ? [{ cardId, pointId: id, cue }] : [],
  );

import type { z } from 'zod';
import { findCard, listCardsOfQuestion } from '../../db/cards.ts';
import type { Database } from '../../db/database.ts';
import { findRevision, listPoints } from '../../db/questions.ts';
import type { AttemptRow, CardRow, PointRow, VerdictRow } from '../../db/schema.ts';
import { listVerdicts } from '../../db/verdicts.ts';
import { getSettings } from '../accounts/settings.ts';
import { dayPicker } from '../cards/day-picker.ts';
import { isStepPending, presentPreview } from '../cards/present-card.ts';
import { NotFound } from '../errors.ts';
import { effectiveVerdict } from '../grading/rubric.ts';
import { scoreOf, suggestFor } from './judge-points.ts';
import type { Attempt, Point } from './routes.ts';

type PresentedAttempt = z.input<typeof Attempt>;

/** A handed-in attempt with the points it is checked against: for its learner, after handing in. */
export async function presentAttempt(db: Database, attempt: AttemptRow, now: Date): Promise<PresentedAttempt> {
  const { userId, questionId, rev, cardId } = attempt;
  const [[revision], allPoints, verdicts, [card], cards, settings] = await Promise.all([
    findRevision(db.read, { questionId, rev }),
    listPoints(db.read, { questionId, rev }),
    listVerdicts(db.read, { userId, attemptId: attempt.id }),
    findCard(db.read, { userId, id: cardId }),
    listCardsOfQuestion(db.read, { userId, questionId }),
    getSettings(db, userId),
  ]);
  if (!revision || !card) throw new NotFound('The question of this attempt is gone.');
  const points = allPoints.filter((point) => attempt.pointId === null || point.id === attempt.pointId);
  const suggestion = suggestFor(attempt, points, verdicts);
  return {
    id: attempt.id,
    cardId,
    questionId,
    rev,
    pointId: attempt.pointId,
    answer: attempt.answer,
    inputMode: attempt.inputMode,
    startedAt: attempt.startedAt.toISOString(),
    durationMs: attempt.durationMs,
    hints: attempt.hints,
    handedInAt: attempt.handedInAt.toISOString(),
    points: points.map((point) => presentPoint(point, verdicts)),
    model: revision.model,
    suggestions: attempt.suggestions,
    suggestionNote: attempt.suggestionNote,
    score: scoreOf(attempt, points, verdicts),
    suggestedRating: suggestion?.rating ?? null,
    suggestedBecause: suggestion?.because ?? null,
    preview: presentPreview(card, settings, now, await dayPicker(db, settings, now), isStepPending(card, now)),
    drills: presentDrills(cards, allPoints),
  };
}

function presentPoint(point: PointRow, verdicts: readonly VerdictRow[]): z.input<typeof Point> {
  const { id, say, weight, role, kind, cue, probe, wrong, sources } = point;
  const own = verdicts.filter((verdict) => verdict.pointId === id);
  const history = own.map(({ userId: _, attemptId: __, version: ___, at, ...verdict }) => ({
    ...verdict,
    at: at.toISOString(),
  }));
  return { id, say, weight, role, kind, cue, probe, wrong, sources, verdict: effectiveVerdict(own), history };
}

const presentDrills = (cards: readonly CardRow[], points: readonly PointRow[]) =>
  points.flatMap(({ id, cue, cardId }) =>
    cards.some((card) => card.id === cardId && card.restingSince === null) ? [{ cardId, pointId: id, cue }] : [],
  );

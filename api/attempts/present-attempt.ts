import type { z } from 'zod';
import { findCard, listCardsOfQuestion } from '../../db/cards.ts';
import type { Database } from '../../db/database.ts';
import { listGradings } from '../../db/gradings.ts';
import { findCurrentRev, findRevision, listPoints, type AskedPoint } from '../../db/questions.ts';
import type { AttemptRow, CardRow, GradingRow, QuestionRevisionRow, VerdictRow } from '../../db/schema.ts';
import { listCommentMarks, listNames, type CommentMark } from '../../db/comments.ts';
import { listRecordedParts } from '../../db/recordings.ts';
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

/** Who reads an answer that is not their own. */
export interface CoachReading {
  readerId: string;
  /** Cohorts whose comments they see. */
  cohortIds: readonly string[];
  /** They see another coach’s verdicts only once they have given their own on all of its points. */
  blind: boolean;
}

/** A handed-in attempt with the points it is checked against: for its learner, after handing in, or for a coach. */
export async function presentAttempt(
  db: Database,
  attempt: AttemptRow,
  now: Date,
  coach?: CoachReading,
): Promise<PresentedAttempt> {
  const { userId, questionId, rev, cardId } = attempt;
  const readerId = coach?.readerId ?? userId;
  const [[revision], allPoints, allVerdicts, gradings, [current], [card], cards, settings, marks, recordings] =
    await Promise.all([
      findRevision(db.read, { questionId, rev }),
      listPoints(db.read, { questionId, rev }),
      listVerdicts(db.read, { userId, attemptId: attempt.id }),
      listGradings(db.read, { userId, attemptId: attempt.id }),
      findCurrentRev(db.read, { questionId }),
      findCard(db.read, { userId, id: cardId }),
      listCardsOfQuestion(db.read, { userId, questionId }),
      getSettings(db, userId),
      listCommentMarks(db.read, { userId, attemptId: attempt.id, readerId }),
      listRecordedParts(db.read, { userId, attemptId: attempt.id }),
    ]);
  if (!revision || !current || !card) throw new NotFound('The question of this attempt is gone.');
  const points = allPoints.filter((point) => attempt.pointId === null || point.id === attempt.pointId);
  const verdicts = coach ? seenBy(coach, attempt, points, allVerdicts) : allVerdicts;
  const judges = await namesOf(db, verdicts, readerId);
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
    recordings: recordings.map(({ part }) => part),
    hints: attempt.hints,
    handedInAt: attempt.handedInAt.toISOString(),
    points: points.map((point) => presentPoint(point, verdicts, judges)),
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
    comments: countMarks(coach ? marks.filter(({ cohortId }) => coach.cohortIds.includes(cohortId)) : marks, readerId),
  };
}

/** What of the verdicts on an answer a coach sees: where they judge blind, not another’s before all of their own. */
export function seenBy<V extends Pick<VerdictRow, 'by' | 'judgeId' | 'pointId' | 'verdict'> & { rev?: number }>(
  { readerId, blind }: CoachReading,
  { rev }: Pick<AttemptRow, 'rev'>,
  points: readonly { id: string }[],
  verdicts: readonly V[],
): V[] {
  const judgedByThem = ({ id }: { id: string }) =>
    verdicts.some(
      (given) =>
        given.by === 'coach' &&
        given.judgeId === readerId &&
        given.pointId === id &&
        given.verdict !== 'unjudged' &&
        (given.rev ?? rev) === rev,
    );
  return blind && !points.every(judgedByThem)
    ? verdicts.filter(({ by, judgeId }) => by !== 'coach' || judgeId === readerId)
    : [...verdicts];
}

/** How much there is to read, and what of it is new to somebody. */
export const countMarks = (marks: readonly CommentMark[], readerId: string) => ({
  total: marks.length,
  unread: marks.filter(({ authorId, at, seenAt }) => authorId !== readerId && (seenAt === null || at > seenAt)).length,
});

type JudgeNames = ReadonlyMap<string, { name: string; isYou: boolean }>;

/** The coaches who gave some verdicts. */
async function namesOf(db: Database, verdicts: readonly VerdictRow[], readerId: string): Promise<JudgeNames> {
  const ids = [...new Set(verdicts.flatMap(({ judgeId }) => judgeId ?? []))];
  const named = ids.length === 0 ? [] : await listNames(db.read, ids);
  return new Map(named.map(({ id, name }) => [id, { name, isYou: id === readerId }]));
}

const presentDelivery = ({ answer, speech, pointId }: AttemptRow, answerSeconds: number) =>
  speech && deliveryOf({ answer, speech, target: pointId === null ? answerSeconds : null });

function presentPoint(point: AskedPoint, verdicts: readonly VerdictRow[], judges: JudgeNames): z.input<typeof Point> {
  const { id, say, weight, role, kind, cue, probe, wrong, sources } = point;
  const own = verdicts.filter((verdict) => verdict.pointId === id);
  const history = own.map(({ userId: _, attemptId: __, version: ___, judgeId, at, ...verdict }) => ({
    ...verdict,
    judge: (judgeId === null ? undefined : judges.get(judgeId)) ?? null,
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

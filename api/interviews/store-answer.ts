import { insertAttempt, takeAttempt } from '../../db/attempts.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import type { Speech } from '../../db/answer-schema.ts';
import { listPoints } from '../../db/questions.ts';
import type { AttemptRow, InterviewQuestionRow } from '../../db/schema.ts';
import { insertVerdicts, listVerdicts } from '../../db/verdicts.ts';
import { suggest } from '../attempts/hand-in.ts';
import { updateScore } from '../attempts/update-score.ts';
import { takeOrMakeCard } from '../cards/take-card.ts';
import { joinParts } from './answer-text.ts';
import type { AnswerPart } from './interview.ts';

/**
 * Makes an attempt of what was answered to a question of an interview, pinned to the revision that was asked. One that
 * was passed is judged at once. Nothing is made where the question is gone with its deck.
 */
export function* storeAnswer(tx: Writer, question: InterviewQuestionRow, now: Date): Work<void> {
  const { userId, questionId, rev, parts } = question;
  const card = yield* takeOrMakeCard(tx, userId, question.cardId, now);
  if (!card) return;
  const inputMode = parts.some((part) => part.inputMode === 'spoken') ? 'spoken' : 'typed';
  const { text: answer } = joinParts(parts);
  const attempt: AttemptRow = {
    userId,
    id: question.attemptId,
    cardId: card.id,
    questionId,
    rev,
    pointId: null,
    answer,
    inputMode,
    startedAt: question.askedAt ?? now,
    durationMs: parts.reduce((sum, { ms }) => sum + ms, 0),
    hints: 0,
    handedIn: true,
    handedInAt: question.doneAt ?? now,
    suggestedRating: null,
    score: null,
    suggestions: [],
    suggestionNote: null,
    speech: speechOf(parts),
    interviewId: question.interviewId,
    version: 0,
  };
  const suggested = answer === '' ? {} : yield* suggest(tx, attempt, attempt);
  yield* run(insertAttempt(tx, { ...attempt, ...suggested }));
  if (answer === '') yield* judgePassed(tx, attempt, now);
}

/** Where nothing was said, nothing was said of any point. */
function* judgePassed(tx: Writer, { userId, id, questionId, rev }: AttemptRow, now: Date): Work<void> {
  const [attempt] = yield* run(takeAttempt(tx, { userId, id }));
  if (!attempt) return;
  const points = yield* run(listPoints(tx, { questionId, rev }));
  const missed = points.map((point) => ({
    userId,
    attemptId: id,
    version: attempt.version,
    pointId: point.id,
    verdict: 'missed' as const,
    by: 'machine' as const,
    reason: 'Nothing was said.',
    at: now,
    rev,
    confidence: 1,
  }));
  yield* run(insertVerdicts(tx, missed));
  yield* updateScore(tx, attempt, points, yield* run(listVerdicts(tx, { userId, attemptId: id })), now);
}

/** How the spoken parts were spoken, one after the other. */
function speechOf(parts: readonly AnswerPart[]): Speech | null {
  const spoken = parts.flatMap(({ speech }) => speech ?? []);
  if (spoken.length === 0) return null;
  let before = 0;
  const pauses = spoken.flatMap((speech) => {
    const offset = before;
    before += speech.spokenMs;
    return speech.pauses.map(({ start, end }) => ({ start: start + offset, end: end + offset }));
  });
  return { spokenMs: before, pauses };
}

import { isDeepStrictEqual } from 'node:util';
import { findAttempt, insertAttempt, takeAttempt, updateAttempt } from '../../db/attempts.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { findQuestion, findRevision, listPoints } from '../../db/questions.ts';
import type { AttemptRow, CardRow } from '../../db/schema.ts';
import { countAnswer } from '../assignments/count-answer.ts';
import { questionCardId } from '../cards/card-id.ts';
import { takeOrMakeCard } from '../cards/take-card.ts';
import { Conflict, NotFound } from '../errors.ts';
import { suggestVerdicts } from '../grading/offline/suggest.ts';

/** What is answered: a card, or a question by its id. */
export interface Target {
  cardId?: string | undefined;
  questionId?: string | undefined;
}
export interface Answer extends Target {
  id: string;
  answer: string;
  inputMode: AttemptRow['inputMode'];
  startedAt: string;
  durationMs: number;
  speech?: AttemptRow['speech'] | undefined;
}

/**
 * Stores an answer before anything else is done with it. The same answer again is the same attempt
 * (`replayed`); another one under the same id is a Conflict.
 */
export function handIn(
  db: Database,
  userId: string,
  answer: Answer,
  now: Date,
): Promise<{ attempt: AttemptRow; replayed: boolean }> {
  return db.transaction(function* (tx) {
    const card = yield* takeTarget(tx, userId, answer, now);
    const [known] = yield* run(takeAttempt(tx, { userId, id: answer.id }));
    if (known && known.cardId !== card.id) throw otherContent();
    if (known?.handedIn) {
      if (!sameAnswer(known, answer)) throw otherContent();
      return { attempt: known, replayed: true };
    }
    const opened = known ?? (yield* openAttempt(tx, card, answer.id, now));
    const content = {
      answer: answer.answer,
      inputMode: answer.inputMode,
      startedAt: new Date(answer.startedAt),
      durationMs: answer.durationMs,
      speech: answer.speech ?? null,
      handedIn: true,
      handedInAt: now,
      ...(yield* suggest(tx, opened, answer)),
    };
    const attempt = { ...opened, ...content };
    if (known) {
      yield* run(updateAttempt(tx, known, content));
      yield* countAnswer(tx, attempt, now);
      return { attempt, replayed: false };
    }
    const added = yield* run(insertAttempt(tx, attempt));
    if (added.length === 0) throw new Conflict('This attempt was handed in twice at the same moment: send it again.');
    yield* countAnswer(tx, attempt, now);
    return { attempt, replayed: false };
  });
}

/** A handed-in attempt of the learner. Throws NotFound. */
export async function selectAttempt(db: Database, userId: string, id: string): Promise<AttemptRow> {
  const [attempt] = await findAttempt(db.read, { userId, id });
  if (!attempt?.handedIn) throw new NotFound('You have no such attempt: hand it in first.');
  return attempt;
}

/** Takes the card that an answer is for. Throws NotFound. */
export function* takeTarget(tx: Writer, userId: string, { cardId, questionId }: Target, now: Date): Work<CardRow> {
  const id = cardId ?? questionCardId(questionId ?? '');
  const card = yield* takeOrMakeCard(tx, userId, id, now);
  if (!card)
    throw new NotFound(
      cardId === undefined
        ? `There is no question "${questionId}".`
        : 'You have no such card: choose one of your queue or of a deck.',
    );
  return card;
}

/** An attempt that was begun: it pins the revision that is asked. */
export function* openAttempt(tx: Writer, card: CardRow, id: string, now: Date): Work<AttemptRow> {
  const [question] = yield* run(findQuestion(tx, { id: card.questionId, userId: card.userId }));
  if (!question) throw new NotFound(`There is no question "${card.questionId}".`);
  return {
    userId: card.userId,
    id,
    cardId: card.id,
    questionId: card.questionId,
    rev: question.rev,
    pointId: card.pointId,
    answer: '',
    inputMode: 'recalled',
    startedAt: now,
    durationMs: 0,
    hints: 0,
    handedIn: false,
    handedInAt: now,
    suggestedRating: null,
    score: null,
    suggestions: [],
    suggestionNote: null,
    speech: null,
    interviewId: null,
    version: 0,
  };
}

/** What the offline grader proposes for an answer that can be read: of a drill, for its point alone. */
export function* suggest(
  tx: Writer,
  { questionId, rev, pointId }: AttemptRow,
  { answer, inputMode }: Pick<Answer, 'answer' | 'inputMode'>,
): Work<Pick<AttemptRow, 'suggestions' | 'suggestionNote'>> {
  if (inputMode === 'recalled') return { suggestions: [], suggestionNote: null };
  const [revision] = yield* run(findRevision(tx, { questionId, rev }));
  const points = yield* run(listPoints(tx, { questionId, rev }));
  const asked = points.filter((point) => pointId === null || point.id === pointId);
  const { suggestions, note } = suggestVerdicts({ prompt: revision?.prompt ?? '' }, asked, answer);
  return { suggestions, suggestionNote: note };
}

const sameAnswer = (known: AttemptRow, { answer, inputMode, startedAt, durationMs, speech }: Answer) =>
  known.answer === answer &&
  known.inputMode === inputMode &&
  known.startedAt.getTime() === Date.parse(startedAt) &&
  known.durationMs === durationMs &&
  isDeepStrictEqual(known.speech, speech ?? null);

export const otherContent = () =>
  new Conflict('Another answer was handed in under this id: give each attempt an id of its own.');

import { randomInt, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { run, type Database, type Reader } from '../../db/database.ts';
import {
  deletePlannedInterviews,
  findInterview,
  insertInterview,
  insertInterviewQuestions,
} from '../../db/interviews.ts';
import { findRevision, listQuestionsOfDeck } from '../../db/questions.ts';
import type { InterviewQuestionRow, InterviewRow } from '../../db/schema.ts';
import { Conflict } from '../errors.ts';
import { chooseForInterview, type ChosenQuestion } from './choose-for-interview.ts';
import type { InterviewSettings } from './interview.ts';
import { plannedMsOf } from './planned-time.ts';

/** What an interview is asked for with: without a seed, the server chooses one. */
export interface InterviewRequest extends Omit<InterviewSettings, 'seed'> {
  id: string;
  seed?: number | undefined;
}

const largestSeed = 2 ** 31 - 1;

/** An exam: every question of a deck in its order, under the clock that a coach set. */
export interface Exam {
  deckId: string;
  limitMs: number;
}

/**
 * Plans an interview: its questions are chosen, in the revisions of now. The same request again is the same interview
 * (`replayed`); one that was planned before and never started goes away. Throws Invalid where no question fits, and
 * Conflict for other settings under the same id.
 */
export async function createInterview(
  db: Database,
  userId: string,
  request: InterviewRequest,
  now: Date,
  exam?: Exam,
): Promise<{ interview: InterviewRow; replayed: boolean }> {
  const { id, seed, ...rest } = request;
  const [known] = await findInterview(db.read, { userId, id });
  if (known) {
    if (!isDeepStrictEqual(known.settings, { ...rest, seed: seed ?? known.settings.seed }))
      throw new Conflict('Another interview was set up under this id: give each interview an id of its own.');
    return { interview: known, replayed: true };
  }
  const settings = { ...rest, seed: seed ?? randomInt(largestSeed) };
  const chosen = exam
    ? await chooseForExam(db.read, exam.deckId, settings)
    : await chooseForInterview(db.read, userId, settings, now);
  const limitMs = exam?.limitMs ?? settings.minutes * 60_000;
  const interview = { ...planned({ userId, id }, settings, chosen, now), limitMs };
  const questions = await Promise.all(
    chosen.map((question, position) => planQuestion(db.read, interview, question, position)),
  );
  return db.transaction(function* (tx) {
    yield* deletePlannedInterviews(tx, userId);
    if (yield* insertInterview(tx, interview)) {
      yield* insertInterviewQuestions(tx, questions);
      return { interview, replayed: false };
    }
    const [other] = yield* run(findInterview(tx, { userId, id }));
    return { interview: other ?? interview, replayed: true };
  });
}

/** Every question of a deck, in the deck's order. */
async function chooseForExam(db: Reader, deckId: string, settings: InterviewSettings): Promise<ChosenQuestion[]> {
  const questions = await listQuestionsOfDeck(db, { deckId });
  return questions.map(({ id: questionId, rev, cardId, level, thinkSeconds, answerSeconds }) => ({
    questionId,
    rev,
    cardId,
    level,
    reasons: [{ code: 'assigned' }],
    plannedMs: plannedMsOf({ thinkSeconds, answerSeconds }, settings),
    thinkSeconds: settings.think ? thinkSeconds : 0,
  }));
}

function planned(
  key: Pick<InterviewRow, 'userId' | 'id'>,
  settings: InterviewSettings,
  chosen: readonly ChosenQuestion[],
  now: Date,
): Omit<InterviewRow, 'limitMs'> {
  return {
    ...key,
    settings,
    status: 'planned',
    questionCount: chosen.length,
    plannedMs: chosen.reduce((sum, { plannedMs }) => sum + plannedMs, 0),
    ranMs: 0,
    seenAt: null,
    position: 0,
    step: settings.think ? 'think' : 'answer',
    stepMs: 0,
    thinkMs: 0,
    thinkLimitMs: 0,
    pauses: 0,
    pausedBecause: null,
    holder: null,
    createdAt: now,
    startedAt: null,
    endedAt: null,
    endedBecause: null,
    gradedAt: null,
    version: 0,
  };
}

async function planQuestion(
  db: Reader,
  { userId, id, settings }: InterviewRow,
  { questionId, rev, cardId, level, reasons }: ChosenQuestion,
  position: number,
): Promise<InterviewQuestionRow> {
  const [revision] = await findRevision(db, { questionId, rev });
  return {
    userId,
    interviewId: id,
    position,
    questionId,
    rev,
    cardId,
    level,
    reasons,
    thinkTargetMs: settings.think ? (revision?.thinkSeconds ?? 0) * 1000 : 0,
    answerTargetMs: (revision?.answerSeconds ?? 0) * 1000,
    thinkMs: 0,
    parts: [],
    probe: null,
    draft: null,
    late: null,
    askedAt: null,
    doneAt: null,
    attemptId: randomUUID(),
  };
}

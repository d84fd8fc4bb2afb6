import type { z } from 'zod';
import type { Database, Reader } from '../../db/database.ts';
import {
  countAnswers,
  countOwnWork,
  listAnswersOfSubmission,
  listOwnWork,
  placeOfWork,
  type OwnSubmission as Own,
  type WorkState,
} from '../../db/learner-submissions.ts';
import type { SubmissionKey } from '../../db/submissions.ts';
import { listCriteria, listPrompts, listQuestionsOfDeck } from '../../db/questions.ts';
import { listTimeZones } from '../../db/settings.ts';
import { groupBy } from '../grading/group-by.ts';
import { pointKinds } from '../grading/question.ts';
import { listPage } from '../http/list-page.ts';
import { countHabits } from './count-answer.ts';
import { dueInEffect } from './late.ts';
import { presentDecks, presentFacts, type PresentedDeck } from './present-assignment.ts';
import { meanScore } from './score-of-take.ts';
import { takesLeft } from './takes.ts';
import { selectOwn, whyNoTake } from './start-take.ts';
import type { OwnSubmission, OwnSubmissionDetail, ownSubmissionRoutes } from './own-submission-routes.ts';

type Presented = z.input<typeof OwnSubmission>;
type Page = z.input<(typeof ownSubmissionRoutes.listOwnSubmissions.responses)[200]>;
type Detail = z.input<typeof OwnSubmissionDetail>;

/** A page of what is set for a learner: what is to be done by due date, or the rest, the latest first. */
export async function presentOwnSubmissions(
  db: Database,
  userId: string,
  { state, ...query }: { state: WorkState; limit: number; cursor?: string | undefined },
  now: Date,
): Promise<Page> {
  await countHabits(db, userId, now);
  const [{ rows, nextCursor }, [work]] = await Promise.all([
    listPage(
      query,
      ({ before, limit }) => listOwnWork(db.read, userId, { state, after: before, limit }),
      (own) => placeOfWork(own, state),
    ),
    countOwnWork(db.read, userId),
  ]);
  const { toDo, all } = work ?? { toDo: 0, all: 0 };
  return {
    items: await presentAll(db.read, userId, rows, now),
    nextCursor,
    counts: { 'to-do': toDo, done: all - toDo },
  };
}

async function presentAll(db: Reader, userId: string, rows: readonly Own[], now: Date): Promise<Presented[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ assignment }) => assignment.id);
  const [decks, answers, zones] = await Promise.all([
    presentDecks(
      db,
      rows.map(({ assignment }) => assignment),
    ),
    countAnswers(db, userId, ids),
    coachZones(db, rows),
  ]);
  return rows.map((own) => {
    const { submission, assignment } = own;
    const { assignmentId, take } = submission;
    const answered = answers.find((row) => row.assignmentId === assignmentId && row.take === take)?.answers ?? 0;
    return present(own, { decks, answered, coachTimeZone: zones.get(assignment.createdBy ?? '') ?? null }, now);
  });
}

function present(
  { submission, assignment, cohortName, cohortArchivedAt }: Own,
  facts: { decks: readonly PresentedDeck[]; answered: number; coachTimeZone: string | null },
  now: Date,
): Presented {
  const deck = facts.decks.find(({ id }) => id === assignment.deckId);
  const due = dueInEffect(assignment, submission);
  const isOpen = submission.status === 'open' || submission.status === 'returned';
  return {
    assignment: {
      ...presentFacts(assignment, facts.decks),
      cohortName,
      cohortArchived: cohortArchivedAt !== null,
      coachTimeZone: facts.coachTimeZone,
    },
    status: submission.status,
    take: submission.take,
    takesLeft: assignment.kind === 'habit' ? 0 : takesLeft({ assignment, submission }),
    dueAt: due?.toISOString() ?? null,
    extended: submission.dueAt !== null,
    late: submission.late,
    overdue: isOpen && due !== null && due < now,
    startedAt: submission.startedAt?.toISOString() ?? null,
    handedInAt: submission.handedInAt?.toISOString() ?? null,
    reviewedAt: submission.reviewedAt?.toISOString() ?? null,
    interviewId: submission.interviewId,
    questions: assignment.kind === 'deck' ? (deck?.questions ?? 0) : null,
    answered: facts.answered,
    score: submission.score,
    habitPoints: assignment.kind === 'habit' ? (submission.habitPoints ?? 0) : null,
    cannotStart: whyNoTake({ submission, assignment, cohortArchivedAt }, deck, now),
  };
}

/** The time zones of the coaches who made some assignments. */
async function coachZones(db: Reader, rows: readonly Own[]): Promise<Map<string, string>> {
  const coaches = [...new Set(rows.flatMap(({ assignment }) => assignment.createdBy ?? []))];
  const zones = coaches.length === 0 ? [] : await listTimeZones(db, coaches);
  return new Map(zones.map(({ userId, timeZone }) => [userId, timeZone]));
}

/** One of them with its questions, criteria and earlier takes. Throws NotFound. */
export async function presentOwnSubmission(db: Database, key: SubmissionKey, now: Date): Promise<Detail> {
  await countHabits(db, key.userId, now);
  const own = await selectOwn(db, key);
  const [[presented], answers] = await Promise.all([
    presentAll(db.read, key.userId, [own], now),
    listAnswersOfSubmission(db.read, key),
  ]);
  const { assignment, submission } = own;
  const ofTake = answers.filter(({ take }) => take === submission.take);
  const criteria = assignment.showCriteria ? await readCriteria(db.read, own) : null;
  const earlier = [...new Set(answers.map(({ take }) => take))].filter((take) => take < submission.take);
  return {
    ...(presented ?? present(own, { decks: [], answered: ofTake.length, coachTimeZone: null }, now)),
    asked: await listAsked(db.read, own, { answers: ofTake, criteria }),
    criteria: criteria && sumCriteria([...criteria.values()].flat()),
    history: earlier.toReversed().map((take) => {
      const taken = answers.filter((answer) => answer.take === take);
      const scores = taken.map(({ score }) => score);
      const questions = presented?.questions ?? 0;
      return {
        take,
        answers: taken.length,
        lastAt: (taken.at(-1)?.at ?? now).toISOString(),
        score: meanScore(scores, Math.max(scores.length, questions)),
        interviewId: taken.at(-1)?.interviewId ?? null,
      };
    }),
  };
}

type Criterion = NonNullable<Detail['asked'][number]['criteria']>[number];

/** Kinds and weights of each question's points: their text is shown once the question is answered. */
async function readCriteria(db: Reader, { assignment: { deckId } }: Own): Promise<Map<string, Criterion[]>> {
  const points = deckId === null ? [] : await listCriteria(db, { deckId });
  return new Map(
    [...groupBy(points, ({ questionId }) => questionId)].map(([questionId, asked]) => [
      questionId,
      asked.map(({ kind, weight }) => ({ kind, weight })),
    ]),
  );
}

const sumCriteria = (all: readonly Criterion[]) =>
  pointKinds.flatMap((kind) => {
    const ofKind = all.filter((each) => each.kind === kind);
    const weight = ofKind.reduce((sum, each) => sum + each.weight, 0);
    return ofKind.length === 0 ? [] : [{ kind, points: ofKind.length, weight }];
  });

/** The questions of a take as far as they are shown. */
async function listAsked(
  db: Reader,
  { assignment, submission }: Own,
  {
    answers,
    criteria,
  }: { answers: Awaited<ReturnType<typeof listAnswersOfSubmission>>; criteria: Map<string, Criterion[]> | null },
): Promise<Detail['asked']> {
  const answerTo = new Map(answers.map((answer) => [answer.questionId, answer]));
  const questions =
    assignment.mode === 'exam'
      ? await listAnswered(db, submission.handedInAt === null ? [] : [...answerTo.keys()])
      : assignment.kind === 'deck' && assignment.deckId !== null
        ? await listQuestionsOfDeck(db, { deckId: assignment.deckId })
        : [];
  return questions.map(({ id, cardId, prompt, kind }) => {
    const answer = answerTo.get(id);
    return {
      questionId: id,
      cardId,
      prompt,
      kind,
      attemptId: answer?.attemptId ?? null,
      score: answer?.score ?? null,
      criteria: criteria?.get(id) ?? null,
    };
  });
}

/** Questions that were answered in an interview, as they are asked now. */
async function listAnswered(db: Reader, questionIds: string[]) {
  const rows = questionIds.length === 0 ? [] : await listPrompts(db, questionIds);
  return rows.map(({ questionId: id, ...question }) => ({ id, ...question }));
}

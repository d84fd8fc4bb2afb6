import { randomUUID } from 'node:crypto';
import { run, type Database } from '../../db/database.ts';
import type { Schema } from '../../db/schema.ts';
import type { Verdict } from '../../api/grading/rubric.ts';
import { questionCardId } from '../../api/cards/card-id.ts';

type NewAssignment = Partial<Schema['assignments']['$inferInsert']> & { cohortId: string; at: Date };
type NewSubmission = Partial<Schema['submissions']['$inferInsert']> & {
  userId: string;
  assignmentId: string;
  cohortId: string;
};

/** An assignment of a deck, made in the database itself; answers its id. */
export async function makeAssignment(db: Database, { at, ...over }: NewAssignment): Promise<string> {
  const id = over.id ?? randomUUID();
  const assignment = {
    kind: 'deck',
    mode: 'study',
    title: 'Probes and restarts',
    instructions: '',
    deckId: 'deck',
    opensAt: at,
    latePolicy: 'mark',
    takes: 3,
    showCriteria: false,
    status: 'assigned',
    createdAt: at,
    assignedAt: at,
  } as const;
  await db.transaction(function* (tx) {
    yield* run(
      tx
        .insert(tx.tables.assignments)
        .values({ ...assignment, ...over, id })
        .returning(),
    );
  });
  return id;
}

/** A learner's submission of an assignment. */
export async function makeSubmission(db: Database, row: NewSubmission): Promise<void> {
  await db.transaction(function* (tx) {
    yield* run(
      tx
        .insert(tx.tables.submissions)
        .values({ status: 'open', take: 1, ...row })
        .returning(),
    );
  });
}

/** An answer in words with the verdicts of its learner, and of which take of an assignment it is, if of any; answers its id. */
export async function makeAnswer(
  db: Database,
  {
    userId,
    questionId,
    at,
    verdicts,
    score,
    submission,
    id = randomUUID(),
  }: {
    userId: string;
    questionId: string;
    at: Date;
    verdicts: Record<string, Verdict>;
    score: number | null;
    submission?: { assignmentId: string; take?: number };
    id?: string;
  },
): Promise<string> {
  await db.transaction(function* (tx) {
    const { attempts, submissionAnswers, verdicts: given } = tx.tables;
    const attempt = {
      userId,
      id,
      questionId,
      rev: 1,
      answer: 'The kubelet asks it.',
      startedAt: at,
      durationMs: 60_000,
    };
    yield* run(
      tx
        .insert(attempts)
        .values({
          ...attempt,
          cardId: questionCardId(questionId),
          inputMode: 'typed',
          hints: 0,
          handedIn: true,
          handedInAt: at,
          score,
          version: 1,
        })
        .returning(),
    );
    for (const [pointId, verdict] of Object.entries(verdicts))
      yield* run(
        tx
          .insert(given)
          .values({ userId, attemptId: id, version: 1, pointId, verdict, by: 'self', at, rev: 1 })
          .returning(),
      );
    if (submission)
      yield* run(
        tx
          .insert(submissionAnswers)
          .values({ userId, take: 1, ...submission, questionId, attemptId: id, at })
          .returning(),
      );
  });
  return id;
}

import { and, asc, count, eq, inArray, isNull, like, ne, or, sql } from 'drizzle-orm';
import { asText } from './as-text.ts';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { deleteOwnDecks } from './own-decks.ts';
import { deleteSpendings } from './spendings.ts';

/** The cohorts that a person is in now. */
export const listPresentCohorts = (db: Reader, userId: string) => {
  const { cohortMembers, cohorts } = db.tables;
  return db
    .select({ id: cohorts.id, name: cohorts.name, role: cohortMembers.role })
    .from(cohortMembers)
    .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
    .where(and(eq(cohortMembers.userId, userId), isNull(cohortMembers.leftAt)))
    .orderBy(asc(cohorts.name), asc(cohorts.id));
};

/** Present members of a cohort besides one person. */
export const listOthersIn = (db: Reader, cohortId: string, userId: string) => {
  const { cohortMembers } = db.tables;
  return db
    .select({ userId: cohortMembers.userId, role: cohortMembers.role })
    .from(cohortMembers)
    .where(and(eq(cohortMembers.cohortId, cohortId), ne(cohortMembers.userId, userId), isNull(cohortMembers.leftAt)))
    .orderBy(asc(cohortMembers.userId));
};

/** A person's own decks, with whether others study them or a cohort has them assigned. */
export const listOwnDecksInUse = (db: Reader, userId: string) => {
  const { assignments, attempts, cards, decks, enrolments, questions } = db.tables;
  const ofOthers = (table: typeof cards | typeof attempts) =>
    inArray(
      decks.id,
      db
        .select({ id: questions.deckId })
        .from(questions)
        .innerJoin(table, and(eq(table.questionId, questions.id), ne(table.userId, userId))),
    );
  const inUse = or(
    inArray(decks.id, db.select({ id: enrolments.deckId }).from(enrolments).where(ne(enrolments.userId, userId))),
    inArray(
      decks.id,
      db
        .select({ id: sql<string>`${assignments.deckId}` })
        .from(assignments)
        .where(sql`${assignments.deckId} is not null`),
    ),
    ofOthers(cards),
    ofOthers(attempts),
  );
  return db
    .select({ id: decks.id, title: decks.title })
    .from(decks)
    .where(and(eq(decks.ownerId, userId), inUse))
    .orderBy(asc(decks.title), asc(decks.id));
};

/** How much of somebody there is, for saying beforehand what goes. */
export async function countOwned(db: Reader, userId: string) {
  const { attempts, cards, comments, interviews, interviewShares, recordings, reviewLogs, submissions, verdicts } =
    db.tables;
  const of = async (
    table:
      | typeof attempts
      | typeof cards
      | typeof interviews
      | typeof interviewShares
      | typeof recordings
      | typeof reviewLogs
      | typeof submissions,
  ) => {
    const [row] = await db.select({ rows: count() }).from(table).where(eq(table.userId, userId));
    return row?.rows ?? 0;
  };
  const [written] = await db
    .select({ rows: count() })
    .from(comments)
    .where(and(eq(comments.authorId, userId), ne(comments.userId, userId)));
  const [judged] = await db
    .select({ rows: count() })
    .from(verdicts)
    .where(and(eq(verdicts.judgeId, userId), ne(verdicts.userId, userId)));
  return {
    cards: await of(cards),
    reviews: await of(reviewLogs),
    answers: await of(attempts),
    recordings: await of(recordings),
    interviews: await of(interviews),
    links: await of(interviewShares),
    submissions: await of(submissions),
    commentsOnOthers: written?.rows ?? 0,
    verdictsOnOthers: judged?.rows ?? 0,
  };
}

/** Whether a person is the only admin beside others. */
export async function isOnlyAdmin(db: Reader, userId: string): Promise<boolean> {
  const { user } = db.tables;
  const admins = await db.select({ id: user.id }).from(user).where(eq(user.role, 'admin')).orderBy(asc(user.id));
  return admins.length === 1 && admins[0]?.id === userId;
}

/** The hash of an account's password. */
export async function findPasswordHash(db: Reader, userId: string): Promise<string | undefined> {
  const { account } = db.tables;
  const [found] = await db
    .select({ password: account.password })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')));
  return found?.password ?? undefined;
}

/** Whose account an e-mail address is. */
export const findAccountByEmail = (db: Reader, email: string) => {
  const { user } = db.tables;
  return db
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.email, email.toLowerCase()), eq(user.isAnonymous, false)));
};

/** Removes cohorts with all that was set and handed in there; what their learners answered stays theirs. */
export function* deleteCohorts(tx: Writer, ids: readonly string[]): Work<void> {
  const { cohorts } = tx.tables;
  if (ids.length > 0)
    yield* run(
      tx
        .delete(cohorts)
        .where(inArray(cohorts.id, [...ids]))
        .returning({ id: cohorts.id }),
    );
}

/** Makes decks nobody's, retired: whoever studies them keeps their answers. */
export function* retireDecks(tx: Writer, ids: readonly string[]): Work<void> {
  const { decks, questions } = tx.tables;
  if (ids.length === 0) return;
  const retired = { retired: true };
  yield* run(
    tx
      .update(questions)
      .set(retired)
      .where(inArray(questions.deckId, [...ids]))
      .returning({ id: questions.id }),
  );
  yield* run(
    tx
      .update(decks)
      .set({ ...retired, ownerId: null })
      .where(inArray(decks.id, [...ids]))
      .returning({ id: decks.id }),
  );
}

/** Removes a person and everything of theirs, wherever it is. Cohorts and decks that others need are seen to before. */
export function* deletePerson(
  tx: Writer,
  { id, name, email }: { id: string; name: string; email: string },
): Work<void> {
  const { decks, invitations, jobs, notifications, user, verification } = tx.tables;
  const own = yield* run(tx.select({ id: decks.id }).from(decks).where(eq(decks.ownerId, id)).orderBy(asc(decks.id)));
  yield* deleteOwnDecks(
    tx,
    id,
    own.map((deck) => deck.id),
  );
  yield* deleteSpendings(tx, [id]);
  const named = `%${id}%`;
  yield* run(
    tx
      .delete(jobs)
      .where(or(like(jobs.key, named), like(asText(jobs.payload), named)))
      .returning({ id: jobs.id }),
  );
  yield* run(
    tx
      .delete(verification)
      .where(or(like(verification.value, named), eq(verification.identifier, email)))
      .returning({ id: verification.id }),
  );
  yield* run(
    tx
      .delete(invitations)
      .where(eq(sql`lower(${invitations.email})`, email.toLowerCase()))
      .returning({ id: invitations.id }),
  );
  // What others were told: news that leads to them goes, and the name in the rest.
  yield* run(
    tx
      .delete(notifications)
      .where(or(like(asText(notifications.payload), named), like(notifications.key, named)))
      .returning({ id: notifications.id }),
  );
  yield* forgetName(tx, id, name);
  yield* forgetChoice(tx, id);
  yield* run(tx.delete(user).where(eq(user.id, id)).returning({ id: user.id }));
}

/** Takes a name out of what the members of its bearer's cohorts were told. */
function* forgetName(tx: Writer, userId: string, name: string): Work<void> {
  const { cohortMembers, notifications } = tx.tables;
  const theirs = tx.select({ id: cohortMembers.cohortId }).from(cohortMembers).where(eq(cohortMembers.userId, userId));
  const members = tx
    .select({ id: cohortMembers.userId })
    .from(cohortMembers)
    .where(inArray(cohortMembers.cohortId, theirs));
  const told = yield* run(
    tx
      .select({ userId: notifications.userId, id: notifications.id, payload: notifications.payload })
      .from(notifications)
      .where(
        and(
          ne(notifications.userId, userId),
          inArray(notifications.userId, members),
          like(asText(notifications.payload), '%"actor"%'),
        ),
      )
      .orderBy(asc(notifications.userId), asc(notifications.id)),
  );
  for (const { userId: reader, id, payload } of told) {
    if (payload.actor !== name) continue;
    const { actor: _, ...rest } = payload;
    yield* run(
      tx
        .update(notifications)
        .set({ payload: rest })
        .where(and(eq(notifications.userId, reader), eq(notifications.id, id)))
        .returning({ id: notifications.id }),
    );
  }
}

/** Takes somebody off the work that was set for chosen learners. */
function* forgetChoice(tx: Writer, userId: string): Work<void> {
  const { assignments } = tx.tables;
  const chosen = yield* run(
    tx
      .select({ id: assignments.id, learnerIds: assignments.learnerIds })
      .from(assignments)
      .where(like(asText(assignments.learnerIds), `%${userId}%`))
      .orderBy(asc(assignments.id)),
  );
  for (const { id, learnerIds } of chosen)
    yield* run(
      tx
        .update(assignments)
        .set({ learnerIds: learnerIds?.filter((learnerId) => learnerId !== userId) ?? null })
        .where(eq(assignments.id, id))
        .returning({ id: assignments.id }),
    );
}

import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Reader } from './database.ts';

/** What somebody's data speaks of but does not hold: read for their export. */

/** The questions that a person has cards or answers of, as they are asked now. */
export const listQuestionsMet = (db: Reader, userId: string) => {
  const { attempts, cards, decks, interviewQuestions, questionRevisions, questions } = db.tables;
  const met = [cards, attempts, interviewQuestions].map((table) =>
    inArray(questions.id, db.select({ id: table.questionId }).from(table).where(eq(table.userId, userId))),
  );
  return met.map((which) =>
    db
      .select({
        questionId: questions.id,
        deckId: decks.id,
        deckTitle: decks.title,
        rev: questions.rev,
        prompt: questionRevisions.prompt,
      })
      .from(questions)
      .innerJoin(decks, eq(decks.id, questions.deckId))
      .innerJoin(
        questionRevisions,
        and(eq(questionRevisions.questionId, questions.id), eq(questionRevisions.rev, questions.rev)),
      )
      .where(which)
      .orderBy(asc(questions.id)),
  );
};

/** The decks that a person is enrolled in, with their titles. */
export const listDecksStudied = (db: Reader, userId: string) => {
  const { decks, enrolments } = db.tables;
  return db
    .select({ deckId: decks.id, deckTitle: decks.title })
    .from(enrolments)
    .innerJoin(decks, eq(decks.id, enrolments.deckId))
    .where(eq(enrolments.userId, userId))
    .orderBy(asc(decks.id));
};

/** The cohorts that a person is or was in. */
export const listCohortsOf = (db: Reader, userId: string) => {
  const { cohortMembers, cohorts } = db.tables;
  return db
    .select({ cohortId: cohorts.id, name: cohorts.name, about: cohorts.about, role: cohortMembers.role })
    .from(cohortMembers)
    .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
    .where(eq(cohortMembers.userId, userId))
    .orderBy(asc(cohorts.id));
};

/** What a person wrote about others' answers, without whose they are. */
export const listCommentsWritten = (db: Reader, userId: string) => {
  const { comments } = db.tables;
  return db
    .select({ id: comments.id, cohortId: comments.cohortId, at: comments.at, text: comments.text })
    .from(comments)
    .where(and(eq(comments.authorId, userId), ne(comments.userId, userId)))
    .orderBy(asc(comments.at), asc(comments.id));
};

/** The work that a person set as a coach, without for whom. */
export const listAssignmentsMade = (db: Reader, userId: string) => {
  const { assignments } = db.tables;
  return db
    .select({
      id: assignments.id,
      cohortId: assignments.cohortId,
      kind: assignments.kind,
      mode: assignments.mode,
      title: assignments.title,
      instructions: assignments.instructions,
      deckId: assignments.deckId,
      interview: assignments.interview,
      habit: assignments.habit,
      opensAt: assignments.opensAt,
      dueAt: assignments.dueAt,
      latePolicy: assignments.latePolicy,
      takes: assignments.takes,
      timeLimitMs: assignments.timeLimitMs,
      status: assignments.status,
      createdAt: assignments.createdAt,
    })
    .from(assignments)
    .where(eq(assignments.createdBy, userId))
    .orderBy(asc(assignments.createdAt), asc(assignments.id));
};

/** The invitations that a person made, without their tokens and whom they were for. */
export const listInvitationsMade = (db: Reader, userId: string) => {
  const { invitations } = db.tables;
  return db
    .select({
      id: invitations.id,
      cohortId: invitations.cohortId,
      role: invitations.role,
      maxUses: invitations.maxUses,
      uses: invitations.uses,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      revokedAt: invitations.revokedAt,
    })
    .from(invitations)
    .where(eq(invitations.createdBy, userId))
    .orderBy(asc(invitations.createdAt), asc(invitations.id));
};

/** The webhooks that a person made, without their secrets. */
export const listWebhooksMade = (db: Reader, userId: string) => {
  const { webhooks } = db.tables;
  return db
    .select({
      id: webhooks.id,
      cohortId: webhooks.cohortId,
      url: webhooks.url,
      kinds: webhooks.kinds,
      createdAt: webhooks.createdAt,
      disabledAt: webhooks.disabledAt,
    })
    .from(webhooks)
    .where(eq(webhooks.createdBy, userId))
    .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
};

/** How a person judged others' answers, without whose they are. */
export const listVerdictsGiven = (db: Reader, userId: string) => {
  const { verdicts } = db.tables;
  return db
    .select({ pointId: verdicts.pointId, verdict: verdicts.verdict, reason: verdicts.reason, at: verdicts.at })
    .from(verdicts)
    .where(and(eq(verdicts.judgeId, userId), ne(verdicts.userId, userId)))
    .orderBy(asc(verdicts.at), asc(verdicts.attemptId), asc(verdicts.version), asc(verdicts.pointId));
};

/** What was reported about the questions of a person's own decks, without who did. */
export const listReportsReceived = (db: Reader, userId: string) => {
  const { decks, questionReports, questions } = db.tables;
  return db
    .select({
      questionId: questionReports.questionId,
      rev: questionReports.rev,
      text: questionReports.text,
      reportedAt: questionReports.reportedAt,
      resolvedAt: questionReports.resolvedAt,
    })
    .from(questionReports)
    .innerJoin(questions, eq(questions.id, questionReports.questionId))
    .innerJoin(decks, and(eq(decks.id, questions.deckId), eq(decks.ownerId, userId)))
    .orderBy(asc(questionReports.reportedAt), asc(questionReports.id));
};

/** What grading a person's answers cost, by month. */
export const listSpendingsOf = (db: Reader, userId: string) => {
  const { spendings } = db.tables;
  return db.select().from(spendings).where(eq(spendings.scope, userId)).orderBy(asc(spendings.month));
};

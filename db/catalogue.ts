import { and, asc, eq, gt, inArray, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { Placeholder, SQL } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { prepared } from './prepared.ts';
import type { DeckRow, SkillRow } from './schema.ts';

export interface CareerRow {
  id: string;
  title: string;
  summary: string;
  position: number;
}

/** Careers that are not retired, in their order. */
export const listCareers = prepared((db: Reader) => {
  const { careers } = db.tables;
  return db.select().from(careers).where(eq(careers.retired, false)).orderBy(asc(careers.position), asc(careers.id));
});

/** Which career needs which skill, in the career's order. */
export const listCareerSkills = prepared((db: Reader) => {
  const { careerSkills, careers, skills } = db.tables;
  return db
    .select({
      careerId: careers.id,
      careerTitle: careers.title,
      skillId: skills.id,
      skillTitle: skills.title,
      skillSummary: skills.summary,
    })
    .from(careerSkills)
    .innerJoin(careers, and(eq(careers.id, careerSkills.careerId), eq(careers.retired, false)))
    .innerJoin(skills, and(eq(skills.id, careerSkills.skillId), eq(skills.retired, false)))
    .orderBy(asc(careers.position), asc(careers.id), asc(careerSkills.position), asc(skills.id));
});

/** Titles of all skills, retired ones too. */
export const listSkillTitles = prepared((db: Reader) => {
  const { skills } = db.tables;
  return db.select({ id: skills.id, title: skills.title }).from(skills).orderBy(asc(skills.title), asc(skills.id));
});

export async function findSkill(db: Reader, id: string): Promise<SkillRow | undefined> {
  const { skills } = db.tables;
  const [found] = await db
    .select()
    .from(skills)
    .where(and(eq(skills.id, id), eq(skills.retired, false)));
  return found;
}

export interface DeckWithSkill {
  deck: DeckRow;
  skillTitle: string;
}

/**
 * Decks of the service, a learner's own, and those that a coach set them: `{ userId }`, null for a stranger. An exam's
 * deck is seen once a take of it has begun.
 */
export const isVisible = (db: Reader, userId: string | Placeholder = sql.placeholder('userId')) => {
  const { assignments, decks, submissions } = db.tables;
  const set = db
    .select({ deckId: assignments.deckId })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(
      and(
        eq(submissions.userId, userId),
        isNotNull(assignments.deckId),
        or(eq(assignments.mode, 'study'), isNotNull(submissions.startedAt), gt(submissions.take, 1)),
      ),
    );
  return or(isNull(decks.ownerId), eq(decks.ownerId, userId), inArray(decks.id, set)); // not by deck: asked for once a query
};

/** Decks that are not retired, by skill and title, as a learner or stranger sees them: `{ userId }`. */
export const listDecks = prepared((db: Reader) => {
  const { decks, skills } = db.tables;
  return db
    .select({ deck: decks, skillTitle: skills.title })
    .from(decks)
    .innerJoin(skills, eq(skills.id, decks.skillId))
    .where(and(eq(decks.retired, false), isVisible(db)))
    .orderBy(asc(decks.skillId), asc(decks.title), asc(decks.id));
});

const deckFacts = (db: Reader, which: (db: Reader) => SQL | undefined) => {
  const { decks, questions, questionRevisions } = db.tables;
  return db
    .select({
      deckId: questions.deckId,
      questionId: questions.id,
      prompt: questionRevisions.prompt,
      tags: questionRevisions.tags,
      level: questionRevisions.level,
      asOf: questionRevisions.asOf,
      thinkSeconds: questionRevisions.thinkSeconds,
      answerSeconds: questionRevisions.answerSeconds,
      pointCount: questionRevisions.pointCount,
    })
    .from(questions)
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, questions.id), eq(questionRevisions.rev, questions.rev)),
    )
    .innerJoin(decks, eq(decks.id, questions.deckId))
    .where(and(eq(questions.retired, false), which(db)))
    .orderBy(asc(questions.deckId), asc(questions.position), asc(questions.id));
};

/** What the descriptions of a learner's or stranger's decks count over their questions: `{ userId }`. */
export const listDeckFacts = prepared((db: Reader) => deckFacts(db, (reader) => isVisible(reader)));

/** The same for one deck, whoever sees it: `{ deckId }`. */
export const listFactsOfDeck = prepared((db: Reader) =>
  deckFacts(db, ({ tables: { questions } }) => eq(questions.deckId, sql.placeholder('deckId'))),
);

/** Adds or updates a career and the skills it needs. */
export function* storeCareer(tx: Writer, career: CareerRow, skillIds: string[]): Work<void> {
  const { careers, careerSkills } = tx.tables;
  const { id, ...rest } = career;
  yield* run(
    tx
      .insert(careers)
      .values({ ...career, retired: false })
      .onConflictDoUpdate({ target: careers.id, set: { ...rest, retired: false } })
      .returning({ id: careers.id }),
  );
  yield* run(tx.delete(careerSkills).where(eq(careerSkills.careerId, id)).returning({ skillId: careerSkills.skillId }));
  yield* run(
    tx.insert(careerSkills).values(skillIds.map((skillId, position) => ({ careerId: id, skillId, position }))),
  );
}

export function* storeSkill(tx: Writer, skill: Omit<SkillRow, 'retired'>): Work<void> {
  const { skills } = tx.tables;
  const { id, ...rest } = skill;
  yield* run(
    tx
      .insert(skills)
      .values({ id, ...rest, retired: false })
      .onConflictDoUpdate({ target: skills.id, set: { ...rest, retired: false } })
      .returning({ id: skills.id }),
  );
}

/** Adds the skill of own decks, which no list or page shows. */
export function* storeOwnSkill(tx: Writer, skill: Omit<SkillRow, 'retired'>): Work<void> {
  const { skills } = tx.tables;
  yield* run(
    tx
      .insert(skills)
      .values({ ...skill, retired: true })
      .onConflictDoNothing()
      .returning({ id: skills.id }),
  );
}

export function* storeDeck(tx: Writer, deck: Omit<DeckRow, 'retired'>): Work<void> {
  const { decks } = tx.tables;
  const { id, ...rest } = deck;
  yield* run(
    tx
      .insert(decks)
      .values({ id, ...rest, retired: false })
      .onConflictDoUpdate({ target: decks.id, set: { ...rest, retired: false } })
      .returning({ id: decks.id }),
  );
}

/** Retires every row of a catalogue table whose id is not among those kept; learners' own decks are none of it. */
export function* retireOthers(
  tx: Writer,
  name: 'careers' | 'skills' | 'decks' | 'questions',
  keptIds: string[],
): Work<string[]> {
  const table = tx.tables[name];
  const { decks, questions } = tx.tables;
  const ofService = tx.select({ id: decks.id }).from(decks).where(isNull(decks.ownerId));
  const mine = { decks: isNull(decks.ownerId), questions: inArray(questions.deckId, ofService) };
  const rows = yield* run(
    tx
      .update(table)
      .set({ retired: true })
      .where(
        and(
          eq(table.retired, false),
          keptIds.length > 0 ? notInArray(table.id, keptIds) : undefined,
          name === 'decks' || name === 'questions' ? mine[name] : undefined,
        ),
      )
      .returning({ id: table.id }),
  );
  return rows.map((row) => row.id);
}

import type { Level, PointKind, QuestionKind } from '../api/grading/question.ts';
import type { PointRole } from '../api/grading/rubric.ts';
import { ownerColumn, type AuthSchema } from './auth-schema.ts';
import type { Dialect } from './dialect.ts';

/** Versions a text was checked against, the day it was, and the day to check again (YYYY-MM-DD). */
export interface AsOf {
  versions: Record<string, string>;
  checked: string;
  reviewBy: string;
}

/** The catalogue: written by loading deck files, read by everyone. Rows are retired, never deleted. */
export function defineCatalogueSchema(d: Dialect, auth: AuthSchema) {
  const owner = () => ownerColumn(d, auth);
  const careers = d.table('careers', {
    id: d.text('id').primaryKey(),
    title: d.text('title').notNull(),
    summary: d.text('summary').notNull(),
    position: d.integer('position').notNull(),
    retired: d.boolean('retired').notNull().default(false),
  });
  const skills = d.table('skills', {
    id: d.text('id').primaryKey(),
    title: d.text('title').notNull(),
    summary: d.text('summary').notNull(),
    guide: d.text('guide').notNull(),
    retired: d.boolean('retired').notNull().default(false),
  });
  const careerSkills = d.table(
    'career_skills',
    {
      careerId: d
        .text('career_id')
        .notNull()
        .references(() => careers.id),
      skillId: d
        .text('skill_id')
        .notNull()
        .references(() => skills.id),
      position: d.integer('position').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.careerId, t.skillId] }), d.index('career_skills_skill_idx').on(t.skillId)],
  );
  const decks = d.table(
    'decks',
    {
      id: d.text('id').primaryKey(),
      skillId: d
        .text('skill_id')
        .notNull()
        .references(() => skills.id),
      title: d.text('title').notNull(),
      summary: d.text('summary').notNull(),
      licence: d.text('licence').notNull(),
      asOf: d.json<AsOf>('as_of').notNull(),
      retired: d.boolean('retired').notNull().default(false),
      ownerId: d.text('owner_id').references(() => auth.user.id), // null: of the service, from a file
    },
    (t) => [d.index('decks_skill_idx').on(t.skillId), d.index('decks_owner_idx').on(t.ownerId)],
  );
  const questions = d.table(
    'questions',
    {
      id: d.text('id').primaryKey(),
      deckId: d
        .text('deck_id')
        .notNull()
        .references(() => decks.id),
      cardId: d.text('card_id').notNull().unique(), // derived from the id: every learner's card of it
      rev: d.integer('rev').notNull(), // the revision now asked
      position: d.integer('position').notNull(), // in the deck: the order in which new ones are met
      retired: d.boolean('retired').notNull().default(false),
    },
    (t) => [d.index('questions_deck_idx').on(t.deckId, t.position)],
  );
  const questionRevisions = d.table(
    'question_revisions',
    {
      questionId: d
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      rev: d.integer('rev').notNull(),
      hash: d.text('hash').notNull(), // of the meaning: changes only with rev
      fileHash: d.text('file_hash').notNull(), // of everything, to skip what is loaded already
      kind: d.text('kind').$type<QuestionKind>().notNull(),
      level: d.integer('level').$type<Level>().notNull(),
      thinkSeconds: d.integer('think_seconds').notNull(),
      answerSeconds: d.integer('answer_seconds').notNull(),
      tags: d.json<string[]>('tags').notNull(),
      asOf: d.json<AsOf>('as_of').notNull(),
      prompt: d.text('prompt').notNull(),
      model: d.text('model').notNull(),
      pointCount: d.integer('point_count').notNull(),
      groups: d.json<Record<string, number>>('groups').notNull().default({}), // k-of-n: how many of a group's points are asked for
    },
    (t) => [d.primaryKey({ columns: [t.questionId, t.rev] })],
  );
  const points = d.table(
    'points',
    {
      questionId: d
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      rev: d.integer('rev').notNull(),
      id: d.text('id').notNull(),
      cardId: d.text('card_id').notNull(), // derived from question and point: every learner's drill of it
      position: d.integer('position').notNull(),
      say: d.text('say').notNull(),
      weight: d.integer('weight').notNull(),
      role: d.text('role').$type<PointRole>().notNull(),
      kind: d.text('kind').$type<PointKind>().notNull(),
      evidence: d.json<string[]>('evidence').notNull(),
      wrong: d.json<{ if: string; why: string }[]>('wrong').notNull(),
      group: d.text('group'), // one of its revision's groups
      cue: d.text('cue').notNull(),
      probe: d.text('probe'),
      sources: d.json<string[]>('sources').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.questionId, t.rev, t.id] }), d.index('points_card_idx').on(t.cardId, t.rev)],
  );
  const questionReports = d.table(
    'question_reports',
    {
      id: d.text('id').primaryKey(),
      questionId: d
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      rev: d.integer('rev').notNull(),
      userId: owner(),
      text: d.text('text').notNull(),
      reportedAt: d.instant('reported_at').notNull(),
      resolvedAt: d.instant('resolved_at'),
    },
    (t) => [
      d.index('question_reports_reported_idx').on(t.reportedAt, t.id),
      d.index('question_reports_user_idx').on(t.userId),
      d.index('question_reports_question_idx').on(t.questionId),
    ],
  );

  const questionDrafts = d.table(
    'question_drafts', // of a deck of one's own: what was written and not yet published
    {
      userId: owner(),
      deckId: d.text('deck_id').notNull(),
      questionId: d.text('question_id').notNull(),
      yaml: d.text('yaml').notNull(), // as in the deck's files
      updatedAt: d.instant('updated_at').notNull(),
      version: d.integer('version').notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.userId, t.deckId, t.questionId] })],
  );
  return {
    careers,
    skills,
    careerSkills,
    decks,
    questions,
    questionRevisions,
    points,
    questionReports,
    questionDrafts,
  };
}

export type CatalogueSchema = ReturnType<typeof defineCatalogueSchema>;

import { sqliteDialect } from './dialect.ts';
import { defineSchema } from './schema.ts';

export const {
  user,
  session,
  account,
  verification,
  careers,
  skills,
  careerSkills,
  decks,
  questions,
  questionRevisions,
  points,
  questionReports,
  settings,
  enrolments,
  cards,
  reviewLogs,
  attempts,
  verdicts,
  gradings,
  spendings,
  dueLoads,
  optimisations,
  jobs,
} = defineSchema(sqliteDialect);

import type { PersonalTable } from '../../db/personal-rows.ts';

/** What an export does with a table that holds rows of a person. */
export type Treatment =
  /** Secrets of this server: neither shown nor carried. */
  | { as: 'secret' }
  /** Goes along for reading: it means something on this server alone. */
  | { as: 'read'; key: readonly string[]; without?: readonly string[] }
  /** Goes along and comes back at an import. */
  | {
      as: 'carried';
      key: readonly string[];
      /** Columns that name other people or are no text; null after an import. */
      without?: readonly string[];
      /** A row that is there already may differ, and stays: it goes on living, or is made from others. */
      ownHolds?: true;
    };

/**
 * Every table with a `user_id`, and what an export does with it. A table that is missing here is an error of types, and
 * of test/api/your-data.test.ts.
 */
const personalTables = {
  session: { as: 'secret' },
  account: { as: 'secret' },

  settings: { as: 'carried', key: ['version'] },
  enrolments: { as: 'carried', key: ['deckId'], ownHolds: true },
  cards: { as: 'carried', key: ['id'], ownHolds: true }, // folded again
  reviewLogs: { as: 'carried', key: ['id'] },
  dueLoads: { as: 'carried', key: ['studyDay'], ownHolds: true },
  optimisations: { as: 'carried', key: ['id'] },

  attempts: { as: 'carried', key: ['id'] },
  verdicts: { as: 'carried', key: ['attemptId', 'version', 'pointId'], without: ['judgeId'] },
  gradings: { as: 'carried', key: ['id'] },
  recordings: { as: 'carried', key: ['attemptId', 'part'], without: ['content'] }, // beside, as files

  interviews: { as: 'carried', key: ['id'] },
  interviewQuestions: { as: 'carried', key: ['interviewId', 'position'] },
  interviewShares: { as: 'read', key: ['id'], without: ['tokenHash'] },

  questionDrafts: { as: 'carried', key: ['deckId', 'questionId'] },
  questionReports: { as: 'read', key: ['id'] }, // they went to those who run this server

  cohortMembers: { as: 'read', key: ['cohortId'] },
  submissions: { as: 'read', key: ['assignmentId'] },
  submissionAnswers: { as: 'read', key: ['assignmentId', 'take', 'questionId'] },
  comments: { as: 'read', key: ['id'] },
  sharedInterviews: { as: 'read', key: ['interviewId', 'cohortId'] },
  seenMarks: { as: 'read', key: ['about', 'readerId'] },
  accesses: { as: 'read', key: ['id'] },
  learnerFigures: { as: 'read', key: ['cohortId'] },

  notifications: { as: 'read', key: ['id'] },
  notificationWishes: { as: 'carried', key: ['kind'], ownHolds: true },
  calendarFeeds: { as: 'read', key: [], without: ['tokenHash'] },
} as const satisfies Record<PersonalTable, Treatment>;

/** The same, of any table. */
export const treatments: Record<PersonalTable, Treatment> = personalTables;

type Carried = {
  [K in PersonalTable]: (typeof personalTables)[K] extends { as: 'carried' } ? K : never;
}[PersonalTable];
/** Tables that an import fills, own decks first. */
export type CarriedTable = Carried | OwnDeckTable;
export type OwnDeckTable = 'decks' | 'questions' | 'questionRevisions' | 'points';

/** In the order in which an import adds them: what is referred to comes first. */
export const carriedTables = [
  'decks',
  'questions',
  'questionRevisions',
  'points',
  'settings',
  'enrolments',
  'cards',
  'reviewLogs',
  'dueLoads',
  'optimisations',
  'attempts',
  'verdicts',
  'gradings',
  'recordings',
  'interviews',
  'interviewQuestions',
  'questionDrafts',
  'notificationWishes',
] as const satisfies readonly CarriedTable[];

/** The key of a row within what is its person's. */
export const keyOf: Record<CarriedTable, readonly string[]> = {
  decks: ['id'],
  questions: ['id'],
  questionRevisions: ['questionId', 'rev'],
  points: ['questionId', 'rev', 'id'],
  settings: personalTables.settings.key,
  enrolments: personalTables.enrolments.key,
  cards: personalTables.cards.key,
  reviewLogs: personalTables.reviewLogs.key,
  dueLoads: personalTables.dueLoads.key,
  optimisations: personalTables.optimisations.key,
  attempts: personalTables.attempts.key,
  verdicts: personalTables.verdicts.key,
  gradings: personalTables.gradings.key,
  recordings: personalTables.recordings.key,
  interviews: personalTables.interviews.key,
  interviewQuestions: personalTables.interviewQuestions.key,
  questionDrafts: personalTables.questionDrafts.key,
  notificationWishes: personalTables.notificationWishes.key,
};

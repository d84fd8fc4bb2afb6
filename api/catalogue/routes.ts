import { z } from 'zod';
import { Id, page, StudyDate, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { questionKinds } from '../grading/question.ts';

const SkillLink = z.object({ id: z.string(), title: z.string() });
const Career = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    skills: z.array(SkillLink),
    questionCount: z.int(),
  })
  .meta({ id: 'Career', description: 'A career and the skills it needs.' });

const AsOf = z.object({ versions: z.record(z.string(), z.string()), checked: StudyDate, reviewBy: StudyDate }).meta({
  id: 'AsOf',
  description: 'The versions that the content was checked against, when, and when to check it again.',
});

export const Deck = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    skillId: z.string(),
    skillTitle: z.string(),
    licence: z.string(),
    own: z.boolean().describe('A deck of the learner’s own: nobody else sees it.'),
    questionCount: z.int(),
    levels: z.array(z.int()),
    minutes: z.int().describe('To answer every question once, with time to check it.'),
    asOf: AsOf,
    reviewBy: StudyDate.describe('The earliest review-by date of the deck and its questions.'),
    enrolled: z.boolean(),
    limits: z
      .object({
        newPerDay: z.int().nullable(),
        reviewsPerDay: z.int().nullable(),
        today: z.object({ newPerDay: z.int().nullable(), reviewsPerDay: z.int().nullable() }),
      })
      .nullable()
      .describe('Of the learner in this deck; null when not enrolled.'),
  })
  .meta({ id: 'Deck' });

const Skill = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    guide: z.string().describe('Markdown.'),
    careers: z.array(SkillLink),
    decks: z.array(Deck),
  })
  .meta({ id: 'Skill' });

const Time = z
  .object({ think: z.int(), answer: z.int() })
  .meta({ id: 'Time', description: 'Seconds to think and to answer.' });

/** A question as a learner may see it before answering. */
export const Question = z
  .object({
    id: z.string(),
    rev: z.int(),
    deckId: z.string(),
    deckTitle: z.string(),
    skillId: z.string(),
    prompt: z.string(),
    kind: z.enum(questionKinds),
    level: z.int(),
    time: Time,
    tags: z.array(z.string()),
    asOf: AsOf,
    pointCount: z.int(),
  })
  .meta({ id: 'Question', description: 'A question without its rubric points or model answer.' });

export const CardState = z.enum(['new', 'learning', 'review', 'relearning']).meta({ id: 'CardState' });
const DeckQuestion = Question.extend({
  cardId: z.string(),
  card: z
    .object({ state: CardState, due: z.iso.datetime(), suspended: z.boolean(), flag: z.int() })
    .nullable()
    .describe('The learner’s card, once there is one.'),
}).meta({ id: 'DeckQuestion' });

const QuestionReport = z
  .object({
    id: z.string(),
    questionId: z.string(),
    deckId: z.string(),
    rev: z.int(),
    prompt: z.string(),
    text: z.string(),
    reportedAt: z.iso.datetime(),
    resolvedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'QuestionReport' });

const deckParams = z.object({ deckId: Id });

export const catalogueRoutes = {
  listCareers: route({
    ...operations.listCareers,
    access: 'optional',
    tag: 'Catalogue',
    summary: 'Careers, all or those that a search finds',
    description:
      'A career is found by its own words, by its skills, and by the questions and tags of its skills’ decks.',
    query: z.object({ search: text(200).optional() }),
    responses: { 200: page(Career).extend({ total: z.int() }) },
  }),
  searchLibrary: route({
    ...operations.searchLibrary,
    access: 'optional',
    tag: 'Catalogue',
    summary: 'Skills, decks and questions that a search finds',
    query: z.object({ search: text(200), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    responses: {
      200: page(
        z.object({
          kind: z.enum(['career', 'skill', 'deck', 'question']),
          id: z.string(),
          title: z.string(),
          deckId: z.string().nullable().describe('Of a question.'),
          skillId: z.string().nullable().describe('Of a deck or question.'),
        }),
      ).extend({ total: z.int() }),
    },
  }),
  getSkill: route({
    ...operations.getSkill,
    access: 'optional',
    tag: 'Catalogue',
    summary: 'A skill with its guide and decks',
    params: z.object({ skillId: Id }),
    responses: { 200: Skill },
    problems: ['not-found'],
  }),
  listDecks: route({
    ...operations.listDecks,
    access: 'optional',
    tag: 'Catalogue',
    summary: 'All decks',
    query: z.object({ enrolled: z.enum(['true', 'false']).optional() }),
    responses: { 200: page(Deck) },
  }),
  getDeck: route({
    ...operations.getDeck,
    access: 'optional',
    tag: 'Catalogue',
    summary: 'A deck',
    params: deckParams,
    responses: { 200: Deck },
    problems: ['not-found'],
  }),
  deleteDeck: route({
    ...operations.deleteDeck,
    access: 'learner',
    tag: 'Catalogue',
    summary: 'Delete a deck of one’s own, with its questions, cards and history',
    description: 'There is no way back. A deck of the service cannot be deleted: stop studying it instead.',
    params: deckParams,
    responses: { 204: z.undefined() },
    problems: ['not-found', 'conflict'],
  }),
  listDeckQuestions: route({
    ...operations.listDeckQuestions,
    access: 'optional',
    tag: 'Catalogue',
    summary: 'A deck’s questions, without points or model answers',
    params: deckParams,
    responses: { 200: page(DeckQuestion) },
    problems: ['not-found'],
  }),
  reportQuestion: route({
    ...operations.reportQuestion,
    access: 'learner',
    tag: 'Catalogue',
    summary: 'Tell the deck’s owner that something about a question is wrong',
    params: z.object({ questionId: Id }),
    body: z.strictObject({ text: text(2000).trim().min(3, 'say in a few words what is wrong') }),
    responses: { 201: z.object({ id: z.string() }) },
    problems: ['not-found', 'conflict'],
  }),
  listQuestionReports: route({
    ...operations.listQuestionReports,
    access: 'admin',
    tag: 'Catalogue',
    summary: 'Reports on questions, open ones first',
    responses: { 200: page(QuestionReport) },
  }),
  resolveQuestionReport: route({
    ...operations.resolveQuestionReport,
    access: 'admin',
    tag: 'Catalogue',
    summary: 'Mark a report as dealt with',
    params: z.object({ reportId: Id }),
    responses: { 200: QuestionReport },
    problems: ['not-found'],
  }),
};

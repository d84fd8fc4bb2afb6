import { z } from 'zod';
import { Deck } from '../catalogue/routes.ts';
import { ClientId, Id, page, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { draftStates } from './check-draft.ts';
import { limits } from './limits.ts';

const tag = 'Own decks';
const deckParams = z.object({ ownDeckId: Id });
const draftParams = deckParams.extend({ questionId: Id.describe('Within the deck: the name of its file.') });
const title = text(80).trim().min(1, 'write a title');
const summary = text(240).trim().min(1, 'say in a sentence what the deck asks');
const yaml = text(limits.textLength).describe('The text of the question’s file, as decks/README.md describes it.');

export const Finding = z
  .object({
    severity: z.enum(['error', 'warning']),
    line: z.int().describe('From 1.'),
    field: z.string().describe('A JSON pointer into the file, such as /points/0/say; empty for the whole.'),
    message: z.string().describe('What is wrong and what to write instead.'),
  })
  .meta({ id: 'Finding', description: 'What the deck checker says about a place in a text.' });

export const Draft = z
  .object({
    questionId: z.string(),
    yaml: z.string(),
    version: z.int(),
    updatedAt: z.iso.datetime(),
    state: z.enum(draftStates).describe('How it stands to what is studied; faulty: it cannot be published yet.'),
    rev: z.int().nullable().describe('The revision that is studied; null if none is.'),
    meaningChanged: z
      .boolean()
      .describe('It means something else than its rev did when it was published: publishing asks for a note.'),
    prompt: z.string().describe('Its beginning, as far as the text can be read.'),
    findings: z.array(Finding),
  })
  .meta({ id: 'Draft', description: 'What is written of a question of a deck of one’s own.' });

export const Drafts = page(Draft).extend({
  removed: z
    .array(z.object({ questionId: z.string(), prompt: z.string() }))
    .describe('Studied, but written no more: publishing retires them.'),
  elsewhere: z.int().describe('Questions of the deck that were not written here, as from Anki: they stay as they are.'),
});

export const Publication = z
  .object({
    added: z.array(z.string()),
    changed: z.array(z.object({ questionId: z.string(), rev: z.int(), note: z.string().nullable() })),
    retired: z.array(z.string()),
    unchanged: z.int(),
  })
  .meta({ id: 'Publication', description: 'What publishing changed, by the ids of questions within the deck.' });

export const TakenItem = z.object({
  file: z.string().nullable().describe('Its name in the archive.'),
  line: z.int().nullable().describe('Where the question begins in an imported file.'),
  questionId: z.string().nullable(),
  prompt: z.string(),
  outcome: z
    .enum(['added', 'changed', 'same', 'kept', 'refused'])
    .describe('kept: the deck has one under this id, which was left as it is.'),
  message: z.string().nullable().describe('Why it was refused or kept, and what to do.'),
  findings: z.array(Finding).describe('What keeps it from being published, and warnings.'),
});
export const TakenFiles = z
  .object({ items: z.array(TakenItem) })
  .meta({ id: 'TakenFiles', description: 'What became of each file or row.' });

export const authoringRoutes = {
  createOwnDeck: route({
    ...operations.createOwnDeck,
    access: 'learner',
    tag,
    summary: 'Make a deck of one’s own',
    body: z.strictObject({ id: ClientId, title, summary: summary.default('A deck of your own.') }),
    responses: { 201: Deck, 200: Deck },
    problems: ['conflict'],
  }),
  updateOwnDeck: route({
    ...operations.updateOwnDeck,
    access: 'learner',
    tag,
    summary: 'Change the title, summary or order of a deck of one’s own',
    params: deckParams,
    body: z.strictObject({
      title: title.optional(),
      summary: summary.optional(),
      order: z
        .array(text(80))
        .max(limits.questions)
        .optional()
        .describe('Ids of questions to meet first, from the next publishing on; the others follow by level and id.'),
    }),
    responses: { 200: Deck },
    problems: ['not-found'],
  }),
  listDrafts: route({
    ...operations.listDrafts,
    access: 'learner',
    tag,
    summary: 'Everything written in a deck, with what the checker says',
    params: deckParams,
    responses: { 200: Drafts },
    problems: ['not-found'],
  }),
  storeDraft: route({
    ...operations.storeDraft,
    access: 'learner',
    tag,
    summary: 'Store what is written of a question, as it is',
    description:
      'With errors too: nothing is lost, and nothing is studied until it is published. The answer says what the checker finds.',
    params: draftParams,
    body: z.strictObject({
      yaml,
      version: z
        .int()
        .min(1)
        .max(2 ** 31 - 1)
        .nullable()
        .describe('Of the text that it is to replace; null for a new one. Another one there is a conflict.'),
    }),
    responses: { 200: Draft },
    problems: ['not-found', 'conflict'],
  }),
  deleteDraft: route({
    ...operations.deleteDraft,
    access: 'learner',
    tag,
    summary: 'Remove what is written of a question',
    description: 'If it was published, it is studied until the deck is published again, and retired then.',
    params: draftParams,
    responses: { 204: z.undefined() },
    problems: ['not-found'],
  }),
  checkQuestion: route({
    ...operations.checkQuestion,
    access: 'learner',
    tag,
    summary: 'What the checker says about a question’s text',
    description: 'Stores nothing.',
    body: z.strictObject({
      yaml,
      questionId: Id.optional().describe('What the question should be called: the name of its file.'),
    }),
    responses: { 200: z.object({ findings: z.array(Finding) }) },
  }),
  publishOwnDeck: route({
    ...operations.publishOwnDeck,
    access: 'learner',
    tag,
    summary: 'Make what is written in a deck what is studied',
    description:
      'All drafts or none. A question whose meaning changed moves to its next revision, with a note; cards and history stay with each question. What is written no more is retired.',
    params: deckParams,
    body: z.strictObject({
      notes: z
        .array(
          z.strictObject({
            questionId: text(80),
            note: text(240).trim().min(1, 'say in a few words what changed'),
          }),
        )
        .max(limits.questions)
        .default([])
        .describe('What changed, for each question with meaningChanged.'),
    }),
    responses: { 200: Publication },
    problems: ['not-found', 'conflict'],
  }),
  downloadDeckFiles: route({
    ...operations.downloadDeckFiles,
    access: 'learner',
    tag,
    summary: 'A deck’s files as they are written (zip)',
    params: deckParams,
    download: { type: 'application/zip', filename: 'deck.zip' },
    responses: { 200: z.string().meta({ format: 'binary' }) },
    problems: ['not-found'],
  }),
  uploadDeckFiles: route({
    ...operations.uploadDeckFiles,
    access: 'learner',
    tag,
    summary: 'Take a deck’s files from a zip archive',
    description:
      'Each becomes a draft, in the place of what was written under its name; deck.yaml gives title, summary and order. What is not in the archive stays.',
    params: deckParams,
    upload: {
      types: ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'],
      maxBytes: limits.archiveBytes,
    },
    responses: { 200: TakenFiles },
    problems: ['not-found', 'conflict'],
  }),
  importQuestions: route({
    ...operations.importQuestions,
    access: 'learner',
    tag,
    summary: 'Take questions from CSV or Markdown',
    description:
      'Each becomes a draft; its findings say what it lacks. The shapes are described in docs/authoring.md. A question that the deck has already stays as it is.',
    params: deckParams,
    upload: { types: ['text/csv', 'application/csv', 'text/markdown', 'text/plain'], maxBytes: limits.importBytes },
    responses: { 200: TakenFiles },
    problems: ['not-found', 'conflict'],
  }),
};

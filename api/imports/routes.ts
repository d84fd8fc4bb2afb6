import { z } from 'zod';
import { Id } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { limits } from './anki/limits.ts';

const megabyte = 2 ** 20;

const ImportedReviews = z
  .object({
    reviews: z.object({
      added: z.int(),
      known: z.int().describe('In the log already, or more than once in the file.'),
    }),
    questions: z.int().describe('Whose history grew.'),
    cards: z.object({ added: z.int() }),
    decks: z.array(z.object({ id: z.string(), title: z.string() })).describe('Of those questions.'),
  })
  .meta({ id: 'ImportedReviews', description: 'What an import added to the learner’s history.' });

export const importRoutes = {
  importReviews: route({
    ...operations.importReviews,
    access: 'learner',
    tag: 'Your data',
    summary: 'Import a history of reviews from CSV',
    description:
      'The columns of GET /reviews.csv. card_id may be the id of a card, of a question or of a drill. All rows or none: a row at fault is named with its line and column. The same file again adds nothing. Rows count as given in the learner’s present time zone and with their present settings; decks that are new to the learner are enrolled in.',
    query: z.object({ deckId: Id.optional().describe('Only cards of this deck may be in the file.') }),
    upload: { types: ['text/csv', 'application/csv', 'text/plain'], maxBytes: 32 * megabyte },
    responses: { 200: ImportedReviews },
    problems: ['not-found', 'conflict'],
  }),
  importAnki: route({
    ...operations.importAnki,
    access: 'learner',
    tag: 'Your data',
    summary: 'Import a package of Anki (.apkg, .colpkg)',
    description:
      'Every card with text on both sides becomes a question in a deck of the learner’s own, which nobody else sees, with its history, suspension, burial and flag. Cards of our own export go back to the questions that they came from. All or nothing; the same package again adds only what is new.',
    upload: {
      types: [
        'application/octet-stream',
        'application/zip',
        'application/x-zip-compressed',
        'application/vnd.anki',
        'application/apkg',
        'application/x-apkg',
        'application/x-colpkg',
      ],
      maxBytes: limits.fileBytes,
    },
    responses: {
      200: ImportedReviews.extend({
        questionsAdded: z.int().describe('Made out of cards of the package.'),
        remarks: z.array(z.string()).describe('What was left out, in words.'),
      }).meta({ id: 'ImportedPackage' }),
    },
    problems: ['conflict'],
  }),
};

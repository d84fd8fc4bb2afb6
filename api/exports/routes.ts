import { z } from 'zod';
import { Id } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

export const exportRoutes = {
  exportAnki: route({
    ...operations.exportAnki,
    access: 'learner',
    tag: 'Your data',
    summary: 'Cards and their history as a package of Anki (.apkg)',
    description:
      'Every card that was begun, with its schedule, its FSRS state and all its reviews; a question’s points and model answer once an answer to it was handed in. Read by every Anki since 2.1, and by POST /imports/anki.',
    query: z.object({ deckId: Id.optional().describe('Only the cards of this deck.') }),
    download: { type: 'application/octet-stream', filename: 'rehearse.apkg' },
    responses: { 200: z.string().meta({ format: 'binary' }) },
    problems: ['not-found'],
  }),
};

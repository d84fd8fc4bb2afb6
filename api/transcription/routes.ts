import { z } from 'zod';
import { DurationMs, Id } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

export const transcriptionRoutes = {
  createTranscript: route({
    ...operations.createTranscript,
    access: 'learner',
    tag: 'Attempts',
    summary: 'What a recording says',
    description:
      'The recording, at most 30 minutes, goes to the transcription server that this server is set up with (GET /graders names its host) and is forgotten once the answer is given; nothing of it is stored or logged. Two at once for each account.',
    query: z.object({
      durationMs: z.coerce.number().pipe(DurationMs).optional().describe('Its length, as measured while recording.'),
      questionId: Id.optional().describe('The question it answers: words of its prompt are heard better.'),
    }),
    upload: {
      types: [
        'audio/webm',
        'audio/ogg',
        'audio/mp4',
        'audio/mpeg',
        'audio/wav',
        'audio/x-wav',
        'audio/wave',
        'audio/m4a',
        'audio/x-m4a',
        'audio/mp3',
      ],
      maxBytes: 25 * 2 ** 20,
    },
    responses: {
      200: z
        .object({
          text: z.string(),
          words: z
            .array(z.object({ word: z.string(), start: z.int(), end: z.int() }))
            .nullable()
            .describe('With their times in ms; null where the model tells none.'),
          durationMs: z.int().nullable(),
          pauses: z
            .array(z.object({ start: z.int(), end: z.int() }))
            .nullable()
            .describe('Silences of two seconds or more between words, ms; null where there are no times.'),
        })
        .meta({ id: 'Transcript' }),
    },
    problems: ['not-found'],
  }),
};

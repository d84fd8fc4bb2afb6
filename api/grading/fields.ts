import { z } from 'zod';

/** Field kinds of what graders say, shared by contracts. */

export const Verdict = z.enum(['covered', 'partial', 'missed', 'wrong', 'unjudged']).meta({ id: 'Verdict' });
export const Quotes = z
  .array(z.object({ start: z.int(), end: z.int() }))
  .describe('Passages of the answer: offsets in UTF-16 code units, end exclusive.');
export const Confidence = z.number().min(0).max(1);

import { z } from 'zod';
import type { Provenance } from '../grader.ts';

export type Format = Provenance['format'];

/** From the strictest; a server that refuses one is asked for the next. */
export const formats = ['json-schema', 'json-object', 'text'] as const satisfies readonly Format[];

/** What a model says of one point. */
export const Entry = z.object({
  id: z.string(),
  quotes: z.array(z.string()),
  reason: z.string(),
  verdict: z.enum(['covered', 'partial', 'missed', 'wrong']),
  confidence: z.number().min(0).max(1),
});
export type Entry = z.output<typeof Entry>;

/** `response_format` of a request; undefined for plain text, since some servers refuse its name. */
export function responseFormat(format: Format, ids: readonly string[]) {
  if (format === 'json-schema')
    return {
      type: 'json_schema' as const,
      json_schema: { name: 'verdicts', strict: true, schema: replySchema(ids) },
    };
  return format === 'json-object' ? { type: 'json_object' as const } : undefined;
}

/** Within what strict structured output supports: no ranges, every property required. */
const replySchema = (ids: readonly string[]) => ({
  type: 'object',
  properties: {
    points: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', enum: ids },
          quotes: { type: 'array', items: { type: 'string' } },
          reason: { type: 'string' },
          verdict: { type: 'string', enum: Entry.shape.verdict.options },
          confidence: { type: 'number' },
        },
        required: ['id', 'quotes', 'reason', 'verdict', 'confidence'],
        additionalProperties: false,
      },
    },
  },
  required: ['points'],
  additionalProperties: false,
});

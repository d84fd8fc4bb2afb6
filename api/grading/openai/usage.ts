import { z } from 'zod';
import type { Usage } from '../grader.ts';
import type { Message } from './prompt.ts';

const tokens = z.number().int().min(0);
const Reported = z.object({
  prompt_tokens: tokens,
  completion_tokens: tokens,
  prompt_tokens_details: z.object({ cached_tokens: tokens.nullish() }).nullish(),
});

export const nothingUsed: Usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };

/** What a server says a call used; undefined if it does not say. */
export function reportedUsage(usage: unknown): Usage | undefined {
  const { data } = Reported.safeParse(usage);
  if (!data) return undefined;
  return {
    inputTokens: data.prompt_tokens,
    cachedTokens: Math.min(data.prompt_tokens_details?.cached_tokens ?? 0, data.prompt_tokens),
    outputTokens: data.completion_tokens,
  };
}

/** Tokens of a text, estimated high: English has about four bytes a token, JSON and other scripts about three. */
export const estimatedTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3);

export const inputTokens = (messages: readonly Message[]): number =>
  messages.reduce((sum, { content }) => sum + estimatedTokens(content) + 10, 0);

/** Room for the entries of so many points, and for a model that thinks before it writes. */
export const mostOutputTokens = (points: number): number => 4000 + 250 * points;

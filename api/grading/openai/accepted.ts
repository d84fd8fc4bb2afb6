import { formats, type Format } from './formats.ts';

/** What a server and its model take of a request. */
export interface Accepted {
  format: Format;
  stream: boolean;
  /** `stream_options.include_usage` */
  usage: boolean;
  temperature: boolean;
  seed: boolean;
  /** The name that the limit of the reply goes by. */
  limit: 'max_completion_tokens' | 'max_tokens' | undefined;
}

export const everything: Accepted = {
  format: 'json-schema',
  stream: true,
  usage: true,
  temperature: true,
  seed: true,
  limit: 'max_completion_tokens',
};
const plainest: Accepted = {
  format: 'text',
  stream: false,
  usage: false,
  temperature: false,
  seed: false,
  limit: undefined,
};

/**
 * What to ask for after a server refused a request with `message`: less of what it names, or the plainest request if
 * it names nothing of ours; undefined when there is nothing left to do without.
 */
export function askForLess(asked: Accepted, message: string): Accepted | undefined {
  if (asked.temperature && /temperature/i.test(message)) return { ...asked, temperature: false };
  if (asked.usage && asked.stream && /stream_options|include_usage/i.test(message)) return { ...asked, usage: false };
  if (asked.limit !== undefined && new RegExp(asked.limit).test(message))
    return { ...asked, limit: asked.limit === 'max_completion_tokens' ? 'max_tokens' : undefined };
  if (asked.format !== 'text' && /response_format|json_?schema|json_object|structured|grammar/i.test(message))
    return { ...asked, format: formats[formats.indexOf(asked.format) + 1] ?? 'text' };
  if (asked.stream && /\bstream/i.test(message)) return { ...asked, stream: false };
  if (asked.seed && /\bseed\b/i.test(message)) return { ...asked, seed: false };
  const isPlainest = Object.entries(plainest).every(([key, value]) => asked[key as keyof Accepted] === value);
  return isPlainest ? undefined : plainest;
}

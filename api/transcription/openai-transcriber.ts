import { readFile } from 'node:fs/promises';
import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { z } from 'zod';
import type { TranscriberConfig } from '../config.ts';
import { boundedFetch } from '../grading/openai/bounded-fetch.ts';
import { AppError, Invalid, RateLimited, TooLarge, Unavailable } from '../errors.ts';
import { asAudioType, audioTypes } from './audio-type.ts';
import type { Transcriber, Transcript } from './transcriber.ts';

/** Half an hour of words with their times has well under 1 MB. */
const maxReplyBytes = 4 * 2 ** 20;
const timeLimitMs = 120_000;

/** A transcriber behind an OpenAI-compatible `audio.transcriptions` endpoint, whisper-1 or a server of one's own. */
export function createTranscriber(
  { baseUrl, apiKey, model }: TranscriberConfig,
  { timeLimit = timeLimitMs }: { timeLimit?: number } = {},
): Transcriber {
  const { host } = new URL(baseUrl);
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    organization: null,
    project: null,
    maxRetries: 1,
    timeout: timeLimit,
    logLevel: 'off',
    fetch: boundedFetch(maxReplyBytes),
  });
  // Models that tell no times (the gpt-4o ones) refuse to be asked for them: then they are not asked again.
  let tellsTimes = true;

  return {
    model,
    host,
    async transcribe({ path, type }, { signal, language, prompt }) {
      const { extension } = audioTypes[asAudioType(type) ?? 'audio/webm'];
      const file = new File([await readFile(path)], `recording.${extension}`, { type });
      const request = {
        file,
        model,
        ...(language === undefined ? {} : { language }),
        ...(prompt === undefined ? {} : { prompt }),
      };
      const options = { signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimit)]) };
      const withTimes = () =>
        client.audio.transcriptions.create(
          { ...request, response_format: 'verbose_json', timestamp_granularities: ['word'] },
          options,
        );
      const plain = () => client.audio.transcriptions.create({ ...request, response_format: 'json' }, options);
      try {
        if (!tellsTimes) return readReply(await plain());
        try {
          return readReply(await withTimes());
        } catch (error) {
          if (!(error instanceof APIError) || !refusals.has(error.status)) throw error;
          const reply = readReply(await plain());
          tellsTimes = false; // it was the times, not the recording, that was refused
          return reply;
        }
      } catch (error) {
        throw explain(error, host);
      }
    },
  };
}

/** Of what was sent or asked for. */
const refusals = new Set<unknown>([400, 415, 422, 501]);

const seconds = z.coerce.number().min(0).max(86_400);
/** Servers differ: OpenAI's own has told the duration as text, others leave it or the words out. */
const Reply = z.object({
  text: z.string().max(200_000),
  duration: seconds.nullish().catch(undefined),
  words: z
    .array(z.object({ word: z.string(), start: seconds, end: seconds }))
    .nullish()
    .catch(undefined),
});

function readReply(reply: unknown): Transcript {
  const { text, words, duration } = Reply.parse(reply);
  const ms = (time: number) => Math.round(time * 1000);
  return {
    text: text.trim().replaceAll('\0', '').toWellFormed(),
    words:
      words?.map(({ word, start, end }) => ({ word, start: ms(start), end: Math.max(ms(start), ms(end)) })) ?? null,
    durationMs: duration === undefined || duration === null ? null : ms(duration),
  };
}

const remedy = 'Your recording is still on your device: try again later, or type your answer.';

/** In words for a learner. The cause, which is logged, names the status alone: a reply may hold what was said. */
function explain(error: unknown, host: string): AppError {
  if (error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError)
    return new Unavailable(`The transcription server ${host} took too long. ${remedy}`, { cause: told(error) });
  const status = error instanceof APIError ? (error.status as unknown) : undefined;
  if (status === 401 || status === 403 || status === 404)
    return new Unavailable(
      `The transcription server ${host} does not take this server's key or model; tell whoever runs Rehearse. ${remedy}`,
      { cause: told(error) },
    );
  if (status === 413)
    return new TooLarge(
      `The transcription server ${host} takes no recording of this size. Record a shorter answer, or type it.`,
    );
  if (status === 429)
    return new RateLimited(
      `The transcription server ${host} is busy. Wait half a minute and try again, or type your answer.`,
      30,
    );
  if (refusals.has(status))
    return new Invalid(
      `The transcription server ${host} cannot read this recording. Listen to it; record it again, or type your answer.`,
    );
  if (error instanceof APIError)
    return new Unavailable(
      status === undefined
        ? `The transcription server ${host} does not answer. ${remedy}`
        : `The transcription server ${host} failed. ${remedy}`,
      { cause: told(error) },
    );
  return new Unavailable(`The transcription server ${host} answered something that is no transcript. ${remedy}`, {
    cause: told(error),
  });
}

const told = (error: unknown) =>
  new Error(
    `transcription failed: ${error instanceof APIError ? `${error.name}, status ${String(error.status)}` : 'no usable reply'}`,
  );

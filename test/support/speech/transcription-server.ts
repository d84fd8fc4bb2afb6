import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDecks } from '../../../api/catalogue/read-decks.ts';
import { wav } from '../recordings.ts';
import { pronunciations } from './dictionary.ts';
import { arpaModel } from './language-model.ts';
import { modelFolder, run } from './tools.ts';
import { wordsOf } from './words.ts';

export interface TranscriptionServer {
  /** As TRANSCRIBE_BASE_URL. */
  baseUrl: string;
  close: () => Promise<void>;
}

/**
 * A speech recogniser behind OpenAI’s `audio.transcriptions` endpoint: Debian’s pocketsphinx, which has learned the words
 * of one of our decks. `decode` turns a recording into samples at 16 kHz.
 */
export async function startTranscriptionServer(
  deckId: string,
  decode: (recording: Uint8Array) => Promise<Int16Array>,
): Promise<TranscriptionServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-speech-'));
  learn(deckId, folder);
  const server = createServer((request, response) => {
    void (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const form = await new Response(Buffer.concat(pieces), { headers }).formData();
      const file = form.get('file');
      if (request.url !== '/v1/audio/transcriptions' || !(file instanceof File)) {
        response.writeHead(404).end();
        return;
      }
      const samples = await decode(new Uint8Array(await file.arrayBuffer()));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(recognise(samples, folder)));
    })().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

/** Writes the language model and the dictionary of a deck’s prompts, points and model answers. */
function learn(deckId: string, folder: string) {
  const deck = readDecks('decks', '2026-11-22').decks.find(({ id }) => id === deckId);
  const texts = deck!.questions.flatMap(({ prompt, model, points }) => [
    prompt,
    model,
    ...points.flatMap(({ say, cue, evidence }) => [say, cue, ...evidence]),
  ]);
  const sentences = texts.flatMap((text) => text.split(/[.:;?!](?=\s)/)).map(wordsOf);
  writeFileSync(join(folder, 'model'), arpaModel(sentences));
  writeFileSync(join(folder, 'dictionary'), pronunciations(new Set(sentences.flat())));
}

/** What OpenAI’s endpoint answers as `verbose_json` with the times of words. */
function recognise(samples: Int16Array, folder: string) {
  const sound = join(folder, 'sound.wav');
  writeFileSync(sound, wav(samples));
  const printed = run('pocketsphinx_continuous', [
    '-infile',
    sound,
    '-hmm',
    `${modelFolder}/en-us`,
    '-lm',
    join(folder, 'model'),
    '-dict',
    join(folder, 'dictionary'),
    '-time',
    'yes',
  ]);
  const words = [...printed.matchAll(/^(\S+?)(?:\(\d+\))? (\d+\.\d+) (\d+\.\d+) \d/gm)]
    .map(([, word = '', start, end]) => ({ word, start: Number(start), end: Number(end) }))
    .filter(({ word }) => /^[a-z]/.test(word)); // neither <s> nor [NOISE]
  const text = words.map(({ word }) => word).join(' ');
  return { task: 'transcribe', language: 'english', duration: samples.length / 16_000, text, words };
}

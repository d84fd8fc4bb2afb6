import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Transcriber } from '../../api/transcription/transcriber.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client, Parts } from '../support/client.ts';
import { dump } from '../support/dump.ts';
import { expectProblem } from '../support/problems.ts';
import { silence } from '../support/recordings.ts';
import { json, scriptedTranscriber, type ScriptedTranscriber } from '../support/scripted-transcriber.ts';

const recording = { type: 'audio/wav', content: silence(1000) };
const bytes = (text: string, length = 64) => {
  const content = new Uint8Array(length);
  content.set(Buffer.from(text, 'latin1'));
  return content;
};
const remedy = 'Your recording is still on your device';

describe('a transcript', () => {
  let app: TestApp;
  let server: ScriptedTranscriber;
  let learner: Client;
  const start = () =>
    startApp({
      env: { TRANSCRIBE_BASE_URL: server.baseUrl, TRANSCRIBE_API_KEY: 'sk-secret', TRANSCRIBE_MODEL: 'parrot' },
    });
  beforeAll(async () => {
    server = await scriptedTranscriber();
    app = await start();
    learner = await app.guest();
  });
  beforeEach(() => {
    server.asked = [];
    server.reply = json(200, { text: ' Yes, it is. ' });
  });
  afterAll(async () => {
    await app.close();
    await server.close();
  });

  const ask = (parts: Parts = {}) => learner.call('createTranscript', { upload: recording, ...parts });
  const refused = (parts: Parts = {}) => learner.refused('createTranscript', { upload: recording, ...parts });

  it('comes from the server that is set up, under its model and key', async () => {
    expect(await ask()).toEqual({ text: 'Yes, it is.', words: null, durationMs: null, pauses: null });
    expect(server.asked).toEqual([
      {
        authorization: 'Bearer sk-secret',
        form: {
          file: `recording.wav audio/wav ${recording.content.length}`,
          model: 'parrot',
          response_format: 'verbose_json',
          'timestamp_granularities[]': 'word',
        },
      },
    ]);
  });

  it('has the times of words and the pauses between them where the server tells them', async () => {
    const words = [
      { word: 'Yes', start: 0.1, end: 0.4 },
      { word: 'no', start: 2.5, end: 2.9 },
    ];
    server.reply = json(200, { text: 'Yes no', duration: '3.25', words });
    expect(await ask()).toEqual({
      text: 'Yes no',
      words: [
        { word: 'Yes', start: 100, end: 400 },
        { word: 'no', start: 2500, end: 2900 },
      ],
      durationMs: 3250,
      pauses: [{ start: 400, end: 2500 }],
    });
  });

  it('is asked for without times once a model has refused to tell them', async () => {
    server.reply = ({ form }, response) =>
      (form.response_format === 'json' ? json(200, { text: 'Plain.' }) : json(400, { error: { message: 'no' } }))(
        { authorization: undefined, form },
        response,
      );
    const fresh = await start();
    try {
      const guest = await fresh.guest();
      for (let round = 0; round < 2; round += 1)
        expect(await guest.call('createTranscript', { upload: recording })).toMatchObject({ text: 'Plain.' });
    } finally {
      await fresh.close();
    }
    expect(server.asked.map(({ form }) => form.response_format)).toEqual(['verbose_json', 'json', 'json']);
  });

  it('is helped by the words of the question, not by its points', async () => {
    await ask({ query: { questionId: 'docker-run-trace' } });
    const [asked] = server.asked;
    expect(asked?.form.prompt).toContain('docker run -d -p 8080:80 nginx:latest');
    expect(asked?.form.prompt).not.toContain('containerd');
    expectProblem(await refused({ query: { questionId: 'nothing' } }), 404, 'There is no question "nothing"');
  });

  it('leaves nothing behind, in the database or the log', async () => {
    const before = await dump(app.db);
    server.reply = json(200, { text: 'canary-spoken' });
    await ask();
    server.reply = json(500, { error: { message: 'canary-spoken sk-secret' } }, { 'x-should-retry': 'false' });
    await refused();
    expect(await dump(app.db)).toEqual(before);
    expect(app.log.join('')).not.toMatch(/canary-spoken|sk-secret/);
    expect(app.log.join('')).toContain('status 500');
  });

  it.each([
    [400, 400, 'cannot read this recording'],
    [401, 503, "does not take this server's key or model"],
    [404, 503, "does not take this server's key or model"],
    [413, 413, 'Record a shorter answer'],
    [429, 429, 'is busy'],
    [307, 503, 'failed'],
    [500, 503, 'failed'],
  ])('says what to do when the server answers %i', async (status, ours, words) => {
    server.reply = json(
      status,
      { error: { message: 'stack trace' } },
      { 'x-should-retry': 'false', location: `http://${server.host}/elsewhere` },
    );
    const problem = await refused();
    expectProblem(problem, ours, words);
    expect(problem.detail).toContain(server.host);
    expect(JSON.stringify(problem)).not.toContain('stack trace');
    // The recording is not sent anywhere else, and once more at most: without times.
    expect(server.asked.length).toBeLessThanOrEqual(2);
  });

  it('is asked for once more after a fault of the server', async () => {
    server.reply = (asked, response) =>
      json(server.asked.length === 1 ? 500 : 200, { text: 'At last.' }, { 'retry-after-ms': '1' })(asked, response);
    expect(await ask()).toMatchObject({ text: 'At last.' });
    expect(server.asked).toHaveLength(2);
  });

  it.each<[string, ScriptedTranscriber['reply']]>([
    ['HTML', (_asked, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hi</h1>')],
    ['JSON of another shape', json(200, { transcript: 'x' })],
    [
      'cut JSON',
      (_asked, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"te'),
    ],
    [
      'no end',
      (_asked, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"text":"');
        const timer = setInterval(() => response.write('a'.repeat(2 ** 20)), 1);
        response.once('close', () => clearInterval(timer));
      },
    ],
    ['a broken connection', (_asked, response) => void response.destroy()],
  ])('is refused with words where the server answers with %s', async (_what, reply) => {
    server.reply = reply;
    const problem = await refused();
    expectProblem(problem, 503, remedy);
    expect(problem.detail).toContain(server.host);
  });

  it('that the server cannot be reached for says so', async () => {
    const away = await startApp({ env: { TRANSCRIBE_BASE_URL: 'http://127.0.0.1:9/v1' } });
    try {
      const problem = await (await away.guest()).refused('createTranscript', { upload: recording });
      expectProblem(problem, 503, remedy);
      expect(problem.detail).toContain('The transcription server 127.0.0.1:9 does not answer');
    } finally {
      await away.close();
    }
  });

  it('of a server without transcription is refused with what to do instead', async () => {
    const bare = await startApp({ transcriber: null });
    try {
      const problem = await (await bare.guest()).refused('createTranscript', { upload: recording });
      expectProblem(problem, 503, 'Type your answer instead');
      expect(problem.detail).toContain('TRANSCRIBE_BASE_URL');
    } finally {
      await bare.close();
    }
  });

  it('is made of two recordings of an account at once, no more', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let started = 0;
    const slow: Transcriber = {
      model: 'slow',
      host: 'slow.example',
      transcribe: async () => {
        started += 1;
        await held;
        return { text: 'Done.', words: null, durationMs: null };
      },
    };
    const busy = await startApp({ transcriber: slow });
    try {
      const guest = await busy.guest();
      const both = [1, 2].map(() => guest.call('createTranscript', { upload: recording }));
      await expect.poll(() => started).toBe(2);
      expectProblem(
        await guest.refused('createTranscript', { upload: recording }),
        429,
        'Wait until one of them is done',
      );
      const other = (await busy.guest()).call('createTranscript', { upload: recording });
      await expect.poll(() => started).toBe(3);
      release();
      for (const transcript of await Promise.all([...both, other])) expect(transcript.text).toBe('Done.');
      expect(await guest.call('createTranscript', { upload: recording })).toMatchObject({ text: 'Done.' });
    } finally {
      await busy.close();
    }
  });

  describe('of a file', () => {
    it.each([
      ['audio/webm', '\x1a\x45\xdf\xa3'],
      ['audio/ogg', 'OggS'],
      ['audio/mp4', '\0\0\0\x1cftypM4A '],
      ['audio/m4a', '\0\0\0\x1cftypM4A '],
      ['audio/mpeg', 'ID3\x04'],
      ['audio/mpeg', '\xff\xfb\x90'],
      ['audio/x-wav', 'RIFF\0\0\0\0WAVE'],
    ])('called %s that begins as one is taken', async (type, head) => {
      expect(await ask({ upload: { type: `${type};codecs=opus`, content: bytes(head) } })).toMatchObject({
        text: 'Yes, it is.',
      });
    });
    it.each([
      ['a picture', 'audio/webm', '\x89PNG', 'This is no recording'],
      ['HTML', 'audio/mpeg', '<!doctype html>', 'This is no recording'],
      ['a RIFF picture', 'audio/wav', 'RIFF\0\0\0\0WEBP', 'This is no recording'],
      ['another recording', 'audio/webm', 'OggS', 'The file is audio/ogg, but was sent as audio/webm'],
      ['something that is called no recording', 'application/zip', 'OggS', 'Content-Type: audio/webm'],
    ])('that is %s is refused', async (_what, type, head, words) => {
      expectProblem(await refused({ upload: { type, content: bytes(head) } }), 415, words);
      expect(server.asked).toEqual([]);
    });
    it('longer than half an hour is refused, by its own headers or the client’s word', async () => {
      const long = silence(1000);
      new DataView(long.buffer).setUint32(28, 10, true); // bytes a second
      expectProblem(await refused({ upload: { type: 'audio/wav', content: long } }), 413, 'record a shorter answer');
      expectProblem(
        await refused({ upload: { type: 'audio/ogg', content: oggOf(1801) }, query: { durationMs: 5 } }),
        413,
        'longer than 30 minutes',
      );
      const webm = { type: 'audio/webm', content: bytes('\x1a\x45\xdf\xa3') };
      expectProblem(await refused({ upload: webm, query: { durationMs: 1_800_001 } }), 413, 'longer than 30 minutes');
      expect(server.asked).toEqual([]);
      await ask({ upload: webm, query: { durationMs: 1_800_000 } });
      await ask({ upload: { type: 'audio/ogg', content: oggOf(1799) } });
    });
    it('larger than 25 MB is refused', async () => {
      const content = new Uint8Array(25 * 2 ** 20 + 1);
      expectProblem(await refused({ upload: { type: 'audio/webm', content } }), 413, 'at most 25 MB');
      expect(server.asked).toEqual([]);
    });
  });
});

/** The first page of Opus in Ogg and the head of the last, which tells the length. */
function oggOf(seconds: number) {
  const content = bytes('OggS', 200);
  content.set(Buffer.from('OpusHead'), 28);
  content.set(Buffer.from('OggS'), 120);
  new DataView(content.buffer).setBigInt64(126, BigInt(seconds * 48_000), true);
  return content;
}

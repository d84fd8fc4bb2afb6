import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GraderFailure, type GradingFailureCode } from '../../api/grading/grader.ts';
import { testClock } from '../support/clock.ts';
import { countingMeter, gradeAll, gradeRequest, scriptedGrader } from '../support/gradings.ts';
import { startModelServer, type Behaviour, type ModelServer } from '../support/model-server.ts';

const answer =
  'docker stop sends SIGTERM to PID 1, and SIGKILL after the grace period. A shell form wraps the application, and the shell does not forward signals.';
const request = gradeRequest('pid1-and-signals', answer);

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.behave('honest');
});

const endless: ReadonlySet<Behaviour> = new Set(['hang', 'drip']);

async function gradeWith(...behaviours: Behaviour[]) {
  server.behave(...behaviours);
  const callMs = behaviours.some((each) => endless.has(each)) ? 300 : 4000;
  const meter = countingMeter();
  const before = performance.now();
  const graded = await gradeAll(scriptedGrader(server, { limits: { callMs, gradingMs: 4000 } }), request, { meter });
  return { ...graded, meter, took: performance.now() - before, requests: server.requests.length };
}
const verdicts = ({ results }: { results: Map<string, { verdict: string }> }) =>
  [...results.values()].map(({ verdict }) => verdict);

describe('a server that works', () => {
  it('judges every point, credited ones with quotes of the answer, and says with what', async () => {
    const { results, provenance, failure, meter } = await gradeWith('honest');
    expect(failure).toBeUndefined();
    expect(results.size).toBe(request.points.length);
    expect(results.get('stop')).toMatchObject({ verdict: 'covered', check: false });
    const [quote] = results.get('stop')?.quotes ?? [];
    expect(answer.slice(quote?.start, quote?.end)).toContain('SIGTERM');
    expect(results.get('init')?.verdict).toBe('missed');
    expect(provenance).toMatchObject({
      model: 'scripted',
      format: 'json-schema',
      temperature: 0,
      fingerprint: 'fp_scripted',
    });
    expect(meter.settled).toHaveLength(1);
    expect(meter.settled[0]?.inputTokens).toBeLessThan(meter.reserved[0]?.inputTokens ?? 0);
    expect(meter.settled[0]?.outputTokens).toBeGreaterThan(0);
  });
});

type Case = [name: string, code: GradingFailureCode, requests: number, ...behaviours: Behaviour[]];
const failing: Case[] = [
  ['does not answer', 'timeout', 1, 'hang'],
  ['answers drop by drop', 'timeout', 1, 'drip'],
  ['closes the connection', 'unreachable', 3, 'close'],
  ['says HTTP 408', 'timeout', 3, { status: 408 }],
  ['says HTTP 409', 'unreachable', 3, { status: 409 }],
  ['says HTTP 429', 'rate-limited', 3, { status: 429 }],
  ['says HTTP 429 with a short Retry-After', 'rate-limited', 3, { status: 429, headers: { 'retry-after': '0' } }],
  ['says HTTP 429 with a long Retry-After', 'rate-limited', 1, { status: 429, headers: { 'retry-after': '3600' } }],
  [
    'says HTTP 429 with a Retry-After beyond the time that is left',
    'rate-limited',
    1,
    { status: 429, headers: { 'retry-after': '5' } },
  ],
  ['says HTTP 429 with a broken Retry-After', 'rate-limited', 3, { status: 429, headers: { 'retry-after': 'soon' } }],
  ['says HTTP 500', 'unreachable', 3, { status: 500 }],
  ['says HTTP 503', 'unreachable', 3, { status: 503, headers: { 'retry-after': '0' } }],
  ['says HTTP 529', 'unreachable', 3, { status: 529 }],
  ['does not take our key', 'rejected', 1, { status: 401, error: { message: 'Incorrect API key provided: test-key' } }],
  ['forbids', 'rejected', 1, { status: 403 }],
  ['has no such model', 'rejected', 1, { status: 404 }],
  ['takes no request, however plain', 'rejected', 2, { status: 400 }],
  ['redirects', 'rejected', 1, 'redirect'],
  ['says HTML', 'nonsense', 1, 'html'],
  ['says HTML as JSON', 'nonsense', 1, 'html-as-json'],
  ['says 50 MB', 'nonsense', 1, 'huge'],
  ['is cut before its first entry', 'nonsense', 1, 'truncated'],
  ['says nothing', 'nonsense', 1, 'empty'],
  ['says something else', 'nonsense', 1, 'wrong-schema'],
  ['says prose', 'nonsense', 1, { replies: 'A very good answer! {all points} are "covered".' }],
  ['knows other points', 'nonsense', 1, 'unknown-ids'],
  ['gives NaN for its confidence', 'nonsense', 1, 'nan'],
  ['gives a confidence of 95', 'nonsense', 1, 'out-of-range'],
  ['declines', 'refused', 1, 'refusal'],
  ['filters', 'refused', 1, 'filtered'],
];

describe('a server that fails', () => {
  it.each(failing)('%s: %s, with no point judged, after %i requests', async (_, code, requests, ...behaviours) => {
    const graded = await gradeWith(...behaviours);
    expect(graded.failure?.code).toBe(code);
    expect(graded.failure?.message).toMatch(/yourself/);
    expect(graded.failure?.message).not.toContain('test-key');
    expect(verdicts(graded)).toEqual([]);
    expect(graded.requests).toBe(requests);
    expect(graded.meter.reserved).toHaveLength(requests);
    expect(graded.meter.settled).toHaveLength(requests);
    expect(graded.took).toBeLessThan(4000);
  });
  it('refuses connections: unreachable', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    const { failure } = await gradeAll(scriptedGrader({ url: `http://127.0.0.1:${port}/v1` }), request);
    expect(failure?.code).toBe('unreachable');
  });
  it('is asked again, at most twice, and then believed', async () => {
    const { failure, results, meter } = await gradeWith({ status: 500 }, 'close', 'honest');
    expect(failure).toBeUndefined();
    expect(results.get('stop')?.verdict).toBe('covered');
    expect(meter.settled.slice(0, 2)).toEqual([nothing, nothing]);
  });
  it('says in its failure neither key nor answer', async () => {
    const { failure } = await gradeWith({ status: 500, error: { message: `test-key ${answer}` } });
    expect(JSON.stringify([failure?.message, failure?.cause, failure?.stack])).not.toMatch(/test-key|SIGTERM/);
  });
});
const nothing = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };

describe('a reply that is usable in part', () => {
  it.each(['cut', 'close-midway'] as const)(
    '%s: the entries that came count, the others are unjudged',
    async (fault) => {
      const graded = await gradeWith(fault);
      expect(graded.failure).toBeUndefined();
      expect(graded.results.size).toBe(request.points.length);
      expect(verdicts(graded)).toContain('unjudged');
      expect(graded.meter.settled[0]?.inputTokens).toBeGreaterThan(0);
    },
  );
  it('leaves a point unjudged of which nothing is said', async () => {
    const graded = await gradeWith('missing-ids');
    expect(verdicts(graded).filter((verdict) => verdict === 'unjudged')).toHaveLength(1);
  });
  it('leaves points unjudged that are judged twice', async () => {
    expect(new Set(verdicts(await gradeWith('duplicate-ids')))).toEqual(new Set(['unjudged']));
  });
  it('leaves points unjudged that are credited for what nobody said', async () => {
    const graded = await gradeWith('false-quotes');
    expect(new Set(verdicts(graded))).toEqual(new Set(['unjudged']));
    expect([...graded.results.values()].every(({ check, quotes }) => check && quotes.length === 0)).toBe(true);
  });
});

describe('a server that takes less', () => {
  it.each([
    ['json_schema', { format: 'json-object' }],
    ['temperature', { temperature: 1 }],
    ['seed', { format: 'json-schema' }],
    ['stream', { format: 'json-schema' }],
    ['stream_options', { format: 'json-schema' }],
    ['response_format', { format: 'text' }],
    ['max_completion_tokens', { format: 'json-schema' }],
  ] as const)('takes no %s: grades without, and remembers', async (name, provenance) => {
    server.behave({ refuses: [name] });
    const grader = scriptedGrader(server);
    const first = await gradeAll(grader, request);
    expect(first.failure).toBeUndefined();
    expect(first.results.get('stop')?.verdict).toBe('covered');
    expect(first.provenance).toMatchObject(provenance);
    const asked = server.requests.length;
    expect(asked).toBeGreaterThan(1);
    await gradeAll(grader, request);
    expect(server.requests).toHaveLength(asked + 1);
  });
  it('takes nothing but messages', async () => {
    const { provenance } = await gradeWith({
      refuses: ['response_format', 'temperature', 'seed', 'stream', 'max_completion_tokens', 'max_tokens'],
    });
    expect(provenance).toMatchObject({ format: 'text', temperature: 1 });
  });
  it('answers in prose around its JSON', async () => {
    const says = JSON.stringify({
      points: [
        { id: 'stop', quotes: ['sends SIGTERM to PID 1, and SIGKILL'], reason: 'r', verdict: 'covered', confidence: 1 },
      ],
    });
    const { results } = await gradeWith({
      replies: `<think>{"id":"stop","verdict":"missed"} "hm</think>Here you "are:\n\`\`\`json\n${says}\n\`\`\`\nGood luck!`,
    });
    expect(results.get('stop')?.verdict).toBe('covered');
  });
});

describe('a grading', () => {
  it('is not made for fewer than three words of content, or for too many', async () => {
    for (const [text, code] of [
      [':', 'too-short'],
      ['Thought process:', 'too-short'],
      ['Um, you know, it just does.', 'too-short'],
      ['containers '.repeat(3000), 'too-long'],
    ] as const) {
      const { failure } = await gradeAll(scriptedGrader(server), { ...request, answer: text });
      expect(failure?.code).toBe(code);
    }
    expect(server.requests).toHaveLength(0);
  });
  it('ends when the server stops', async () => {
    server.behave('hang');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const { failure } = await gradeAll(scriptedGrader(server), request, { signal: stop.signal });
    expect(failure?.code).toBe('interrupted');
  });
  it('is stopped, and settled, when nobody listens any longer', async () => {
    server.behave('cut');
    const meter = countingMeter();
    const events = scriptedGrader(server).grade(request, { meter, signal: new AbortController().signal });
    for await (const event of events) if (event.type === 'point') break;
    expect(meter.settled).toHaveLength(1);
  });
  it('is not begun without money', async () => {
    const meter = { ...countingMeter(), reserve: () => Promise.reject(new GraderFailure('budget', 'spent')) };
    const { failure } = await gradeAll(scriptedGrader(server), request, { meter });
    expect(failure?.code).toBe('budget');
    expect(server.requests).toHaveLength(0);
  });
});

describe('the pause', () => {
  it('comes after five failures in a row, for a minute; then one request goes first', async () => {
    const clock = testClock();
    const grader = scriptedGrader(server, { clock });
    server.behave({ status: 500 });
    for (let failures = 0; failures < 5; failures += 1) await gradeAll(grader, request);
    const asked = server.requests.length;
    const paused = await gradeAll(grader, request);
    expect(paused.failure).toMatchObject({ code: 'paused', message: expect.stringContaining('12:01:00 UTC') });
    expect(server.requests).toHaveLength(asked);

    clock.advance(60_000);
    const [probe, other] = await Promise.all([gradeAll(grader, request), gradeAll(grader, request)]);
    expect(new Set([probe.failure?.code, other.failure?.code])).toEqual(new Set(['paused', 'unreachable']));

    clock.advance(60_000);
    server.behave('honest');
    expect((await gradeAll(grader, request)).failure).toBeUndefined();
    expect((await gradeAll(grader, request)).failure).toBeUndefined();
  });
});

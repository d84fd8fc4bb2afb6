import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Entry, type Outcome, outboxOf, ReviewOutbox } from '../../web/review-outbox.ts';
import { type FakeServer, fakeServer, held, json, noAnswer, problem } from '../support/fake-server.ts';
import { runs } from '../support/long.ts';

const noon = new Date('2026-11-22T12:00:00.000Z');
const stored = () => localStorage.getItem('rehearse.outbox.ada');
/** Lets answers arrive that need no time. */
const arrive = () => vi.advanceTimersByTimeAsync(0);

const review = (id: string, over: object = {}): Entry => ({
  kind: 'review',
  body: { id, cardId: `card-of-${id}`, rating: 'good', reviewedAt: noon.toISOString(), ahead: false, ...over },
});
const undo = (reviewId: string): Entry => ({ kind: 'undo', reviewId });
const redo = (reviewId: string): Entry => ({ kind: 'redo', reviewId });
const verdict = (pointId: string): Entry => ({ kind: 'verdict', attemptId: 'a1', pointId, verdict: 'covered' });
/** “review r1”, “undo r1”: what the server was asked, in order. */
const asked = ({ seen }: FakeServer) =>
  seen.map(({ url, body }) => {
    const [, id = '', deed = ''] = /^\/api\/v1\/(?:reviews|attempts)\/([^/]+)\/(\w+)$/.exec(url) ?? [];
    return url === '/api/v1/reviews' ? `review ${(body as { id: string }).id}` : `${deed} ${id}`;
  });

/** What the page listens to: each test, and each reload, is a page of its own. */
let page: EventTarget;
function openPage() {
  vi.clearAllTimers();
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
}
beforeEach(() => {
  vi.useFakeTimers({ now: noon });
  openPage();
});

describe('the outbox sends', () => {
  it('one entry after another, in the order they were added', async () => {
    const server = fakeServer(() => json(200, {}));
    const outbox = new ReviewOutbox('ada');
    for (const entry of [verdict('p1'), review('r1'), undo('r1'), redo('r1')]) outbox.add(entry);
    await arrive();
    expect(asked(server)).toEqual(['verdicts a1', 'review r1', 'undo r1', 'redo r1']);
  });
  it('no entry before the one ahead of it is answered', async () => {
    const { answer, release } = held();
    const server = fakeServer(() => answer);
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    outbox.add(review('r2'));
    await arrive();
    expect(asked(server)).toEqual(['review r1']);
    release(json(201, {}));
    await arrive();
    expect(asked(server)).toEqual(['review r1', 'review r2']);
  });
  it('a review with the instant of sending, so that the server can correct a wrong clock', async () => {
    const server = fakeServer(noAnswer);
    new ReviewOutbox('ada').add(review('r1'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.seen.map(({ body }) => (body as { sentAt: string }).sentAt)).toEqual([
      '2026-11-22T12:00:00.000Z',
      '2026-11-22T12:00:01.000Z',
    ]);
  });
  it('a verdict to its attempt', async () => {
    const server = fakeServer(() => json(200, {}));
    new ReviewOutbox('ada').add(verdict('p1'));
    await arrive();
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      url: '/api/v1/attempts/a1/verdicts',
      body: { verdicts: [{ pointId: 'p1', verdict: 'covered' }] },
    });
  });
  it('a review that was never sent before its undo, so that the undo finds it', async () => {
    const server = fakeServer(noAnswer);
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    outbox.add(undo('r1'));
    await arrive();
    server.answer = () => json(200, {});
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked(server)).toEqual(['review r1', 'review r1', 'undo r1']);
  });
});

describe('the outbox hands on', () => {
  const outcomesOf = (outbox: ReviewOutbox) => {
    const outcomes: Outcome[] = [];
    outbox.onSettled((outcome) => outcomes.push(outcome));
    return outcomes;
  };

  it('what the server recorded', async () => {
    fakeServer(({ url }) => json(200, { from: url }));
    const outbox = new ReviewOutbox('ada');
    const outcomes = outcomesOf(outbox);
    outbox.add(review('r1'));
    outbox.add(verdict('p1'));
    await arrive();
    expect(outcomes).toEqual([
      { entry: review('r1'), recorded: { from: '/api/v1/reviews' } },
      { entry: verdict('p1'), attempt: { from: '/api/v1/attempts/a1/verdicts' } },
    ]);
  });
  it('why the server refused an entry, and goes on with the next', async () => {
    const server = fakeServer(() => problem(409, 'conflict', 'This card is suspended.'));
    const outbox = new ReviewOutbox('ada');
    const outcomes = outcomesOf(outbox);
    outbox.add(review('r1'));
    await arrive();
    server.answer = () => json(201, {});
    outbox.add(review('r2'));
    await arrive();
    expect(outcomes).toMatchObject([
      { entry: review('r1'), refused: { name: 'ApiError', code: 'conflict', message: 'This card is suspended.' } },
      { entry: review('r2'), recorded: {} },
    ]);
    expect(stored()).toBeNull();
  });
  it.each([400, 403, 404, 409, 413, 422])('an entry refused with %i once, and never sends it again', async (status) => {
    const server = fakeServer(() => problem(status, 'refused', 'No.'));
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked(server)).toEqual(['review r1']);
    expect(outbox.entries()).toEqual([]);
  });
  it('nothing to a listener that has left', async () => {
    fakeServer(() => json(200, {}));
    const outbox = new ReviewOutbox('ada');
    const listener = vi.fn<(outcome: Outcome) => void>();
    outbox.onSettled(listener)();
    outbox.add(review('r1'));
    await arrive();
    expect(listener).not.toHaveBeenCalled();
  });
  it('its state to those who subscribed, at every change', async () => {
    fakeServer(() => json(200, {}));
    const outbox = new ReviewOutbox('ada');
    const waiting: number[] = [];
    const leave = outbox.subscribe(() => waiting.push(outbox.status().waiting));
    outbox.add(review('r1'));
    outbox.add(review('r2'));
    await arrive();
    leave();
    outbox.add(review('r3'));
    expect(waiting).toEqual([1, 2, 1, 0]);
  });
  it('a state that stays the same object while nothing changes, as React asks', () => {
    fakeServer(noAnswer);
    const outbox = new ReviewOutbox('ada');
    expect(outbox.status()).toBe(outbox.status());
  });
});

describe('when no answer comes, the outbox', () => {
  it('tries again after 1, 2, 4, 8, 16 and then every 30 seconds', async () => {
    const times: number[] = [];
    fakeServer(() => {
      times.push((Date.now() - noon.getTime()) / 1000);
      return noAnswer();
    });
    new ReviewOutbox('ada').add(review('r1'));
    await vi.advanceTimersByTimeAsync(100_000);
    expect(times).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
  });
  it.each([408, 429, 500, 502, 503, 504])('keeps an entry answered with %i and tries again', async (status) => {
    const server = fakeServer(() => new Response('<h1>Bad gateway</h1>', { status }));
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    await arrive();
    expect(outbox.status()).toEqual({ waiting: 1, failures: 1, signedOut: false });
    server.answer = () => json(201, {});
    await vi.advanceTimersByTimeAsync(1000);
    expect(outbox.status()).toEqual({ waiting: 0, failures: 0, signedOut: false });
  });
  it('keeps an entry answered with 200 by something that is no API, such as a login page of a network', async () => {
    fakeServer(() => new Response('<html>Accept the terms</html>', { status: 200 }));
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    await arrive();
    expect(outbox.entries()).toEqual([review('r1')]);
  });
  it('waits one second again after a success in between', async () => {
    const server = fakeServer(noAnswer);
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    await vi.advanceTimersByTimeAsync(3000);
    server.answer = () => json(201, {});
    await vi.advanceTimersByTimeAsync(4000);
    server.answer = noAnswer;
    outbox.add(review('r2'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked(server)).toEqual([...Array.from({ length: 4 }, () => 'review r1'), 'review r2', 'review r2']);
  });
  it('adds to the queue without trying out of turn', async () => {
    const server = fakeServer(noAnswer);
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    await arrive();
    outbox.add(review('r2'));
    await vi.advanceTimersByTimeAsync(999);
    expect(asked(server)).toEqual(['review r1']);
  });
  it('tries at once when asked to, and when the browser is online again', async () => {
    const server = fakeServer(noAnswer);
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    await arrive();
    outbox.retry();
    await arrive();
    page.dispatchEvent(new Event('online'));
    await arrive();
    expect(asked(server)).toEqual(['review r1', 'review r1', 'review r1']);
  });
  it('does not send twice at once when asked to try while it is trying', async () => {
    const { answer, release } = held();
    const server = fakeServer(() => answer);
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    outbox.retry();
    page.dispatchEvent(new Event('online'));
    release(json(201, {}));
    await arrive();
    expect(asked(server)).toEqual(['review r1']);
  });
  it('sends every entry in order and under its own id, whatever gets lost on the way', async () => {
    // “lost” never arrives; “unheard” arrives, but its answer is lost.
    const fate = fc.constantFrom('lost', 'unheard', 'down', 'busy', 'fine');
    const plan = fc.record({ count: fc.integer({ min: 1, max: 6 }), fates: fc.array(fate, { maxLength: 20 }) });
    await fc.assert(
      fc.asyncProperty(plan, async ({ count, fates }) => {
        localStorage.clear();
        const recorded: string[] = [];
        const left = [...fates];
        fakeServer(({ body }) => {
          const fell = left.shift() ?? 'fine';
          if (fell === 'down') return problem(503, 'unavailable', 'Starting.');
          if (fell === 'busy') return problem(429, 'too-many-requests', 'Wait.');
          if (fell !== 'lost') recorded.push((body as { id: string }).id);
          return fell === 'fine' ? json(201, {}) : noAnswer();
        });
        const ids = Array.from({ length: count }, (_, index) => `r${index}`);
        const outbox = new ReviewOutbox('ada');
        for (const id of ids) outbox.add(review(id));
        await vi.advanceTimersByTimeAsync(30_000 * (fates.length + 1));
        expect([...new Set(recorded)]).toEqual(ids);
        expect(recorded.toSorted()).toEqual(recorded);
        expect(outbox.entries()).toEqual([]);
      }),
      { numRuns: runs(60, 2000) },
    );
  });
});

describe('when the learner was signed out, the outbox', () => {
  it('keeps everything and says so', async () => {
    fakeServer(() => problem(401, 'unauthorized', 'Sign in.'));
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    outbox.add(review('r2'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(outbox.status()).toMatchObject({ waiting: 2, signedOut: true });
  });
  it('sends it in order once they sign in again', async () => {
    const server = fakeServer(() => problem(401, 'unauthorized', 'Sign in.'));
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    outbox.add(undo('r1'));
    await arrive();
    server.answer = () => json(200, {});
    outbox.retry();
    await arrive();
    expect(asked(server)).toEqual(['review r1', 'review r1', 'undo r1']);
    expect(outbox.status()).toEqual({ waiting: 0, failures: 0, signedOut: false });
  });
  it('says only what failed last', async () => {
    const server = fakeServer(() => problem(401, 'unauthorized', 'Sign in.'));
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    await arrive();
    server.answer = noAnswer;
    await vi.advanceTimersByTimeAsync(1000);
    expect(outbox.status()).toEqual({ waiting: 1, failures: 2, signedOut: false });
  });
});

describe('across a reload, the outbox', () => {
  it('sends what the page before could not, in order and under the same ids', async () => {
    const server = fakeServer(noAnswer);
    const before = new ReviewOutbox('ada');
    const entries = [verdict('p1'), review('r1'), undo('r1')];
    for (const entry of entries) before.add(entry);
    await arrive();
    openPage();
    server.seen.length = 0;
    server.answer = () => json(200, {});

    const after = new ReviewOutbox('ada');
    expect(after.entries()).toEqual(entries);
    await arrive();
    expect(asked(server)).toEqual(['verdicts a1', 'review r1', 'undo r1']);
  });
  it('repeats an entry whose answer the page before never heard', async () => {
    const server = fakeServer(() => held().answer);
    new ReviewOutbox('ada').add(review('r1'));
    await arrive();
    server.answer = () => json(200, {});
    const after = new ReviewOutbox('ada');
    await arrive();
    expect(asked(server)).toEqual(['review r1', 'review r1']);
    expect(after.status().waiting).toBe(0);
  });
  it('leaves nothing behind once all is sent', async () => {
    const server = fakeServer(noAnswer);
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    await arrive();
    expect(stored()).toBe(JSON.stringify([review('r1')]));
    server.answer = () => json(201, {});
    await vi.advanceTimersByTimeAsync(1000);
    expect(stored()).toBeNull();
  });
  it('keeps learners apart', () => {
    fakeServer(noAnswer);
    new ReviewOutbox('ada').add(review('r1'));
    expect(new ReviewOutbox('grace').entries()).toEqual([]);
  });
  it.each(['not JSON', '{"kind":"review"}', 'null'])('starts empty where the storage holds %s', (text) => {
    localStorage.setItem('rehearse.outbox.ada', text);
    expect(new ReviewOutbox('ada').entries()).toEqual([]);
  });
});

describe('the outbox', () => {
  it('sends as ever where the browser forbids storage', async () => {
    const forbid = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: forbid, setItem: forbid, removeItem: forbid });
    const server = fakeServer(() => json(201, {}));
    const outbox = new ReviewOutbox('ada');
    outbox.add(review('r1'));
    await arrive();
    expect(asked(server)).toEqual(['review r1']);
    expect(outbox.status().waiting).toBe(0);
  });
  it('counts reviews, undos and redos added and settled in its version, and no verdicts', async () => {
    fakeServer(() => json(200, {}));
    const outbox = new ReviewOutbox('ada');
    outbox.add(verdict('p1'));
    await arrive();
    expect(outbox.version).toBe(0);
    outbox.add(review('r1'));
    expect(outbox.version).toBe(1);
    await arrive();
    expect(outbox.version).toBe(2);
  });
  it('loses nothing when a listener throws', async () => {
    const server = fakeServer(() => json(201, {}));
    const thrown = vi.fn<typeof reportError>();
    vi.stubGlobal('reportError', thrown);
    const outbox = new ReviewOutbox('ada');
    const heard: Entry[] = [];
    outbox.onSettled(() => {
      throw new Error('a defect of the page');
    });
    outbox.onSettled(({ entry }) => heard.push(entry));
    const entries = [review('r1'), review('r2'), review('r3')];
    for (const entry of entries) outbox.add(entry);
    await arrive();
    expect(asked(server)).toEqual(['review r1', 'review r2', 'review r3']);
    expect(heard).toEqual(entries);
    expect(thrown).toHaveBeenCalledTimes(3);
  });
  it('is one for each learner in a page', () => {
    fakeServer(noAnswer);
    expect(outboxOf('lin')).toBe(outboxOf('lin'));
    expect(outboxOf('lin')).not.toBe(outboxOf('mae'));
  });
});

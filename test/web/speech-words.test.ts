import { afterEach, describe, expect, it, vi } from 'vitest';
import { deliveryFacts } from '../../web/features/practice/delivery-words.ts';
import { problemOf, problemWords, standingProblem } from '../../web/components/speech/microphone.ts';
import { recordingWords, withTranscript } from '../../web/components/speech/speech-words.ts';

describe('what stands in the way of recording', () => {
  afterEach(() => vi.unstubAllGlobals());
  const browser = ({ secure = true, devices = true, types = ['audio/mp4'] } = {}) => {
    vi.stubGlobal('isSecureContext', secure);
    vi.stubGlobal('navigator', devices ? { mediaDevices: {} } : {});
    vi.stubGlobal('MediaRecorder', { isTypeSupported: (type: string) => types.includes(type) });
  };

  it.each([
    ['nothing', {}, undefined],
    ['plain http from another machine', { secure: false, devices: false }, 'insecure'],
    ['a browser without microphones', { devices: false }, 'unsupported'],
    ['a browser that records nothing we know', { types: ['audio/flac'] }, 'unsupported'],
  ] as const)('is %s', (_what, given, problem) => {
    browser({ ...given, types: 'types' in given ? [...given.types] : ['audio/mp4'] });
    expect(standingProblem()).toBe(problem);
  });
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
  ])('is told from %s', (name, problem) => {
    expect(problemOf(Object.assign(new Error('x'), { name }))).toBe(problem);
  });
  it('is always said with what to do instead', () => {
    for (const words of Object.values(problemWords)) expect(words).toContain('or type your answer.');
  });
});

describe('the words about a take', () => {
  const words = (recording: Parameters<typeof recordingWords>[0], heardNothing = false) =>
    recordingWords(recording, { heardNothing });
  it('say how it ended', () => {
    expect(words({ phase: 'done', ms: 42_900, end: 'stopped' })).toBe('0:42 recorded.');
    expect(words({ phase: 'done', ms: 1_800_000, end: 'limit' })).toContain('30 minutes is the most');
    expect(words({ phase: 'done', ms: 5000, end: 'lost' })).toBe('The microphone went away. 0:05 is kept.');
    expect(words({ phase: 'done', ms: 5000, end: 'restored' })).toContain('is still here');
  });
  it('ask after the microphone when nothing is heard', () => {
    expect(words({ phase: 'recording', before: 0, since: 0 })).toContain('Recording.');
    expect(words({ phase: 'recording', before: 0, since: 0 }, true)).toContain('is the right microphone chosen');
  });
});

describe('a transcript', () => {
  it('takes the place of nothing and of an earlier one, but never of what was written', () => {
    expect(withTranscript(' ', null, 'New')).toBe('New');
    expect(withTranscript('Old', 'Old', 'New')).toBe('New');
    expect(withTranscript('Old, corrected ', 'Old', 'New')).toBe('Old, corrected\n\nNew');
  });
});

describe('the facts of a delivery', () => {
  const delivery: Parameters<typeof deliveryFacts>[0] = {
    words: 100,
    wordsPerMinute: 138,
    spokenMs: 74_400,
    targetMs: 90_000,
    pauses: [{ start: 1000, end: 4000 }],
    longestPauseMs: 3000,
    fillers: [
      { word: 'um', count: 2 },
      { word: 'you know', count: 1 },
    ],
  };
  const told = (over: Partial<typeof delivery>) =>
    deliveryFacts({ ...delivery, ...over }).map((fact) => fact.join(' '));
  it('are length, speed, pauses, and fillers as a lower bound', () => {
    expect(told({})).toEqual(['74 s spoken of 90 s', '138 words a minute', '1 long pause', 'At least 3 fillers']);
  });
  it('leave out what is not known', () => {
    expect(told({ targetMs: null, wordsPerMinute: null, pauses: [], fillers: [] })).toEqual([
      '74 s spoken',
      '0 long pauses',
      'No fillers',
    ]);
  });
});

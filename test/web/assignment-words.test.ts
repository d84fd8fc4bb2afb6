import { describe, expect, it } from 'vitest';
import { differAt, momentIn, taskOf, type Work } from '../../web/features/assignments/assignment-words.ts';
import { fromWall, toWall } from '../../web/features/assignments/zoned-time.ts';

describe('a date as a coach’s clock shows it', () => {
  it('is the same instant again, on both sides of a change of clocks', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Pacific/Auckland'])
      for (const instant of ['2026-10-24T22:00:00.000Z', '2026-10-25T12:00:00.000Z', '2027-03-28T06:30:00.000Z'])
        expect(fromWall(toWall(instant, zone), zone), `${zone} ${instant}`).toBe(instant);
  });
  it('is what the zone shows', () => {
    expect(toWall('2026-11-24T17:00:00.000Z', 'Europe/Berlin')).toBe('2026-11-24T18:00');
    expect(fromWall('2026-07-01T18:00', 'Europe/Berlin')).toBe('2026-07-01T16:00:00.000Z');
  });
  it('is nothing while it is not typed whole', () => {
    for (const wall of ['', '2026-11-24', '2026-13-24T18:00', 'soon']) expect(fromWall(wall, 'UTC')).toBeNull();
  });
  it('differs only where clocks show something else', () => {
    const at = '2026-11-24T17:00:00.000Z';
    expect(momentIn(at, 'Asia/Tokyo')).toBe('Wednesday, 25 November, 02:00');
    expect(differAt(at, 'Europe/Berlin', 'Europe/Paris')).toBe(false);
    expect(differAt(at, 'Europe/Berlin', 'Europe/London')).toBe(true);
  });
});

describe('what is to be done', () => {
  const deck: Work = {
    kind: 'deck',
    mode: 'study',
    latePolicy: 'mark',
    takes: 1,
    timeLimitMs: null,
    deck: { title: 'Containers', questions: 7 },
    interview: null,
    habit: null,
  };
  it('is said in a sentence, whatever it is', () => {
    expect(taskOf(deck)).toBe('Answer 7 questions of “Containers”, in writing or aloud, at your own pace.');
    expect(taskOf({ ...deck, mode: 'exam', timeLimitMs: 2_700_000 })).toContain(
      '7 questions of “Containers” in 45\u00a0min',
    );
    expect(taskOf({ ...deck, kind: 'habit', habit: { points: 4.5 } })).toContain('to 4½ points');
    expect(taskOf({ ...deck, kind: 'interview', deck: null, interview: { minutes: 30, inputMode: 'spoken' } })).toBe(
      'A mock interview of 30 minutes, spoken.',
    );
  });
  it('can be read while a coach has chosen little', () => {
    expect(taskOf({ ...deck, deck: null })).toBe(
      'Answer every question of a deck, in writing or aloud, at your own pace.',
    );
  });
});

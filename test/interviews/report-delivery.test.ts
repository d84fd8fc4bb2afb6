import { describe, expect, it } from 'vitest';
import { deliveryOf } from '../../api/grading/delivery.ts';
import { reportDelivery } from '../../api/interviews/report-delivery.ts';

const spoken = (answer: string, spokenMs: number, pauses: { start: number; end: number }[] = []) =>
  deliveryOf({ answer, speech: { spokenMs, pauses }, target: 90 });

describe('how an interview was spoken', () => {
  it('adds up its spoken answers', () => {
    const first = spoken('Um, the daemon, um, you know, pulls it.', 4000, [{ start: 1000, end: 3500 }]);
    const second = spoken('You know, basically it restarts. You know.', 56_000, [
      { start: 0, end: 2000 },
      { start: 9000, end: 12_000 },
    ]);
    expect(reportDelivery([first, second])).toEqual({
      words: 15,
      spokenMs: 60_000,
      wordsPerMinute: 15,
      pauses: 3,
      longestPauseMs: 3000,
      fillers: [
        { word: 'you know', count: 3 },
        { word: 'um', count: 2 },
        { word: 'basically', count: 1 },
      ],
    });
  });
  it('has no rate under five seconds', () => {
    expect(reportDelivery([spoken('Yes.', 1000), spoken('No.', 1000)])?.wordsPerMinute).toBeNull();
  });
  it('is nothing where nothing was spoken', () => {
    expect(reportDelivery([])).toBeNull();
  });
});

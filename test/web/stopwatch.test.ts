import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Stopwatch } from '../../web/features/practice/stopwatch.ts';

const show = (hidden: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00.000Z') });
});

describe('a stopwatch', () => {
  it('stands at zero until it is connected to the page', () => {
    const watch = new Stopwatch();
    vi.advanceTimersByTime(5000);
    expect(watch.elapsed()).toBe(0);
  });
  it('measures the time in view', () => {
    const watch = new Stopwatch();
    watch.connect();
    vi.advanceTimersByTime(5000);
    expect(watch.elapsed()).toBe(5000);
  });
  it('stands still while the page is hidden', () => {
    const watch = new Stopwatch();
    watch.connect();
    vi.advanceTimersByTime(1000);
    show(true);
    vi.advanceTimersByTime(8 * 3_600_000);
    show(false);
    vi.advanceTimersByTime(2000);
    expect(watch.elapsed()).toBe(3000);
  });
  it('does not begin in a page opened in the background', () => {
    show(true);
    const watch = new Stopwatch();
    watch.connect();
    vi.advanceTimersByTime(1000);
    expect(watch.elapsed()).toBe(0);
  });
  it('stands still after it was disconnected, and goes on when connected again', () => {
    const watch = new Stopwatch();
    const disconnect = watch.connect();
    vi.advanceTimersByTime(1000);
    disconnect();
    show(false);
    vi.advanceTimersByTime(1000);
    watch.connect();
    vi.advanceTimersByTime(500);
    expect(watch.elapsed()).toBe(1500);
  });
  it('begins anew from the instant of a restart', () => {
    const watch = new Stopwatch();
    watch.connect();
    vi.advanceTimersByTime(30_000);
    watch.restart();
    vi.advanceTimersByTime(1000);
    expect(watch.elapsed()).toBe(1000);
    expect(watch.startedAt).toEqual(new Date('2026-11-22T12:00:30.000Z'));
  });
  it('restarted while hidden begins when the page is in view again', () => {
    const watch = new Stopwatch();
    watch.connect();
    show(true);
    watch.restart();
    vi.advanceTimersByTime(1000);
    show(false);
    vi.advanceTimersByTime(250);
    expect(watch.elapsed()).toBe(250);
  });
  it('does not count twice when it hears twice that the page is in view', () => {
    const watch = new Stopwatch();
    watch.connect();
    vi.advanceTimersByTime(1000);
    show(false);
    vi.advanceTimersByTime(1000);
    expect(watch.elapsed()).toBe(2000);
  });
});

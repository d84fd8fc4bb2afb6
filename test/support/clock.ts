/** A clock that stands still until a test moves it. */
export interface TestClock {
  (): Date;
  set: (instant: string | Date) => void;
  /** Milliseconds. */
  advance: (ms: number) => void;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Starts at noon of a Sunday in UTC unless told otherwise. */
export function testClock(start = '2026-11-22T12:00:00.000Z'): TestClock {
  let now = new Date(start);
  return Object.assign(() => new Date(now), {
    set: (instant: string | Date) => {
      now = new Date(instant);
    },
    advance: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  });
}

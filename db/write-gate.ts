/** Who writes to a database that takes one writer at a time. */
export interface WriteGate {
  /** Runs work that writes for long, once nobody else does; others wait for it. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Runs work that writes now and then, with others, but not beside a long writer. */
  together: <T>(work: () => Promise<T>) => Promise<T>;
  /** The end of the long writer at work; undefined if there is none. */
  running: () => Promise<void> | undefined;
}

/** A long writer lets in nobody else, and begins once those that were let in before it are done. */
export function writeGate(): WriteGate {
  const inside = new Set<Promise<unknown>>();
  let claimed: Promise<void> | undefined;
  let running: Promise<void> | undefined;
  const claim = () => claimed;
  return {
    running: () => running,

    async together(work) {
      while (claim()) await claim();
      const done = work();
      inside.add(done);
      try {
        return await done;
      } finally {
        inside.delete(done);
      }
    },

    async alone(work) {
      while (claim()) await claim();
      const { promise, resolve } = latch();
      claimed = promise;
      try {
        await Promise.allSettled(inside);
        running = promise;
        return await work();
      } finally {
        claimed = running = undefined;
        resolve();
      }
    },
  };
}

function latch(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((open) => (resolve = open));
  return { promise, resolve };
}

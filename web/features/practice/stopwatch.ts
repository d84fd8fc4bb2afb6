import { useEffect, useState } from 'react';

/** Measures the time a page was in view, in ms: a tab left open overnight is no long answer. */
export class Stopwatch {
  #sum = 0;
  #since: number | null = null;
  startedAt = new Date();

  elapsed = () => this.#sum + (this.#since === null ? 0 : performance.now() - this.#since);
  restart() {
    this.#sum = 0;
    this.#since = document.hidden ? null : performance.now();
    this.startedAt = new Date();
  }
  /** Follows the page’s visibility until the returned function is called. */
  connect() {
    const follow = () => {
      if (document.hidden) this.#pause();
      else this.#since ??= performance.now();
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      this.#pause();
      document.removeEventListener('visibilitychange', follow);
    };
  }
  #pause() {
    this.#sum = this.elapsed();
    this.#since = null;
  }
}

/** A stopwatch that runs while the component is mounted and the page in view. */
export function useStopwatch(): Stopwatch {
  const [watch] = useState(() => new Stopwatch());
  useEffect(() => watch.connect(), [watch]);
  return watch;
}

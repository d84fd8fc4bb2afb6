import { EventEmitter } from 'node:events';

/** Tells those in this process who follow a grading that there is more of it. */
export interface News {
  tell: (gradingId: string) => void;
  /** Listens from now on; `next` resolves at once if there was news since it was last called. */
  listen: (gradingId: string) => Listener;
}
export interface Listener {
  /** Resolves with news, after `ms` without (other processes tell nothing), or when the signal is aborted. */
  next: (ms: number, signal: AbortSignal) => Promise<void>;
  close: () => void;
}

export function createNews(): News {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    tell: (gradingId) => void emitter.emit(gradingId),
    listen: (gradingId) => {
      let isNew = false;
      let wake = () => {};
      const hear = () => {
        isNew = true;
        wake();
      };
      emitter.on(gradingId, hear);
      return {
        next: async (ms, signal) => {
          if (!isNew && !signal.aborted) {
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, ms);
              wake = () => {
                clearTimeout(timer);
                resolve();
              };
              signal.addEventListener('abort', wake, { once: true });
            });
            signal.removeEventListener('abort', wake);
          }
          isNew = false;
        },
        close: () => void emitter.off(gradingId, hear),
      };
    },
  };
}

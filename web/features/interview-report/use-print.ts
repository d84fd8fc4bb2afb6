import { useEffect } from 'react';
import { openAnswer } from './point-place.ts';

/** On paper every answer is open, and the file has the report’s own name. */
export function usePrint(title: string): void {
  useEffect(() => {
    let closed: HTMLDetailsElement[] = [];
    let before = document.title;
    const start = () => {
      before = document.title;
      document.title = title;
      closed = [...document.querySelectorAll<HTMLDetailsElement>('details[data-answer]:not([open])')];
      for (const answer of closed) openAnswer(answer);
    };
    const end = () => {
      document.title = before;
      for (const answer of closed) answer.open = false;
    };
    addEventListener('beforeprint', start);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', start);
      removeEventListener('afterprint', end);
    };
  }, [title]);
}

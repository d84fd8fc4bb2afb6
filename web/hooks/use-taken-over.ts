import { useLayoutEffect } from 'react';

/** Says that this part of a page that the server drew answers to its reader now; what waits for it goes on (public/start.js). */
export function useTakenOver(part: 'frame' | 'page'): void {
  useLayoutEffect(() => {
    dispatchEvent(new CustomEvent('rehearse:taken-over', { detail: part }));
  }, [part]);
}

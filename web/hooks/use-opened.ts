import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * For a <details> whose content waits until it is first opened: `ref` goes to it, `show` to its onToggle and to its
 * summary's onClick, which comes earlier. One that its reader opened before the page's program was there, where the
 * server drew the page, counts as well.
 */
export function useOpened(initially = false) {
  const ref = useRef<HTMLDetailsElement>(null);
  const [isOpened, setIsOpened] = useState(initially);
  const show = useCallback(() => setIsOpened(true), []);
  useEffect(() => {
    if (ref.current?.open === true) show();
  }, [show]);
  return { ref, isOpened, show };
}

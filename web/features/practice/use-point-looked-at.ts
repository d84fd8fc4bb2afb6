import { type RefObject, useEffect, useRef } from 'react';

/**
 * Tells which row of a list the reader is at: the one under the pointer or with the focus, else the current one.
 * Listens on the list itself, whose rows are no controls.
 */
export function usePointLookedAt(
  list: RefObject<HTMLElement | null>,
  current: number,
  tell: (index: number) => void,
): void {
  const latest = useRef({ current, tell });
  useEffect(() => {
    latest.current = { current, tell };
  });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const enter = ({ target }: Event) => {
      const index = [...element.children].findIndex((row) => target instanceof Node && row.contains(target));
      if (index >= 0) latest.current.tell(index);
    };
    const leave = () => latest.current.tell(latest.current.current);
    element.addEventListener('focusin', enter);
    element.addEventListener('pointerover', enter);
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('pointerover', enter);
      element.removeEventListener('pointerleave', leave);
    };
  }, [list]);
  useEffect(() => {
    latest.current.tell(current);
  }, [current]);
}

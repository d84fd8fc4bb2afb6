import { useEffect, useState } from 'react';

/** Renders again every so many ms. */
export function useTick(ms: number) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), ms);
    return () => clearInterval(timer);
  }, [ms]);
}

import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';

const pauseMs = 250;

/** What is typed into the search field, and what is searched for: the same after a short pause, kept in the address as `?q=`. */
export function useSearchText() {
  const [params, setParams] = useSearchParams();
  const search = (params.get('q') ?? '').trim();
  const [text, setText] = useState(search);
  const written = useRef(search);

  useEffect(() => {
    // The address changed by itself: back, forward, or a click on Library.
    if (search === written.current) return;
    written.current = search;
    setText(search);
  }, [search]);

  useEffect(() => {
    const next = text.trim();
    if (next === written.current) return;
    const timer = setTimeout(() => {
      written.current = next;
      setParams(next === '' ? {} : { q: next }, { replace: true });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, setParams]);

  const clear = () => {
    written.current = '';
    setText('');
    setParams({}, { replace: true });
  };
  return { text, setText, search, clear };
}

import { useCareers } from '../library/use-careers.ts';
import { useDecks } from '../library/use-decks.ts';

/** What an interview can be about: careers and skills that have questions, with their decks. */
export function useSubjects() {
  const careers = useCareers();
  const decks = useDecks();
  const failed = careers.isError ? careers : decks.isError ? decks : undefined;
  return {
    careers: careers.data?.items ?? [],
    decks: decks.data?.items ?? [],
    isKnown: careers.data !== undefined && decks.data !== undefined,
    error: failed?.error ?? null,
    retry: () => void Promise.all([careers.refetch(), decks.refetch()]),
  };
}

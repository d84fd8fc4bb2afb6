import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

export const deckQuestionsQuery = (deckId: string) =>
  queryOptions({
    queryKey: ['decks', 'questions', deckId],
    queryFn: () => api.listDeckQuestions({ params: { deckId } }),
  });

/** A deck’s questions with the learner’s cards, without points or model answers. */
export const useDeckQuestions = (deckId: string) => useQuery(deckQuestionsQuery(deckId));

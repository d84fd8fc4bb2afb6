import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { Draft, Drafts } from '../../api-types.ts';
import { refreshStudy } from '../library/deck-cache.ts';

const draftsKey = (deckId: string) => ['drafts', deckId];
const draftsQuery = (ownDeckId: string) =>
  queryOptions({ queryKey: draftsKey(ownDeckId), queryFn: () => api.listDrafts({ params: { ownDeckId } }) });

/** Everything written in a deck of one's own. */
export const useDrafts = (deckId: string) => useQuery(draftsQuery(deckId));

/** Puts a draft that was stored into the list. */
export function useKeepDraft(deckId: string) {
  const queryClient = useQueryClient();
  return (draft: Draft) =>
    queryClient.setQueryData<Drafts>(draftsKey(deckId), (drafts) => {
      if (!drafts) return undefined;
      const known = drafts.items.some(({ questionId }) => questionId === draft.questionId);
      const items = known
        ? drafts.items.map((item) => (item.questionId === draft.questionId ? draft : item))
        : [...drafts.items, draft];
      return { ...drafts, items, removed: drafts.removed.filter(({ questionId }) => questionId !== draft.questionId) };
    });
}

/** Reads anew what is written. */
function useRefreshDrafts(deckId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: draftsKey(deckId) });
}

/** Stores the text of a question that is not there yet. */
export function useAddDraft(deckId: string) {
  const keep = useKeepDraft(deckId);
  return useMutation({
    mutationFn: ({ questionId, yaml }: { questionId: string; yaml: string }) =>
      api.storeDraft({ params: { ownDeckId: deckId, questionId }, body: { yaml, version: null } }),
    onSuccess: keep,
  });
}

/** Removes what is written of a question. */
export function useRemoveDraft(deckId: string) {
  const refresh = useRefreshDrafts(deckId);
  return useMutation({
    mutationFn: (questionId: string) => api.deleteDraft({ params: { ownDeckId: deckId, questionId } }),
    onSuccess: refresh,
  });
}

/** Publishes a deck; `notes` say what changed where a meaning did. */
export function usePublish(deckId: string) {
  const queryClient = useQueryClient();
  const refresh = useRefreshDrafts(deckId);
  return useMutation({
    mutationFn: (notes: { questionId: string; note: string }[]) =>
      api.publishOwnDeck({ params: { ownDeckId: deckId }, body: { notes } }),
    onSuccess: () => Promise.all([refresh(), refreshStudy(queryClient)]),
  });
}

/** Takes an archive, a table or a list of questions into a deck. */
export function useTakeFile(deckId: string) {
  const refresh = useRefreshDrafts(deckId);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => {
      const params = { ownDeckId: deckId };
      if (/\.zip$/i.test(file.name))
        return api.uploadDeckFiles({ params, file: new Blob([file], { type: 'application/zip' }) });
      const type = /\.csv$/i.test(file.name) ? 'text/csv' : 'text/markdown';
      return api.importQuestions({ params, file: new Blob([file], { type }) });
    },
    onSuccess: () => Promise.all([refresh(), queryClient.invalidateQueries({ queryKey: ['decks'] })]),
  });
}

/** Renames a deck. */
export function useRenameDeck(deckId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { title: string; summary: string }) =>
      api.updateOwnDeck({ params: { ownDeckId: deckId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['decks'] }),
  });
}

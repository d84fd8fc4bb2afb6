import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { Wish } from '../../api-types.ts';

const wishesQuery = queryOptions({ queryKey: ['notification-wishes'], queryFn: () => api.getNotificationWishes() });

/** How one wishes to be told of each kind. */
export const useWishes = () => useQuery(wishesQuery);

/** Changes one wish at once; it is shown as it will be meanwhile, and as it was if that fails. */
export function useChangeWish() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, delivery }: Pick<Wish, 'kind' | 'delivery'>) =>
      api.updateNotificationWishes({ body: { wishes: [{ kind, delivery }] } }),
    onMutate: ({ kind, delivery }) =>
      queryClient.setQueryData(
        wishesQuery.queryKey,
        (all) => all && { ...all, items: all.items.map((wish) => (wish.kind === kind ? { ...wish, delivery } : wish)) },
      ),
    onSuccess: (all) => queryClient.setQueryData(wishesQuery.queryKey, all),
    onError: () => queryClient.invalidateQueries({ queryKey: wishesQuery.queryKey }),
  });
}

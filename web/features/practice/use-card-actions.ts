import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';
import type { Practice } from './use-practice.ts';

type Change = { suspended: boolean } | { buried: boolean } | { flag: number };

/** Suspend, bury and flag the current card; the first two go on to the next question and can be taken back. */
export function useCardActions({ state, dispatch }: Practice) {
  const queryClient = useQueryClient();
  const update = useMutation({
    mutationFn: ({ cardId, change }: { cardId: string; change: Change }) =>
      api.updateCard({ params: { cardId }, body: change }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['queue'], refetchType: 'none' }),
  });
  const setAside = (change: Change, back: Change, message: string) => {
    const { current: item, attempt } = state;
    if (item === null) return;
    const cardId = item.card.id;
    const bringBack = () => dispatch({ type: 'brought-back', item, attempt });
    dispatch({ type: 'set-aside', cardId });
    update.mutate(
      { cardId, change },
      { onError: (error) => (bringBack(), toast(messageOf(error), { tone: 'problem' })) },
    );
    const undo = () => {
      bringBack();
      update.mutate({ cardId, change: back }, { onError: (error) => toast(messageOf(error), { tone: 'problem' }) });
    };
    toast(message, { action: { label: 'Undo', run: undo } });
  };
  return {
    suspend: () =>
      setAside(
        { suspended: true },
        { suspended: false },
        'Suspended: it is not asked again until you resume it on its deck’s page.',
      ),
    bury: () => setAside({ buried: true }, { buried: false }, 'Buried until tomorrow.'),
    toggleFlag: () => {
      const card = state.current?.card;
      if (card === undefined) return;
      const flag = card.flag === 0 ? 1 : 0;
      const show = (value: number) => dispatch({ type: 'changed-flag', cardId: card.id, flag: value });
      show(flag);
      update.mutate(
        { cardId: card.id, change: { flag } },
        { onError: (error) => (show(card.flag), toast(messageOf(error), { tone: 'problem' })) },
      );
    },
  };
}

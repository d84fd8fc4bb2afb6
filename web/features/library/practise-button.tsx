import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { DeckQuestion } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { toast } from '../../hooks/toast.ts';
import { useGuestFirst } from '../../hooks/use-guest-first.ts';

/** Goes to Practice with this question alone; a stranger becomes a guest first. */
export function PractiseButton({ question }: { question: DeckQuestion }) {
  const [, navigate] = useLocation();
  const guestFirst = useGuestFirst();
  const start = useMutation({
    mutationFn: guestFirst,
    onSuccess: () => navigate(`/practice?cardId=${encodeURIComponent(question.cardId)}`),
    onError: (error) => toast(messageOf(error), { tone: 'problem' }),
  });
  return (
    <Button look="quiet" className="text-ink!" busy={start.isPending} onClick={() => start.mutate()}>
      Practise<span className="sr-only"> now: {question.prompt.trim()}</span>
    </Button>
  );
}

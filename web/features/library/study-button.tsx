import type { Deck } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { useEnrolment } from './use-enrolment.ts';

/** Start or stop studying a deck. */
export function StudyButton({ deck, primary = false }: { deck: Deck; primary?: boolean }) {
  const enrolment = useEnrolment();
  return (
    <Button
      look={primary && !deck.enrolled ? 'primary' : 'plain'}
      onClick={() => enrolment.mutate({ deck, enrolled: !deck.enrolled })}
    >
      {deck.enrolled ? 'Stop studying' : 'Start studying'}
      <span className="sr-only"> {deck.title}</span>
    </Button>
  );
}

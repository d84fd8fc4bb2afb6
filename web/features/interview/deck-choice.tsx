import type { Deck } from '../../api-types.ts';
import { Problem } from '../../components/problem.tsx';
import { ChoicePills } from './choice-pills.tsx';

interface Props {
  decks: readonly Deck[];
  chosen: readonly string[];
  onChoose: (deckIds: string[]) => void;
  error: string | undefined;
}

/** Some decks of the subject alone; none chosen means all of them. */
export function DeckChoice({ decks, chosen, onChoose, error }: Props) {
  if (decks.length < 2) return <Problem of={error} />;
  return (
    <ChoicePills
      type="checkbox"
      legend="Decks"
      hint={chosen.length === 0 ? 'All of them. Choose some to be asked about those alone.' : 'These alone.'}
      error={error}
      options={decks.map(({ id, title }) => ({ value: id, label: title }))}
      isChosen={(id) => chosen.includes(id)}
      onChoose={(id) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
    />
  );
}

import { Flag } from 'lucide-react';
import type { DeckQuestion } from '../../api-types.ts';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { count } from '../../format.ts';
import { useSession } from '../../hooks/use-session.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { cardWords } from './card-words.ts';
import { PractiseButton } from './practise-button.tsx';
import { QuestionMenu } from './question-menu.tsx';
import { kindWords, secondWords } from './words.ts';

/** A question as it may be seen before answering, where the learner stands with it, and what can be done. */
export function QuestionRow({
  question,
  enrolled,
  named,
}: {
  question: DeckQuestion;
  enrolled: boolean;
  named: boolean;
}) {
  const { data: session } = useSession();
  return (
    <li
      id={question.id}
      tabIndex={-1}
      className={`grid gap-x-6 gap-y-3 px-5 py-5 first:rounded-t-card last:rounded-b-card md:grid-cols-[minmax(0,1fr)_auto] md:px-6 ${named ? 'bg-accent-soft' : ''}`}
    >
      <div className="grid content-start gap-2.5">
        <p className="font-serif text-lg leading-snug">
          <InlineCode>{question.prompt}</InlineCode>
        </p>
        <p className="num flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-ink-3">
          <Chip>{kindWords[question.kind]}</Chip>
          <span>
            Level {question.level} · {secondWords(question.time.answer)} · {count(question.pointCount, 'point')}
          </span>
          {session && <CardStanding card={question.card} enrolled={enrolled} />}
        </p>
      </div>
      <div className="-mr-3 -mb-2 -ml-4 flex items-center justify-between md:-mt-2 md:mb-0 md:ml-0 md:self-start">
        <PractiseButton question={question} />
        {session && <QuestionMenu question={question} />}
      </div>
    </li>
  );
}

function CardStanding({ card, enrolled }: { card: DeckQuestion['card']; enrolled: boolean }) {
  const words = cardWords(card, enrolled, new Date(), useStudyClock());
  return (
    <>
      {card !== null && card.flag > 0 && (
        <span className="flex items-center gap-1 text-partial">
          <Flag size={14} aria-hidden /> flagged
        </span>
      )}
      {words && <span className={words.due ? 'font-[550] text-accent' : 'font-[550] text-ink-2'}>{words.text}</span>}
    </>
  );
}

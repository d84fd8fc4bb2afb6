import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { HistoryCard } from './history-card.tsx';

/** Progress of someone who has answered nothing: what will be here, and where to begin. A history whose answers were all taken out stays within reach. */
export function NothingYet() {
  return (
    <div className="grid gap-8">
      <PageHeading title="Progress">Progress</PageHeading>
      <EmptyState
        title="It begins with one answer."
        actions={
          <ButtonLink look="primary" href="/">
            Go to Today
          </ButtonLink>
        }
      >
        <p>With your answers, this page shows:</p>
        <ul className="mt-2 grid list-disc gap-1 pl-5">
          <li>how much you remember, beside what the dates promised</li>
          <li>what the next ninety days ask for, in questions and minutes</li>
          <li>the points you keep missing, each with a way to practise it alone</li>
          <li>your score per skill, and every answer, which you may take out and put back</li>
        </ul>
      </EmptyState>
      <HistoryCard />
    </div>
  );
}

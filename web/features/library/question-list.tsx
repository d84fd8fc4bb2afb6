import { useEffect } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';
import type { Deck } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { QuestionRow } from './question-row.tsx';
import { useDeckQuestions } from './use-deck-questions.ts';

/** A deck’s questions; the one that the address names after # is scrolled to. */
export function QuestionList({ deck }: { deck: Deck }) {
  const questions = useDeckQuestions(deck.id);
  const named = useLocationProperty(() => decodeURIComponent(location.hash.slice(1)));
  useEffect(() => {
    if (!questions.isSuccess || named === '') return;
    const row = document.getElementById(named);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }, [questions.isSuccess, named]);
  return (
    <section aria-labelledby="questions" className="grid gap-4">
      <h2 id="questions" className="font-serif text-2xl tracking-tight">
        Questions
      </h2>
      {questions.isPending && <QuestionsSkeleton />}
      {questions.isError && (
        <ErrorState
          title="The questions could not be read"
          error={questions.error}
          onRetry={() => void questions.refetch()}
        />
      )}
      {questions.data?.items.length === 0 && (
        <EmptyState title="This deck has no questions yet.">
          It can be studied already; questions that come later are asked by themselves.
        </EmptyState>
      )}
      {questions.data !== undefined && questions.data.items.length > 0 && (
        <Card>
          <ol className="divide-y divide-line">
            {questions.data.items.map((question) => (
              <QuestionRow
                key={question.id}
                question={question}
                enrolled={deck.enrolled}
                named={question.id === named}
              />
            ))}
          </ol>
        </Card>
      )}
    </section>
  );
}

function QuestionsSkeleton() {
  return (
    <Loading label="Loading the questions" className="grid gap-6 rounded-card border border-line bg-surface p-6">
      {['a', 'b', 'c', 'd'].map((key) => (
        <div key={key} className="grid gap-2.5">
          <Skeleton className="h-5 w-11/12" />
          <Skeleton className="h-5 w-3/5" />
          <Skeleton className="h-4 w-48" />
        </div>
      ))}
    </Loading>
  );
}

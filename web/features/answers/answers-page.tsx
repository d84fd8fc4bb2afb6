import { useState } from 'react';
import { Link } from 'wouter';
import { Button, ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { InlineCode, plainLine } from '../../components/inline-code.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { PageSkeleton } from '../../components/skeleton.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { AnswerPair } from './answer-pair.tsx';
import { PointsTable } from './points-table.tsx';
import { ScoreLine } from './score-line.tsx';
import { type AnswersPart, useAnswers } from './use-answers.ts';

/** The learner’s answers to one question side by side: how the score went, which points came and went, and the texts. */
export default function AnswersPage({ id }: { id: string }) {
  const session = useSession();
  const answers = useAnswers(id);
  if (session.data === null) return <StrangerAnswers />;
  if (answers.isError && answers.data === undefined)
    return (
      <div className="grid gap-6">
        <PageHeading title="Earlier answers">Earlier answers</PageHeading>
        <ErrorState
          title="Your answers could not be read"
          error={answers.error}
          onRetry={() => void answers.refetch()}
        />
      </div>
    );
  const [first] = answers.data?.pages ?? [];
  if (answers.data === undefined || first === undefined) return <PageSkeleton />;
  return (
    <div className="grid gap-8">
      <Heading question={first.question} />
      {first.items.length === 0 ? (
        <NoAnswers question={first.question} />
      ) : (
        <Answers
          parts={answers.data.pages}
          hasEarlier={answers.hasNextPage}
          isFetching={answers.isFetchingNextPage}
          fetchEarlier={() => answers.fetchNextPage()}
        />
      )}
    </div>
  );
}

function Answers({
  parts,
  hasEarlier,
  isFetching,
  fetchEarlier,
}: {
  parts: readonly AnswersPart[];
  hasEarlier: boolean;
  isFetching: boolean;
  fetchEarlier: () => Promise<unknown>;
}) {
  const [at, setAt] = useState(0);
  const shown = parts[Math.min(at, parts.length - 1)];
  const all = parts.flatMap(({ items }) => items);
  const showEarlier = async () => {
    if (at === parts.length - 1) await fetchEarlier();
    setAt(at + 1);
  };
  return (
    <>
      {all.length > 1 && <ScoreLine answers={all} hasEarlier={hasEarlier} />}
      {shown && (
        <PointsTable part={shown}>
          {(at > 0 || at < parts.length - 1 || hasEarlier) && (
            <div className="flex flex-wrap gap-2">
              {(at < parts.length - 1 || hasEarlier) && (
                <Button busy={isFetching} onClick={() => void showEarlier()}>
                  Show earlier answers
                </Button>
              )}
              {at > 0 && <Button onClick={() => setAt(at - 1)}>Show later answers</Button>}
            </div>
          )}
        </PointsTable>
      )}
      <AnswerPair answers={all} />
    </>
  );
}

function Heading({ question: { id, prompt, deckId, deckTitle } }: Pick<AnswersPart, 'question'>) {
  return (
    <div className="grid gap-5">
      <PageHeading
        title={`Earlier answers: ${plainLine(prompt)}`}
        eyebrow={
          <Link
            href={`/library/decks/${deckId}#${id}`}
            className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
          >
            {deckTitle}
          </Link>
        }
      >
        Earlier answers
      </PageHeading>
      <p className="max-w-3xl font-serif text-xl leading-snug">
        <InlineCode>{prompt}</InlineCode>
      </p>
    </div>
  );
}

function NoAnswers({ question: { cardId } }: Pick<AnswersPart, 'question'>) {
  return (
    <EmptyState
      title="You have not answered this question yet."
      actions={
        <ButtonLink look="primary" href={`/practice?cardId=${encodeURIComponent(cardId)}`}>
          Practise it now
        </ButtonLink>
      }
    >
      Hand in an answer and judge its points. Every answer is kept, and from the second on you see here what you made
      and what you missed, side by side.
    </EmptyState>
  );
}

function StrangerAnswers() {
  return (
    <div className="grid gap-8">
      <PageHeading title="Earlier answers">Earlier answers</PageHeading>
      <EmptyState
        title="Your answers come with you."
        actions={
          <>
            <ButtonLink look="primary" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
              Sign in
            </ButtonLink>
            <ButtonLink href="/">Start as a guest</ButtonLink>
          </>
        }
      >
        Sign in to see what you answered to this question, or start as a guest: one click, no e-mail.
      </EmptyState>
    </div>
  );
}

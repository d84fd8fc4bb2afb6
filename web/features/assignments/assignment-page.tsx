import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OwnSubmissionDetail } from '../../api-types.ts';
import { Bar } from '../../components/bar.tsx';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { Comments } from '../../components/comments.tsx';
import { ErrorState, messageOf } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { PageSkeleton } from '../../components/skeleton.tsx';
import { count, halves, percent } from '../../format.ts';
import { useSession } from '../../hooks/use-session.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { ChoicePills } from '../interview/choice-pills.tsx';
import { isToDo, kindOf, momentIn, statusOf } from './assignment-words.ts';
import { AskedList } from './asked-list.tsx';
import { submissionQuery, useSubmission } from './use-submissions.ts';
import { WorkFacts } from './work-facts.tsx';

/** One piece of work: what, by when, how it is judged; starting it, and where it stands. */
export default function AssignmentPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({ ...submissionQuery(id), refetchOnMount: 'always' });
  if (data === undefined)
    return error ? (
      <div className="grid gap-6">
        <PageHeading title="Assignment">Assignment</PageHeading>
        <ErrorState title="This assignment cannot be shown" error={error} onRetry={() => void refetch()} />
        <ButtonLink href="/assignments" className="justify-self-start">
          All my assignments
        </ButtonLink>
      </div>
    ) : (
      <PageSkeleton />
    );
  return <Shown own={data} />;
}

function Shown({ own }: { own: OwnSubmissionDetail }) {
  const { timeZone } = useStudyClock();
  const [now] = useState(() => new Date());
  const { assignment } = own;
  return (
    <div className="grid gap-6">
      <PageHeading title={assignment.title} eyebrow={`Set in ${assignment.cohortName}`}>
        {assignment.title}
      </PageHeading>
      <p className="-mt-2 flex flex-wrap items-center gap-2.5">
        <Chip>{kindOf(assignment)}</Chip>
        <span className={own.overdue && isToDo(own) ? 'font-[550] text-wrong' : 'text-ink-2'}>
          {statusOf(own, now)}
          {own.score !== null && ` · ${percent(own.score)}`}
        </span>
      </p>
      {assignment.deck?.retired === true && (
        <p className="rounded-control bg-sunken px-4 py-3 text-sm text-ink-2">
          The deck “{assignment.deck.title}” was retired. What you handed in stays; for other work, write to your coach.
        </p>
      )}
      <Card aria-label="What is set" className="grid gap-6 p-5 md:p-7">
        <WorkFacts
          work={assignment}
          dueAt={own.dueAt}
          extended={own.extended}
          timeZone={timeZone}
          coachTimeZone={assignment.coachTimeZone}
        />
        <Progress own={own} />
        <Actions own={own} now={now} timeZone={timeZone} />
      </Card>
      {own.status !== 'open' && <WithCoach own={own} />}
      <Criteria own={own} />
      <AskedList own={own} />
      <History own={own} timeZone={timeZone} />
      {own.status === 'open' && <WithCoach own={own} />}
    </div>
  );
}

function Progress({ own: { assignment, answered, questions, habitPoints } }: { own: OwnSubmissionDetail }) {
  const [done, all] =
    assignment.habit === null
      ? [answered, assignment.mode === 'study' ? (questions ?? 0) : 0]
      : [habitPoints ?? 0, assignment.habit.points];
  if (all === 0) return null;
  const words = assignment.habit === null ? `${done} of ${all} answered` : `${halves(done)} of ${halves(all)} points`;
  return (
    <div className="grid gap-1.5">
      <Bar value={Math.min(done, all)} max={all} label="Done" text={words} className="w-full max-w-md" />
      <p className="num text-sm text-ink-2">{words}</p>
    </div>
  );
}

/** The one thing to do next, and handing in early. */
function Actions({ own, now, timeZone }: { own: OwnSubmissionDetail; now: Date; timeZone: string }) {
  const [, navigate] = useLocation();
  const { assignment, status, take, takesLeft, answered } = own;
  const { start, handIn } = useSubmission(assignment.id);
  const [inputMode, setInputMode] = useState<'typed' | 'spoken'>('typed');
  if (own.cannotStart !== null) {
    const why =
      assignment.status === 'assigned' && new Date(assignment.opensAt) > now
        ? `It opens ${momentIn(assignment.opensAt, timeZone)}.`
        : assignment.status === 'assigned' && own.overdue
          ? 'It was due, and late work is refused: write to your coach if you need more time.'
          : own.cannotStart;
    return (
      <div className="grid gap-3 border-t border-line pt-5">
        <p className="text-ink-2">{why}</p>
        <InterviewLink own={own} />
      </div>
    );
  }
  const isExam = assignment.mode === 'exam';
  const isNewTake = status !== 'open';
  const takesAfter = isNewTake ? takesLeft - 1 : takesLeft;
  const next = own.asked.find(({ attemptId }) => attemptId === null);
  const label = isNewTake
    ? `Start take ${take + 1}`
    : own.startedAt === null
      ? 'Start'
      : isExam
        ? 'Go on'
        : 'Answer the next question';
  const go = () =>
    start.mutate(isExam && assignment.kind === 'deck' ? inputMode : undefined, {
      onSuccess: (begun) => {
        const first = begun.asked.find(({ attemptId }) => attemptId === null);
        if (begun.interviewId !== null) navigate(`/interviews/${begun.interviewId}`);
        else if (first !== undefined) navigate(`/practice?cardId=${encodeURIComponent(first.cardId)}`);
      },
    });
  return (
    <div className="grid gap-4 border-t border-line pt-5">
      {isExam && assignment.kind === 'deck' && (isNewTake || own.startedAt === null) && (
        <ChoicePills
          type="radio"
          legend="Your answers"
          options={[
            { value: 'typed', label: 'Typed' },
            { value: 'spoken', label: 'Spoken' },
          ]}
          isChosen={(value) => inputMode === value}
          onChoose={(value) => setInputMode(value === 'spoken' ? 'spoken' : 'typed')}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        {assignment.kind === 'habit' ? (
          <ButtonLink look="primary" href={`/library/decks/${assignment.deck?.id ?? ''}`}>
            Practise the deck
          </ButtonLink>
        ) : (
          (isExam || isNewTake || next !== undefined) && (
            <Button look={isNewTake && status !== 'returned' ? 'plain' : 'primary'} busy={start.isPending} onClick={go}>
              {label}
            </Button>
          )
        )}
        {!isNewTake && assignment.kind === 'deck' && !isExam && answered > 0 && (
          <Button busy={handIn.isPending} onClick={() => handIn.mutate()}>
            Hand in now
          </Button>
        )}
        <InterviewLink own={own} />
      </div>
      <p
        role="status"
        className={start.isError || handIn.isError ? 'text-sm font-[550] text-wrong' : 'text-sm text-ink-3'}
      >
        {start.isError
          ? messageOf(start.error)
          : handIn.isError
            ? messageOf(handIn.error)
            : assignment.kind === 'habit'
              ? 'Every answer in this deck counts, in Today too.'
              : isExam
                ? 'The clock starts later, when you say so. It is handed in when it is over.'
                : `It is handed in with the last answer, or before that when you say so. ${takesAfter > 0 ? `${count(takesAfter, 'more take')} after this one.` : ''}`}
      </p>
    </div>
  );
}

function InterviewLink({ own: { interviewId, status } }: { own: OwnSubmissionDetail }) {
  if (interviewId === null || status === 'open') return null;
  return <ButtonLink href={`/interviews/${interviewId}/report`}>Read the report</ButtonLink>;
}

/** What learner and coaches say about the whole of it; what is said of one answer stands beside that answer. */
function WithCoach({ own: { assignment, status } }: { own: OwnSubmissionDetail }) {
  const userId = useSession().data?.user.id;
  if (userId === undefined) return null;
  return (
    <Card aria-labelledby="thread" className="grid min-w-0 gap-4 p-5 md:p-7">
      <h2 id="thread" className="font-serif text-xl">
        With your coach
      </h2>
      <Comments
        subject={{ userId, assignmentId: assignment.id }}
        label="Write to your coach"
        empty={
          status === 'open'
            ? 'Ask here what is unclear, or for more time.'
            : 'Nothing was said yet about the whole of it. What your coach says of one answer stands with that answer.'
        }
      />
    </Card>
  );
}

const pointKindWords: Record<string, string> = {
  fact: 'Facts',
  mechanism: 'How it works',
  command: 'Commands',
  tradeoff: 'Trade-offs',
  diagnosis: 'Diagnosis',
  safety: 'Safety',
  structure: 'Structure',
};

/** What the answers are judged by, without giving anything away. */
function Criteria({ own: { criteria } }: { own: OwnSubmissionDetail }) {
  if (criteria === null || criteria.length === 0) return null;
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Card aria-labelledby="criteria" className="grid gap-3 p-5 md:p-7">
      <h2 id="criteria" className="font-serif text-xl">
        What it is judged by
      </h2>
      <ul className="grid gap-1.5 text-sm">
        {criteria.map(({ kind, points, weight }) => (
          <li key={kind} className="num flex max-w-md justify-between gap-4">
            <span>{pointKindWords[kind] ?? kind}</span>
            <span className="text-ink-2">
              {count(points, 'point')}, {percent(weight / total)} of the score
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function History({ own: { history }, timeZone }: { own: OwnSubmissionDetail; timeZone: string }) {
  if (history.length === 0) return null;
  return (
    <Card aria-labelledby="history" className="pt-5">
      <h2 id="history" className="px-5 font-serif text-xl md:px-7">
        Earlier takes
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {history.map(({ take, answers, lastAt, score, interviewId }) => (
          <li
            key={take}
            className="num flex flex-wrap items-center justify-between gap-x-6 px-5 py-3.5 text-sm md:px-7"
          >
            <span>
              <b className="font-[550]">Take {take}</b>
              <span className="text-ink-3">
                {' '}
                · {count(answers, 'answer')} · {momentIn(lastAt, timeZone)}
              </span>
            </span>
            <span className="flex items-center gap-4 text-ink-2">
              {score === null ? 'not judged yet' : percent(score)}
              {interviewId !== null && <ButtonLink href={`/interviews/${interviewId}/report`}>Report</ButtonLink>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

import { Link } from 'wouter';
import { ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { count } from '../../format.ts';
import { useCohort } from '../coach/use-cohorts.ts';
import { chanceWords, fewest, sameWords } from './agreement-words.ts';
import { ConfusionTable } from './confusion-table.tsx';
import { Kappa } from './overall-table.tsx';
import { type CoachesCompared, useCoachAgreement } from './use-coach-agreement.ts';

interface Props {
  cohortId: string;
  assignmentId: string | undefined;
}

/** How far the coaches of a cohort agree, in all or on one assignment, and the points on which they differ most. */
export function CoachAgreement({ cohortId, assignmentId }: Props) {
  const compared = useCoachAgreement(cohortId, assignmentId);
  if (compared.data === undefined)
    return compared.isError ? (
      <ErrorState
        title="The agreement of coaches could not be measured"
        error={compared.error}
        onRetry={() => void compared.refetch()}
      />
    ) : (
      <Skeleton className="h-56 w-full rounded-card" />
    );
  if (compared.data.answers === 0) return <NothingJudgedTwice cohortId={cohortId} ofOne={assignmentId !== undefined} />;
  return (
    <>
      <Figures compared={compared.data} />
      <Differing cohortId={cohortId} points={compared.data.differing} ofOne={assignmentId !== undefined} />
    </>
  );
}

interface Of {
  cohortId: string;
  /** Of one assignment alone, whose title is said already. */
  ofOne: boolean;
}

function NothingJudgedTwice({ cohortId, ofOne }: Of) {
  const isAlone = (useCohort(cohortId).data?.coaches.length ?? 0) < 2;
  return (
    <EmptyState
      title={`No answer ${ofOne ? 'to this assignment ' : ''}was judged by two coaches yet.`}
      actions={
        isAlone ? (
          <ButtonLink href={`/coach/${cohortId}/people#invite`}>Invite a coach</ButtonLink>
        ) : (
          <ButtonLink href={`/coach/${cohortId}/submissions`}>Answers to judge</ButtonLink>
        )
      }
    >
      <p>
        Agreement compares what two coaches say of the same points.{' '}
        {isAlone
          ? 'You are the only coach here: invite another, or make a member one under People. Then each of you judges every point of the same hand-ins.'
          : 'Let two coaches judge every point of the same hand-ins.'}{' '}
        {!ofOne &&
          'Set the work with “Coaches judge blind”, so that nobody sees the other’s verdicts before giving their own. '}
        It takes {fewest} points judged by both to say something.
      </p>
    </EmptyState>
  );
}

function Figures({ compared: { answers, overall, pairs } }: { compared: CoachesCompared }) {
  return (
    <Card aria-labelledby="coaches-agree" className="grid min-w-0 gap-5 p-5 md:p-7">
      <div className="grid max-w-2xl gap-2">
        <h2 id="coaches-agree" className="font-serif text-xl">
          How far coaches agree
        </h2>
        <p className="num">
          {sameWords(overall)}, in {count(answers, 'answer')}. {chanceWords(overall.kappa)}
        </p>
        {overall.judged < fewest && (
          <p className="num rounded-control bg-sunken px-4 py-3 text-sm text-ink-2">
            Too few to say much: below {fewest} the figures may be chance. Judge more of the same answers, all of their
            points.
          </p>
        )}
      </div>
      <ul className="grid gap-6">
        {pairs.map(({ coaches: [first, second], figures }, index) => (
          <li key={index} className="num grid min-w-0 gap-4 border-t border-line pt-5 text-sm">
            <h3 className="font-semibold">
              {first} and {second}
              <span className="font-normal text-ink-3"> · {count(figures.judged, 'point')} judged by both</span>
            </h3>
            <div className="max-w-sm">
              <Kappa figures={figures} />
            </div>
            <ConfusionTable confusion={figures.confusion} reference={first} other={second} />
          </li>
        ))}
      </ul>
      <p className="max-w-2xl text-sm text-ink-3">
        κ (Cohen’s kappa) is 1 where two always say the same, 0 where they agree no more than chance would bring, and
        below 0 where they agree less. The range beside it holds the true value 19 times out of 20.
      </p>
    </Card>
  );
}

function Differing({ points, ...of }: Of & { points: CoachesCompared['differing'] }) {
  return (
    <Card aria-labelledby="coaches-differ" className="grid min-w-0 gap-3 p-5 md:p-7">
      <h2 id="coaches-differ" className="font-serif text-xl">
        Where they differ most
      </h2>
      {points.length === 0 ? (
        <p className="text-ink-2">Nowhere: every point judged by two coaches has the same verdict of both.</p>
      ) : (
        <>
          <p className="max-w-2xl text-sm text-ink-2">
            Read these answers together and settle what counts as covered; each link leads to the answer with its
            verdicts.
          </p>
          <ol className="divide-y divide-line">
            {points.map((point) => (
              <Point key={`${point.questionId} ${point.pointId}`} point={point} {...of} />
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}

function Point({ cohortId, ofOne, point }: Of & { point: CoachesCompared['differing'][number] }) {
  const { pointId, prompt, say, judged, differed, answers } = point;
  return (
    <li className="num grid gap-1 py-4 text-sm">
      <p className="text-base font-[550]">
        <InlineCode>{say ?? pointId}</InlineCode>
      </p>
      <p className="line-clamp-2 text-ink-3">
        {prompt === null ? 'Of a question that is asked no more' : <InlineCode>{prompt}</InlineCode>}
      </p>
      <p className="text-ink-2">
        They differ in {differed} of {count(judged, 'answer')} judged by two.
      </p>
      {answers.length > 0 && (
        <ul className="flex flex-wrap gap-x-5">
          {answers.map(({ learner, assignment, attemptId }) => (
            <li key={attemptId}>
              <Link
                href={`/coach/${cohortId}/submissions/${encodeURIComponent(learner.id)}/${encodeURIComponent(assignment.id)}?answer=${encodeURIComponent(attemptId)}`}
                className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11"
              >
                {ofOne ? learner.name : `${learner.name}, ${assignment.title}`}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { PageSkeleton } from '../../components/skeleton.tsx';
import { count, formatDate } from '../../format.ts';
import { useMe } from '../../hooks/use-me.ts';
import { useSession } from '../../hooks/use-session.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { explanations, fewest, graderName } from './agreement-words.ts';
import { ComparisonCard } from './comparison-card.tsx';
import { OverallTable } from './overall-table.tsx';
import { type Agreement, type Judge, useAgreement } from './use-agreement.ts';

/** How far graders and people agree, for admins. */
export default function AgreementPage() {
  const [params] = useSearchParams();
  const questionId = params.get('questionId') ?? undefined;
  const [judge, setJudge] = useState<Judge>('anyone');
  const session = useSession();
  const me = useMe();
  const isAdmin = me.data?.role === 'admin';
  const agreement = useAgreement({ questionId, judge }, isAdmin);
  if (session.data === null || (me.data !== undefined && !isAdmin)) return <AdminsOnly />;
  const failed = me.isError ? me : agreement.isError ? agreement : undefined;
  if (me.data === undefined && !failed) return <PageSkeleton />;
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <PageHeading title="Agreement" eyebrow={questionId !== undefined && <BackToAll />}>
          How far graders and people agree
        </PageHeading>
        <div className="grid max-w-2xl gap-2 text-ink-2">
          {questionId !== undefined && (
            <p>
              Of the question <span className="code">{questionId}</span> alone.
            </p>
          )}
          <p>
            People are the reference: the verdict of a coach, or else the learner’s own. A learner who judges after
            having seen a suggestion tends to follow it, so verdicts of coaches weigh more.
          </p>
        </div>
      </div>
      <div className="max-w-xs">
        <Field label="Judged by">
          {(control) => (
            <select
              {...control}
              value={judge}
              onChange={(event) => setJudge(event.target.value === 'coach' ? 'coach' : 'anyone')}
            >
              <option value="anyone">Coaches and learners</option>
              <option value="coach">Coaches alone</option>
            </select>
          )}
        </Field>
      </div>
      {failed ? (
        <ErrorState
          title="The agreement could not be measured"
          error={failed.error}
          onRetry={() => void failed.refetch()}
        />
      ) : agreement.data === undefined ? (
        <PageSkeleton />
      ) : (
        <Measured agreement={agreement.data} judge={judge} byPoint={questionId !== undefined} />
      )}
    </div>
  );
}

function Measured({ agreement, judge, byPoint }: { agreement: Agreement; judge: Judge; byPoint: boolean }) {
  const { timeZone } = useStudyClock();
  const { answers, graders, humans, looked } = agreement;
  const reference = judge === 'coach' ? 'coaches' : 'people';
  if (graders.length === 0 && humans.overall.pairs === 0)
    return (
      <EmptyState title="There is nothing to compare yet.">
        It needs answers judged by people and by a grader: at least {fewest} points judged by both to say something, and
        the ranges stay wide for some hundred more. Suggestions of the offline grader are kept with every answer in
        words, so the first judged answers begin the count.
      </EmptyState>
    );
  return (
    <>
      <Card aria-labelledby="in-all" className="grid min-w-0 gap-4 p-5 md:p-6">
        <div className="grid max-w-2xl gap-1.5">
          <h2 id="in-all" className="font-semibold">
            In all
          </h2>
          <p className="num text-ink-2">
            From {count(answers, 'answer')} among the newest {looked.most.toLocaleString('en')} attempts
            {looked.since !== null && `, since ${formatDate(looked.since, timeZone)}`}.
          </p>
        </div>
        <OverallTable agreement={agreement} />
        <Explanations />
      </Card>
      {graders.map((grader) => (
        <ComparisonCard
          key={graderName(grader)}
          id={`grader-${grader.kind}-${grader.model ?? ''}`.replaceAll(/[^\w-]/g, '-')}
          title={graderName(grader)}
          reference={reference}
          other={graderName(grader)}
          comparison={grader}
          byPoint={byPoint}
        />
      ))}
      {humans.overall.pairs > 0 && (
        <ComparisonCard
          id="humans"
          title="Learners against coaches"
          reference="coaches"
          other="learners"
          comparison={humans}
          byPoint={byPoint}
        />
      )}
    </>
  );
}

function Explanations() {
  return (
    <section aria-labelledby="figures" className="grid gap-3 border-t border-line pt-4">
      <h3 id="figures" className="text-sm font-semibold">
        What the figures say
      </h3>
      <dl className="grid gap-x-8 gap-y-3 text-sm md:grid-cols-2">
        {explanations.map(({ name, words }) => (
          <div key={name}>
            <dt className="font-semibold">{name}</dt>
            <dd className="text-ink-2">{words}</dd>
          </div>
        ))}
      </dl>
      <p className="max-w-3xl text-sm text-ink-3">
        The words for κ are a convention (Landis and Koch, “The measurement of observer agreement for categorical data”,
        Biometrics 33, 1977): below 0 poor, to 0.2 slight, to 0.4 fair, to 0.6 moderate, to 0.8 substantial, above
        almost perfect. How far people agree with each other is the measure that a grader can be held to.
      </p>
    </section>
  );
}

function BackToAll() {
  return (
    <Link href="/agreement" className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11">
      All questions
    </Link>
  );
}

function AdminsOnly() {
  return (
    <div className="grid gap-8">
      <PageHeading title="Agreement">How far graders and people agree</PageHeading>
      <EmptyState title="Only admins see this.">
        Sign in with an admin’s account. The first account of a server is one.
      </EmptyState>
    </div>
  );
}

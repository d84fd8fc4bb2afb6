import { useState } from 'react';
import type { Me, Optimisation, Optimisations } from '../../api-types.ts';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { ErrorState, messageOf } from '../../components/error-state.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { toast } from '../../hooks/toast.ts';
import { useUpdateMe } from '../../hooks/use-me.ts';
import { EarlierRuns } from './earlier-runs.tsx';
import { LossTable } from './loss-table.tsx';
import { inForceWords, isUnderWay, nextRunWords, progressWords } from './optimiser-words.ts';
import { useOptimisations, useOptimiser } from './use-optimisations.ts';

/** What the learner’s dates come from, the evidence for it, and what can be done about it. */
export function MemoryModel({ me }: { me: Me }) {
  const optimisations = useOptimisations();
  if (optimisations.isError)
    return (
      <ErrorState
        title="The memory model could not be read"
        error={optimisations.error}
        onRetry={() => void optimisations.refetch()}
      />
    );
  if (!optimisations.data)
    return (
      <Loading label="Loading the memory model" className="grid gap-3">
        <Skeleton className="h-5 w-3/4" />
        <Skeleton className="h-5 w-1/2" />
      </Loading>
    );
  return <Model me={me} optimisations={optimisations.data} />;
}

function Model({ me, optimisations }: { me: Me; optimisations: Optimisations }) {
  const { items, automatic } = optimisations;
  const { start, cancel, revert } = useOptimiser();
  const update = useUpdateMe();
  const [byItself, setByItself] = useState(me.autoOptimise);
  const underWay = items.find(isUnderWay);
  const over = items.filter((item) => !isUnderWay(item));
  const source = items.find(({ inForce }) => inForce);
  const last = over[0];
  return (
    <div className="grid gap-6">
      <p>{inForceWords(optimisations, me.timeZone)}</p>
      {last?.reason && (
        <div className="grid gap-4">
          <p>
            <span className="font-[550]">The last time. </span>
            {last.reason}
          </p>
          {last.logLoss && <LossTable optimisation={last} />}
        </div>
      )}
      {underWay && (
        <div className="grid gap-3 rounded-control border border-line bg-sunken p-4">
          <p role="status" className="num text-sm">
            {progressWords(underWay)}
          </p>
          <Bar value={Math.round(underWay.progress * 100)} max={100} label="Progress" />
          <Button className="justify-self-start" busy={cancel.isPending} onClick={() => cancel.mutate(underWay.id)}>
            Cancel
          </Button>
        </div>
      )}
      {(!underWay || source) && (
        <div className="flex flex-wrap gap-3">
          {!underWay && (
            <Button busy={start.isPending} onClick={() => start.mutate()}>
              Fit it to my reviews now
            </Button>
          )}
          {source && <WaysBack source={source} revert={revert} />}
        </div>
      )}
      <CheckField
        label="Fit it by itself, about once a month"
        hint={nextRunWords({ ...automatic, on: byItself }, new Date(), me)}
        checked={byItself}
        onChange={(autoOptimise) => {
          setByItself(autoOptimise);
          const onError = (error: Error) => {
            setByItself(!autoOptimise);
            toast(messageOf(error), { tone: 'problem' });
          };
          update.mutate({ autoOptimise }, { onError });
        }}
      />
      <EarlierRuns runs={over.slice(1)} timeZone={me.timeZone} />
    </div>
  );
}

/** Back from the parameters in force: to those before, if there were any of the learner’s own, or to the defaults. */
function WaysBack({ source, revert }: { source: Optimisation; revert: ReturnType<typeof useOptimiser>['revert'] }) {
  const back = (to: 'previous' | 'default', words: string) => (
    <Button look="quiet" busy={revert.isPending} onClick={() => revert.mutate({ id: source.id, to })}>
      {words}
    </Button>
  );
  return (
    <>
      {source.previousParameters && back('previous', 'Go back to the parameters before')}
      {back('default', 'Go back to the defaults')}
    </>
  );
}

import { type SyntheticEvent, useState } from 'react';
import type { Cohort } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { FormStatus } from '../../components/form-status.tsx';
import { keepFocus } from '../../components/keep-focus.ts';
import { toast } from '../../hooks/toast.ts';
import { CohortFields, type CohortWords } from './cohort-fields.tsx';
import { useUpdateCohort } from './use-cohorts.ts';

/** What a cohort is called, archiving and restoring it. */
export function CohortForm({ cohort }: { cohort: Cohort }) {
  const [changes, setChanges] = useState<Partial<CohortWords>>({});
  const [asking, setAsking] = useState(false);
  const update = useUpdateCohort(cohort.id);
  const words = { name: cohort.name, about: cohort.about, ...changes };
  const isChanged = words.name !== cohort.name || words.about !== cohort.about;
  const isSaved = update.isSuccess && update.variables.archived === undefined && !isChanged;
  const isArchived = cohort.archivedAt !== null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isChanged) update.mutate(words, { onSuccess: () => setChanges({}) });
  };
  const archive = (archived: boolean) =>
    update.mutate(
      { archived },
      {
        onSuccess: () => {
          setAsking(false);
          toast(archived ? `${cohort.name} is archived.` : `${cohort.name} is open again.`);
        },
      },
    );
  return (
    <Card ref={keepFocus} aria-labelledby="cohort-form" className="grid gap-5 p-5 md:p-6">
      <h2 id="cohort-form" className="font-semibold">
        This cohort
      </h2>
      {isArchived ? (
        <Button busy={update.isPending} onClick={() => archive(false)} className="justify-self-start" data-keeps-focus>
          Restore it
        </Button>
      ) : (
        <>
          <form onSubmit={submit} noValidate className="grid gap-5">
            <CohortFields value={words} onChange={setChanges} error={update.error} />
            <div className="flex flex-wrap items-center gap-4">
              <Button type="submit" busy={update.isPending}>
                Save
              </Button>
              <FormStatus dirty={isChanged} saved={isSaved} error={update.error} />
            </div>
          </form>
          <div className="grid gap-3 border-t border-line pt-5 text-sm">
            {asking ? (
              <Confirm
                then="Nobody joins and nothing changes in it until you restore it. Its learners keep their answers, and everything can still be read."
                keep="Keep it open"
                deed="Archive it"
                busy={update.isPending}
                onKeep={() => setAsking(false)}
                onConfirm={() => archive(true)}
              />
            ) : (
              <Button
                look="quiet"
                className="-ml-4 justify-self-start"
                data-keeps-focus
                onClick={() => setAsking(true)}
              >
                Archive this cohort…
              </Button>
            )}
          </div>
        </>
      )}
      {isArchived && <FormStatus dirty={false} saved={false} error={update.error} />}
    </Card>
  );
}

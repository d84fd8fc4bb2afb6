import { useState } from 'react';
import type { Career, Deck } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { fieldError, namesFields } from '../../field-errors.ts';
import { CopyLink } from './copy-link.tsx';
import type { SetUp } from './set-up.ts';
import { SetUpFields } from './set-up-fields.tsx';
import { usePlan } from './use-interviews.ts';

interface Props {
  initial: SetUp;
  careers: readonly Career[];
  decks: readonly Deck[];
  /** What spoken answers need here. */
  spokenNeeds: string;
  /** An interview is under way: to go on with it comes first. */
  isSecond: boolean;
}

/** What the interview is about, how long it is and how it goes. */
export function SetUpForm({ initial, careers, decks, spokenNeeds, isSecond }: Props) {
  const [setUp, setSetUp] = useState(initial);
  const plan = usePlan();
  const set = (change: Partial<SetUp>) => {
    setSetUp({ ...setUp, ...change });
    plan.reset();
  };
  const errorAt = (...fields: string[]) =>
    fields.map((field) => fieldError(plan.error, `/body/${field}`)).find((error) => error !== undefined);
  return (
    <Card aria-label="Set-up" className="p-5 md:p-7">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          if (plan.isPending) return;
          // The field at fault may be out of view.
          plan.mutate(setUp, {
            onError: () => requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus()),
          });
        }}
        className="grid gap-7"
      >
        <SetUpFields {...{ setUp, careers, decks, spokenNeeds, errorAt }} known={initial.minutes} onChange={set} />
        <div className="grid gap-4 border-t border-line pt-5">
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" look={isSecond ? 'plain' : 'primary'} busy={plan.isPending}>
              Plan the interview
            </Button>
            <CopyLink setUp={setUp} onSeed={(seed) => setSetUp({ ...setUp, seed })} />
          </div>
          <p role="status" className={plan.isError ? 'text-sm font-[550] text-wrong' : 'text-sm text-ink-3'}>
            {plan.isError
              ? namesFields(plan.error)
                ? 'Not planned: see what is said above.'
                : messageOf(plan.error)
              : 'The questions are chosen now and stay hidden until they are asked. The clock starts later, when you say so.'}
          </p>
        </div>
      </form>
    </Card>
  );
}

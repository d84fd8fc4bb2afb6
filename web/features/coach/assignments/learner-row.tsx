import { useState } from 'react';
import { Link } from 'wouter';
import type { AssignmentDetail } from '../../../api-types.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { Problem } from '../../../components/problem.tsx';
import { fieldError, namesFields } from '../../../field-errors.ts';
import { halves } from '../../../format.ts';
import { cityOf, momentIn } from '../../assignments/assignment-words.ts';
import { Moment } from '../../assignments/moment.tsx';
import { fromWall, toWall } from '../../assignments/zoned-time.ts';
import { useAssignment } from './use-assignments.ts';

type Learner = AssignmentDetail['learners'][number];
interface Props {
  learner: Learner;
  assignment: AssignmentDetail;
  timeZone: string;
  /** Its cohort takes no changes. */
  isArchived: boolean;
}

/** A learner who has it: where they stand, when it is due for them, and more time for them alone. */
export function LearnerRow({ learner, assignment, timeZone, isArchived }: Props) {
  const { userId, name, status, dueAt, extended, handedInAt } = learner;
  const [isOpen, setIsOpen] = useState(false);
  const isHandedIn = handedInAt !== null && assignment.kind !== 'habit';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-5 py-3 md:px-7">
      <div className="min-w-0">
        <p className="font-[550]">
          {isHandedIn ? (
            <Link
              href={`/coach/${assignment.cohortId}/submissions/${userId}/${assignment.id}`}
              className="link inline-flex min-h-11 items-center"
            >
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
        <p className="num text-sm text-ink-3">
          {standing(learner, assignment, timeZone)}
          {dueAt !== null && (status === 'open' || status === 'returned') && (
            <>
              {' · due '}
              <Moment at={dueAt} timeZone={timeZone} other={learner.timeZone} whose="there, in" />
            </>
          )}
          {extended && ' · more time'}
        </p>
      </div>
      {!isArchived && assignment.status === 'assigned' && (status === 'open' || status === 'returned') && (
        <Button look="quiet" className="max-sm:-ml-4" onClick={() => setIsOpen(true)}>
          More time<span className="sr-only"> for {name}</span>
        </Button>
      )}
      {isOpen && <ExtendDialog {...{ learner, assignment, timeZone }} onClose={() => setIsOpen(false)} />}
    </li>
  );
}

function standing(
  { status, take, late, handedInAt, habitPoints }: Learner,
  { takes, habit }: AssignmentDetail,
  timeZone: string,
): string {
  const nth = takes > 1 ? `, take ${take} of ${takes}` : '';
  if (habit !== null) return `${halves(habitPoints ?? 0)} of ${halves(habit.points)} points`;
  if (status === 'open') return `Not handed in${nth}`;
  if (status === 'returned') return `Given back${nth}`;
  const when = handedInAt === null ? '' : ` ${momentIn(handedInAt, timeZone)}`;
  return `${status === 'reviewed' ? 'Reviewed, handed in' : 'Handed in'}${late ? ' late' : ''}${when}${nth}`;
}

/** A due date for one learner alone. */
function ExtendDialog({ learner, assignment, timeZone, onClose }: Omit<Props, 'isArchived'> & { onClose: () => void }) {
  const { extend } = useAssignment(assignment.id);
  const [wall, setWall] = useState(learner.dueAt === null ? '' : toWall(learner.dueAt, timeZone));
  const { userId, name, extended } = learner;
  const save = (dueAt: string | null) => extend.mutate({ userId, dueAt }, { onSuccess: onClose });
  return (
    <Dialog
      title={`More time for ${name}`}
      onClose={onClose}
      actions={
        <>
          {extended && (
            <Button disabled={extend.isPending} onClick={() => save(null)}>
              Back to everyone’s date
            </Button>
          )}
          <Button
            look="primary"
            busy={extend.isPending}
            disabled={fromWall(wall, timeZone) === null}
            onClick={() => save(fromWall(wall, timeZone))}
          >
            Set the date
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field
          label={`Due (${cityOf(timeZone)})`}
          hint={`For ${name} alone, who is told.`}
          error={fieldError(extend.error, '/body/dueAt')}
        >
          {(control) => (
            <input {...control} type="datetime-local" value={wall} onChange={({ target }) => setWall(target.value)} />
          )}
        </Field>
        <Problem of={namesFields(extend.error) ? null : extend.error} />
      </div>
    </Dialog>
  );
}

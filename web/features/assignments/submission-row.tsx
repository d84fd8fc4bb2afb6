import { Link } from 'wouter';
import type { OwnSubmission } from '../../api-types.ts';
import { Chip } from '../../components/chip.tsx';
import { percent } from '../../format.ts';
import { isToDo, kindOf, statusOf } from './assignment-words.ts';
import { Moment } from './moment.tsx';

/** One piece of work in a list: what it is, when it is due, where it stands. */
export function SubmissionRow({ own, timeZone, now }: { own: OwnSubmission; timeZone: string; now: Date }) {
  const { assignment, dueAt, score } = own;
  const isLate = own.overdue && isToDo(own);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-5 py-3.5 md:px-6">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link href={`/assignments/${assignment.id}`} className="link inline-flex min-h-11 items-center font-[550]">
            {assignment.title}
          </Link>
          <Chip>{kindOf(assignment)}</Chip>
        </p>
        <p className="num text-sm text-ink-3">
          {dueAt === null ? (
            'Whenever you like'
          ) : (
            <>
              Due <Moment at={dueAt} timeZone={timeZone} whose="" />
            </>
          )}{' '}
          · {assignment.cohortName}
        </p>
      </div>
      <p className={`num text-sm ${isLate ? 'font-[550] text-wrong' : 'text-ink-2'}`}>
        {statusOf(own, now)}
        {score !== null && ` · ${percent(score)}`}
      </p>
    </li>
  );
}

import { CircleHelp } from 'lucide-react';
import type { Attempt, Point, PointVerdict } from '../../api-types.ts';
import { Remark } from '../../components/remark.tsx';
import { verdictLooks } from '../../components/verdict-badge.tsx';
import { sureness } from './grading-words.ts';
import { inForce, isToCheck, ofModel } from './judging.ts';
import { Passages } from './passages.tsx';

/** Whose verdict is in force, and what the model said of the point, with its passages. Nothing where the learner alone judged. */
export function VerdictSource({
  attempt,
  point,
  who = 'you',
}: {
  attempt: Pick<Attempt, 'rev' | 'gradings' | 'answer'>;
  point: Point;
  /** Whose own verdicts are among them. */
  who?: string;
}) {
  const given = inForce(point, attempt.rev);
  const said = ofModel(point, attempt.rev);
  if (given === undefined || (given.by === 'self' && said === undefined)) return null;
  const graded = attempt.gradings.find(({ id }) => id === said?.gradingId)?.model ?? 'the model';
  return (
    <div className="grid gap-1.5 text-sm text-ink-2">
      {isToCheck(point, attempt.rev) && (
        <p className="inline-flex items-center gap-1.5 justify-self-start rounded-small border border-partial px-2 py-0.5 text-2xs font-semibold text-partial">
          <CircleHelp size={13} aria-hidden /> Please check
        </p>
      )}
      {given.by === 'self' && <p>By {who}.</p>}
      {given.by === 'coach' && (
        <div>
          <p>
            By {given.judge?.name ?? (who === 'you' ? 'your coach' : 'a coach')}
            {given.reason === null ? '.' : ':'}
          </p>
          {given.reason !== null && <Remark>{given.reason}</Remark>}
        </div>
      )}
      {said !== undefined && (
        <p>
          {given === said
            ? said.verdict === 'unjudged'
              ? `Not decided by ${graded}`
              : `By ${graded}`
            : `${graded} said ${wordOf(said)}`}
          {said.confidence !== null && said.verdict !== 'unjudged' && `, ${sureness(said.confidence)}`}
          {said.reason ? `: ${said.reason} ` : '. '}
          {given === said && said.verdict === 'unjudged' && 'Please decide. '}
          <Passages quotes={said.quotes} answer={attempt.answer} />
        </p>
      )}
    </div>
  );
}

const wordOf = ({ verdict }: PointVerdict) =>
  verdict === 'unjudged' ? 'nothing of it' : verdictLooks[verdict].word.toLowerCase();

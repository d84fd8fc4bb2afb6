import type { Audience } from '../../../api-types.ts';
import { count } from '../../../format.ts';
import { cityOf, differAt, momentIn } from '../../assignments/assignment-words.ts';

const mostShown = 4;

/** What a date is for learners whose clocks show something else: “For 3 learners (Tokyo) it is Wednesday …”. */
export function ZonesNote({ at, timeZone, audience }: { at: string | null; timeZone: string; audience: Audience }) {
  if (at === null) return null;
  const others = audience.filter((learner) => differAt(at, timeZone, learner.timeZone));
  const moments = [...new Set(others.map((learner) => momentIn(at, learner.timeZone)))];
  const byMoment = moments.map((moment) => ({
    moment,
    learners: others.filter((learner) => momentIn(at, learner.timeZone) === moment),
  }));
  return (
    <>
      {byMoment.slice(0, mostShown).map(({ moment, learners }) => (
        <span key={moment} className="block">
          For {count(learners.length, 'learner')} ({cityOf(learners[0]?.timeZone ?? '')}) it is {moment}.
        </span>
      ))}
      {byMoment.length > mostShown && <span className="block">And in {byMoment.length - mostShown} other zones.</span>}
    </>
  );
}

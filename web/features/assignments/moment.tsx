import { cityOf, differAt, momentIn } from './assignment-words.ts';

/** A date in the reader’s zone, and in another’s where its clocks show something else. */
export function Moment({
  at,
  timeZone,
  other,
  whose,
}: {
  at: string;
  timeZone: string;
  other?: string | null | undefined;
  whose: string;
}) {
  const differs = other != null && differAt(at, timeZone, other);
  return (
    <>
      <time dateTime={at}>{momentIn(at, timeZone)}</time>
      {differs && (
        <span className="text-ink-3">
          {' '}
          ({whose} {cityOf(other)}: {momentIn(at, other)})
        </span>
      )}
    </>
  );
}

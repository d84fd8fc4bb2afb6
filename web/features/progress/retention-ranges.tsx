import type { Retention } from '../../api-types.ts';
import { count, percent } from '../../format.ts';
import { retentionText, standingNames, standingOf } from './retention-words.ts';

interface Range {
  name: string;
  about: string;
  retention: Retention;
}

/** A row for each range of waits: what was remembered as a dot on its interval, what was promised as a stroke. */
export function RetentionRanges({ ranges }: { ranges: readonly Range[] }) {
  const from = Math.min(0.7, ...ranges.map(({ retention }) => floorOf(retention)));
  const at = (share: number) => ((share - from) / (1 - from)) * 100;
  return (
    <div className="grid content-start gap-5">
      {ranges.map(({ name, about, retention }) => (
        <div key={name} className="grid gap-1.5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h3 className="text-sm">
              <span className="font-semibold">{name}</span> <span className="text-ink-3">{about}</span>
            </h3>
            <p className="num text-sm text-ink-2">
              {retention.measured !== null && <b className="font-semibold text-ink">{percent(retention.measured)} </b>}
              {standingNames[standingOf(retention)]}, {count(retention.answers, 'answer')}
            </p>
          </div>
          <RangeTrack retention={retention} at={at} label={`${name}: ${retentionText(retention)}`} />
        </div>
      ))}
      <div aria-hidden className="num -mt-4 flex justify-between text-2xs text-ink-3">
        <span>{percent(from)}</span>
        <span>{percent(1)}</span>
      </div>
    </div>
  );
}

function RangeTrack({ retention, at, label }: { retention: Retention; at: (share: number) => number; label: string }) {
  const { low, high, measured, promised } = retention;
  return (
    <svg role="img" aria-label={label} width="100%" height="22" className="block overflow-visible">
      <line x1="0" x2="100%" y1="11" y2="11" strokeWidth="1.5" className="stroke-line-strong" />
      {low !== null && high !== null && (
        <rect x={`${at(low)}%`} width={`${at(high) - at(low)}%`} y="7" height="8" rx="4" className="fill-accent/30" />
      )}
      {measured !== null && <circle cx={`${at(measured)}%`} cy="11" r="5.5" className="fill-accent" />}
      {promised !== null && (
        <line x1={`${at(promised)}%`} x2={`${at(promised)}%`} y1="0" y2="22" strokeWidth="2.5" className="stroke-ink" />
      )}
    </svg>
  );
}

/** Where the scale must begin, in steps of ten percent. */
const floorOf = ({ low, promised }: Retention) => Math.floor(Math.min(low ?? 1, promised ?? 1) * 10) / 10;

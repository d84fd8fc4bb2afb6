import type { ReactNode } from 'react';
import type { Verdict } from '../../api-types.ts';
import { VerdictBadge } from '../../components/verdict-badge.tsx';

/** Answer, check, keep: the loop in three pictures. No rubric point is shown: they stay hidden until an answer is handed in. */
export function HowItGoes() {
  return (
    <section aria-labelledby="how-it-goes" className="grid gap-5">
      <h2 id="how-it-goes" className="text-sm font-semibold text-ink-3">
        How it goes
      </h2>
      <ol className="grid gap-px overflow-hidden rounded-card border border-line bg-line shadow-card lg:grid-cols-3">
        <Step
          title="Answer"
          text="Write it as you would say it, or answer in your head. The clock shows the time a good answer takes."
        >
          <div className="grid gap-2.5 rounded-control border border-line p-3.5">
            <Line width="w-full" />
            <Line width="w-11/12" />
            <span className="flex items-center gap-1">
              <Line width="w-2/5" />
              <i className="h-4 w-0.5 bg-accent" />
            </span>
          </div>
        </Step>
        <Step title="Check" text="Each point of a strong answer, with its source. You decide which ones you made.">
          <div className="grid gap-2.5">
            <RedactedPoint verdict="covered" width="w-full" />
            <RedactedPoint verdict="partial" width="w-4/5" />
            <RedactedPoint verdict="missed" width="w-11/12" />
          </div>
        </Step>
        <Step
          title="Keep"
          text="Your rating sets the day it comes back. A point you missed becomes a short question of its own."
        >
          <div className="grid grid-cols-4 gap-1.5 text-2xs">
            {[
              ['Again', '10 min'],
              ['Hard', '2 days'],
              ['Good', '6 days'],
              ['Easy', '15 days'],
            ].map(([rating, next]) => (
              <span
                key={rating}
                className={`grid rounded-small border px-2 py-1.5 ${rating === 'Good' ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
              >
                <b className="font-semibold">{rating}</b>
                <span className="num text-ink-2">{next}</span>
              </span>
            ))}
          </div>
        </Step>
      </ol>
    </section>
  );
}

function Step({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <li className="grid content-start gap-5 bg-surface p-6">
      <div aria-hidden className="grid min-h-28 content-center">
        {children}
      </div>
      <div className="grid gap-1.5">
        <h3 className="font-serif text-xl">{title}</h3>
        <p className="text-ink-2">{text}</p>
      </div>
    </li>
  );
}

const Line = ({ width }: { width: string }) => <i className={`block h-2 rounded-full bg-line ${width}`} />;

function RedactedPoint({ verdict, width }: { verdict: Verdict; width: string }) {
  return (
    <div className="flex items-center justify-between gap-4">
      <span className="flex-1">
        <Line width={width} />
      </span>
      <VerdictBadge verdict={verdict} />
    </div>
  );
}

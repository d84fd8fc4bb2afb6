import { useId } from 'react';
import type { Verdict } from '../../api-types.ts';
import { verdictLooks } from '../../components/verdict-badge.tsx';

const choices = ['covered', 'partial', 'missed', 'wrong'] as const satisfies readonly Verdict[];
const chosen = {
  covered: 'has-checked:border-covered has-checked:bg-covered-soft has-checked:text-covered',
  partial: 'has-checked:border-partial has-checked:bg-partial-soft has-checked:text-partial',
  missed: 'has-checked:border-missed has-checked:bg-missed-soft has-checked:text-missed',
  wrong: 'has-checked:border-wrong has-checked:bg-wrong-soft has-checked:text-wrong',
} as const;

/** Covered, partly, missed or wrong: radios by shape, word and colour, big enough to touch. A suggested one has a broken line around it. */
export function VerdictChoice({
  label,
  verdict,
  suggested,
  onChoose,
}: {
  label: string;
  verdict: Verdict;
  suggested: Verdict | undefined;
  onChoose: (verdict: Verdict) => void;
}) {
  const name = useId();
  return (
    <fieldset className="grid max-w-md grid-cols-4 gap-1.5">
      <legend className="sr-only">{label}: your verdict</legend>
      {choices.map((choice) => {
        const { mark, word } = verdictLooks[choice];
        return (
          <label
            key={choice}
            data-suggested={choice === suggested || undefined}
            className={`data-suggested:border-dashed data-suggested:border-ink-2 data-suggested:text-ink relative flex min-h-11 cursor-pointer items-center justify-center gap-1.5 rounded-small border border-line-strong px-1 text-2xs font-semibold text-ink-2 transition-colors duration-150 hover:bg-sunken has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent md:pointer-fine:min-h-9 ${chosen[choice]}`}
          >
            <input
              type="radio"
              name={name}
              value={choice}
              checked={verdict === choice}
              onChange={() => onChoose(choice)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <span aria-hidden>{mark}</span>
            {word}
          </label>
        );
      })}
    </fieldset>
  );
}

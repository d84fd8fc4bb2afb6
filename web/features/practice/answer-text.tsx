import { memo, useEffect, useMemo, useRef } from 'react';
import { verdictLooks } from '../../components/verdict-badge.tsx';
import { listing } from '../../format.ts';
import type { Evidence } from './evidence.ts';
import { type Segment, segmentsOf } from './segments.ts';

interface Props {
  text: string;
  evidence: readonly Evidence[];
  /** The point whose passages stand out; its first comes into view. */
  shownPoint: string | null;
}

/** An answer with the passages that speak to its points marked by number, line and colour. */
export function AnswerText({ text, evidence, shownPoint }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => showFirst(box.current), [shownPoint]);
  return (
    <div
      ref={box}
      className="relative scroll-smooth px-6 py-5 text-lg leading-[1.8] break-words whitespace-pre-wrap lg:max-h-[55dvh] lg:overflow-y-auto"
      tabIndex={0}
      role="group"
      aria-label="What you answered"
    >
      <MarkedText text={text} evidence={evidence} shownPoint={shownPoint} />
    </div>
  );
}

/** The text alone, its passages marked. */
export function MarkedText({ text, evidence, shownPoint }: Props) {
  const segments = useMemo(() => segmentsOf(text, evidence), [text, evidence]);
  return segments.map((segment) =>
    segment.ranges.length === 0 ? (
      <Plain key={segment.start} text={segment.text} />
    ) : (
      <Passage key={segment.start} segment={segment} shownPoint={shownPoint} />
    ),
  );
}

/** Not rendered again while only the point shown changes: answers may be long. */
const Plain = memo(({ text }: { text: string }) => text);

/** What weighs most decides how a passage looks that speaks to several points. */
const weight = { wrong: 3, partial: 2, covered: 1, missed: 0, unjudged: 0 } as const;

function Passage({
  segment: { start, text, ranges },
  shownPoint,
}: {
  segment: Segment<Evidence>;
  shownPoint: string | null;
}) {
  const isShown = ({ pointId }: Evidence) => pointId === shownPoint;
  const [main] = ranges.toSorted(
    (a, b) => Number(isShown(b)) - Number(isShown(a)) || weight[b.verdict] - weight[a.verdict],
  );
  const beginning = ranges.filter((range) => range.start === start);
  // Numbers stay on the line of what they stand before.
  const firstWord = beginning.length === 0 ? '' : (/^\S{1,24}(?=\s|$)/.exec(text)?.[0] ?? '');
  return (
    <mark
      className="evidence"
      data-verdict={main?.verdict}
      data-suggested={main?.counts === false || undefined}
      data-shown={ranges.some(isShown) || undefined}
    >
      <span className="sr-only select-none"> [{listing(ranges.map(nameOf))}: </span>
      <span className="whitespace-nowrap">
        {beginning.map((range) => (
          <sup key={range.pointId} aria-hidden data-shown={isShown(range) || undefined}>
            {range.number}
          </sup>
        ))}
        {firstWord}
      </span>
      {text.slice(firstWord.length)}
      <span className="sr-only select-none">] </span>
    </mark>
  );
}

const nameOf = ({ number, verdict, counts }: Evidence) =>
  `point ${number}, ${counts ? '' : 'suggested '}${verdictLooks[verdict].word.toLowerCase()}`;

/** Scrolls the box alone, never the page: on a phone the answer is above the points and stays there. */
function showFirst(box: HTMLElement | null) {
  const mark = box?.querySelector<HTMLElement>('mark[data-shown]');
  if (!box || !mark || box.scrollHeight <= box.clientHeight) return;
  const top = mark.offsetTop - box.scrollTop;
  if (top < 0 || top > box.clientHeight - 60) box.scrollTo({ top: mark.offsetTop - box.clientHeight / 3 });
}

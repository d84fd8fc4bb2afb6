import { Fragment } from 'react';

/** Text with the words of a search marked where they occur. */
export function Marked({ children, search }: { children: string; search: string }) {
  const pattern = patternOf(search);
  if (pattern === undefined) return children;
  // Splitting by one group puts what matched at the odd places.
  return children.split(pattern).map((part, index) =>
    index % 2 === 1 ? (
      <mark
        key={index}
        className="rounded-[4px] bg-accent-soft px-0.5 text-inherit shadow-[inset_0_-2px_0_color-mix(in_oklab,var(--accent)_45%,transparent)]"
      >
        {part}
      </mark>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

function patternOf(search: string): RegExp | undefined {
  const words = search.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return new RegExp(`(${longestFirst.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
}

import type { GradedExample } from './grader.ts';
import { stemsOf } from './words.ts';

const fewest = 5;
const most = 6;

/**
 * Which corrected verdicts to show beside an answer: at most six, nearest to it first, in turn of those that were
 * credited and those that were not; none while there are fewer than five to choose from.
 */
export function selectExamples(all: readonly GradedExample[], answer: string): GradedExample[] {
  const judged = all.filter(({ verdict }) => verdict !== 'unjudged');
  if (judged.length < fewest) return [];
  const own = stemsOf(answer);
  const nearest = judged
    .map((example) => ({ example, likeness: likeness(own, stemsOf(example.answer)) }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ example }) => example);
  const isCredited = ({ verdict }: GradedExample) => verdict === 'covered' || verdict === 'partial';
  const credited = nearest.filter(isCredited);
  const others = nearest.filter((example) => !isCredited(example));
  const inTurn = nearest.flatMap((_, at) => [credited[at], others[at]].filter((example) => example !== undefined));
  return inTurn.slice(0, most);
}

/** Stems in common over stems in all, 0..1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((stem) => b.has(stem)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

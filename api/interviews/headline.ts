import type { PointKind } from '../grading/question.ts';
import type { Figure } from './report-scores.ts';

/** What the headline of a report is made from. */
export interface HeadlineFacts {
  questions: number;
  /** Answered in words. */
  answered: number;
  /** Of those, the ones whose points are all judged. */
  judged: number;
  passed: number;
  /** The LLM grader is at work. */
  underWay: boolean;
  endedBecause: 'all-answered' | 'learner' | 'time-up' | null;
  wrong: number;
  score: number | null;
  pointKinds: readonly (Figure & { kind: PointKind })[];
}

/** Fewer points say nothing about their kind. */
const fewestPoints = 3;
const strong = 0.75;
const weak = 0.6;
/** Of the questions: so many left open or passed matter more than what was left out elsewhere. */
const notableShare = 0.25;

const strengths = {
  fact: 'You know the facts.',
  mechanism: 'Solid mechanics.',
  command: 'You know the commands.',
  tradeoff: 'You weigh things up well.',
  diagnosis: 'You find the cause.',
  safety: 'You keep things safe.',
  structure: 'Your answers are well built.',
} as const satisfies Record<PointKind, string>;
const changes = {
  fact: 'Get the facts straight.',
  mechanism: 'Say how it works, not only what it is.',
  command: 'Name the commands that you would run.',
  tradeoff: 'Say what each choice costs.',
  diagnosis: 'Say how you would find the cause.',
  safety: 'You skip the mitigation.',
  structure: 'Give your answers a structure.',
} as const satisfies Record<PointKind, string>;

/**
 * One sentence or two: what went well and the one thing to change, in this order of weight: wrong statements, questions
 * left open or passed, the weakest kind of point. Pure.
 */
export function headlineOf(facts: HeadlineFacts): string {
  const { answered, judged, underWay, pointKinds } = facts;
  if (answered === 0) return 'Nothing was answered.';
  if (judged === 0) return underWay ? 'Nothing is judged yet: grading is under way.' : judgeYours;
  const known = pointKinds
    .flatMap(({ kind, score, points }) => (score === null || points < fewestPoints ? [] : [{ kind, score }]))
    .toSorted((a, b) => b.score - a.score);
  const change = changeOf(facts, known.at(-1));
  if (judged < answered) return `${share(judged, answered, 'answer')} judged so far. ${change}`;
  const [best] = known;
  return best && best.score >= strong && change !== nothingToChange ? `${strengths[best.kind]} ${change}` : change;
}

/** For the learner alone: nobody else can do it. */
const judgeYours = 'Nothing is judged yet: judge your answers below.';

/** A headline for somebody who does not judge the answers as their learner. */
export const headlineForOthers = (headline: string): string =>
  headline === judgeYours ? 'Nothing is judged yet.' : headline;
const nothingToChange = 'Strong answers throughout. Keep them fresh.';

function changeOf(facts: HeadlineFacts, worst: { kind: PointKind; score: number } | undefined): string {
  const { questions, answered, passed, wrong, score } = facts;
  const open = questions - answered - passed;
  if (wrong > 0) return `Put ${words(wrong)} wrong ${wrong === 1 ? 'statement' : 'statements'} right first.`;
  if (open > 0 && open >= notableShare * questions) return leftOpen(open, facts);
  if (passed > 0 && passed >= notableShare * questions)
    return `You passed on ${words(passed)} of ${count(questions, 'question')}.`;
  if (worst && worst.score < weak) return changes[worst.kind];
  if (open > 0) return leftOpen(open, facts);
  return score !== null && score >= strong
    ? nothingToChange
    : 'Points are missing all over: put the heaviest right first.';
}

const leftOpen = (open: number, { questions, endedBecause }: HeadlineFacts) =>
  endedBecause === 'time-up'
    ? `You ran out of time on ${words(open)} of ${count(questions, 'question')}.`
    : `You stopped with ${words(open)} of ${count(questions, 'question')} open.`;

const share = (part: number, all: number, what: string) =>
  `${capitalised(words(part))} of ${count(all, what)} ${part === 1 ? 'is' : 'are'}`;
const count = (number: number, what: string) => `${words(number)} ${what}${number === 1 ? '' : 's'}`;
const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const words = (number: number): string => numbers[number] ?? String(number);

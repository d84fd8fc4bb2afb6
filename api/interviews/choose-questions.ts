import type { Level, QuestionKind } from '../grading/question.ts';
import { factorOf } from '../scheduling/fuzz.ts';
import type { ChoiceReason } from './interview.ts';

/** A question that fits the settings, with the learner’s record of it. */
export interface Candidate {
  questionId: string;
  rev: number;
  cardId: string;
  skillId: string;
  deckId: string;
  deckTitle: string;
  kind: QuestionKind;
  level: Level;
  plannedMs: number;
  /** Study days since it was last answered; null if it never was. */
  answeredDaysAgo: number | null;
  /** Mean score of its last answers, 0..1; null if none was judged. */
  score: number | null;
  /** Open drills of its points. */
  openDrills: number;
  /** Chance to recall it, 0..1; null while its card has no memory. */
  recall: number | null;
}

export interface ChoiceRules {
  limitMs: number;
  seed: number;
  /** A question is fading below this chance of recall. */
  desiredRetention: number;
}

export type Chosen<C extends Candidate> = C & { reasons: ChoiceReason[] };

/** Study days, today among them, in which an answer is fresh: it would be asked for again word for word. */
const recentDays = 3;
/** A mean score below it is weak. */
const weakBelow = 0.7;
const mostReasons = 3;

/**
 * Chooses questions for as long as there is time: first one of each skill, of each deck and of each kind, the levels in
 * equal shares; and of those that would do, what the learner has not met or is weak in, then what is fading. What was
 * answered in the last days is left out while there is anything else. The seed decides among equals, so that the same
 * candidates, rules and seed choose the same. In the order chosen. Pure.
 */
export function chooseQuestions<C extends Candidate>(candidates: readonly C[], rules: ChoiceRules): Chosen<C>[] {
  const [recent, others] = [candidates.filter(isRecent), candidates.filter((each) => !isRecent(each))];
  const chosen = fill([], others, candidates, rules);
  const isAnyLeft = chosen.length < others.length;
  return isAnyLeft && chosen.length > 0 ? chosen : fill(chosen, recent, candidates, rules);
}

/** Adds questions as long as one fits what is left of the time. */
function fill<C extends Candidate>(
  before: readonly Chosen<C>[],
  from: readonly C[],
  all: readonly C[],
  rules: ChoiceRules,
): Chosen<C>[] {
  const chosen = [...before];
  let open = [...from];
  let leftMs = rules.limitMs - sum(chosen.map(({ plannedMs }) => plannedMs));
  for (;;) {
    const rank = rankOf(chosen, rules);
    const best = lowest(open, rank);
    const next = lowest(
      open.filter(({ plannedMs }) => plannedMs <= leftMs),
      rank,
    );
    if (!next) return chosen;
    const covered = coverage(next, chosen, all);
    chosen.push({ ...next, reasons: reasonsFor(next, { fitsTime: next !== best, covered, rules }) });
    open = open.filter((each) => each !== next);
    leftMs -= next.plannedMs;
  }
}

/** What decides, the most important first; the lowest figures win. */
function rankOf(chosen: readonly Candidate[], { seed, desiredRetention }: ChoiceRules) {
  const [skills, decks, kinds] = [
    new Set(chosen.map(({ skillId }) => skillId)),
    new Set(chosen.map(({ deckId }) => deckId)),
    new Set(chosen.map(({ kind }) => kind)),
  ];
  const ofLevel = (level: Level) => chosen.filter((each) => each.level === level).length;
  return (candidate: Candidate): number[] => [
    isRecent(candidate) ? recentDays - candidate.answeredDaysAgo : 0,
    Number(skills.has(candidate.skillId)),
    Number(decks.has(candidate.deckId)),
    ofLevel(candidate.level),
    Number(kinds.has(candidate.kind)),
    candidate.answeredDaysAgo === null || isWeak(candidate) ? 0 : isFading(candidate, desiredRetention) ? 1 : 2,
    factorOf(`${seed}/${candidate.questionId}`),
  ];
}

const isRecent = <C extends Candidate>(candidate: C): candidate is C & { answeredDaysAgo: number } =>
  candidate.answeredDaysAgo !== null && candidate.answeredDaysAgo < recentDays;
const isWeak = ({ score, openDrills }: Candidate) => (score !== null && score < weakBelow) || openDrills > 0;
const isFading = ({ recall }: Candidate, desiredRetention: number) => recall !== null && recall < desiredRetention;

/** What a question is the first of, where there is more than one to cover. */
function coverage(next: Candidate, chosen: readonly Candidate[], all: readonly Candidate[]): ChoiceReason[] {
  const isFirst = (key: 'deckId' | 'kind' | 'level') =>
    all.some((each) => each[key] !== next[key]) && chosen.every((each) => each[key] !== next[key]);
  return [
    ...(isFirst('deckId') ? [{ code: 'covers-deck' as const, deckTitle: next.deckTitle }] : []),
    ...(isFirst('kind') ? [{ code: 'covers-kind' as const, kind: next.kind }] : []),
    ...(isFirst('level') ? [{ code: 'covers-level' as const, level: next.level }] : []),
  ];
}

/** One to three reasons that are true of a question, the most telling first. */
function reasonsFor(
  candidate: Candidate,
  { fitsTime, covered, rules }: { fitsTime: boolean; covered: readonly ChoiceReason[]; rules: ChoiceRules },
): ChoiceReason[] {
  const fits: ChoiceReason[] = fitsTime ? [{ code: 'fits-time' }] : [];
  return [...fits, ...recordReasons(candidate, rules), ...covered].slice(0, mostReasons);
}

/** What the learner’s record says of a question; one reason at least. */
function recordReasons(candidate: Candidate, { desiredRetention }: ChoiceRules): ChoiceReason[] {
  const { answeredDaysAgo: days, score, openDrills: points, recall } = candidate;
  if (days === null) return [{ code: 'not-met' }];
  if (isRecent(candidate)) return [{ code: 'answered-recently', days }];
  const needs: ChoiceReason[] = [];
  if (score !== null && score < weakBelow) needs.push({ code: 'weak', score });
  if (points > 0) needs.push({ code: 'missed-points', points });
  if (recall !== null && recall < desiredRetention) needs.push({ code: 'fading', recall });
  return needs.length > 0 ? needs : [{ code: 'not-lately', days }];
}

/** The item with the lowest rank, compared figure by figure. */
const lowest = <T>(items: readonly T[], rank: (item: T) => readonly number[]): T | undefined =>
  items
    .map((item) => ({ item, figures: rank(item) }))
    .reduce<{ item: T; figures: readonly number[] } | undefined>(
      (best, each) => (best && compare(best.figures, each.figures) <= 0 ? best : each),
      undefined,
    )?.item;

function compare(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((figure, index) => figure !== b[index]);
  return differs === -1 ? 0 : (a[differs] ?? 0) - (b[differs] ?? 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

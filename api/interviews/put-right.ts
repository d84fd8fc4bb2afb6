import type { z } from 'zod';
import type { Attempt, Point } from '../attempts/routes.ts';
import { drillCardId } from '../cards/card-id.ts';
import { countedPoints, shortfalls } from '../grading/rubric.ts';
import { heldVerdict, holding } from './held-verdict.ts';
import type { InterviewReport } from './report-routes.ts';

type Item = z.input<typeof InterviewReport>['putRight'][number];
type Shortcoming = Item['verdict'];
type JudgedClaim = z.input<typeof Point> & { verdict: Shortcoming };

/** An answer as its learner sees it, and its place in the interview. */
export interface PlacedAnswer {
  position: number;
  /** Its deck is studied, so that its drills come on Today. */
  isStudied: boolean;
  attempt: Pick<z.input<typeof Attempt>, 'id' | 'questionId' | 'rev' | 'answer' | 'points' | 'suggestions' | 'drills'>;
}

const mostListed = 12;
const order = { wrong: 0, missed: 1, partial: 2 } as const satisfies Record<Shortcoming, number>;
const roleOrder = { must: 0, ordinary: 1, bonus: 2 } as const satisfies Record<Item['role'], number>;

/** Wrong statements first, then what was missed, then what was made in part; of each musts first, then the heaviest. */
export const worstFirst = (a: Ranked, b: Ranked): number =>
  order[a.verdict] - order[b.verdict] || roleOrder[a.role] - roleOrder[b.role] || b.weight - a.weight;
type Ranked = Pick<Item, 'verdict' | 'role' | 'weight'>;

/** Those that a report names of points in this order: all that are wrong, and of the others as many as make twelve in all. */
export const listed = <P extends Ranked>(points: readonly P[]): P[] =>
  points.filter(({ verdict }, index) => verdict === 'wrong' || index < mostListed);

/**
 * What to put right after an interview: wrong statements first, then what was missed, then what was made in part; of
 * each what must be said first, then the heaviest. Of a k-of-n group only what it lacks; of bonus points only what was
 * wrong.
 * @param missedBefore in how many earlier interviews a point was missed or wrong
 */
export const putRight = (
  answers: readonly PlacedAnswer[],
  missedBefore: (questionId: string, pointId: string) => number,
): Item[] =>
  listed(
    answers
      .flatMap((answer) => shortcomings(answer).map((point) => present(answer, point, missedBefore)))
      .toSorted(worstFirst),
  );

/** How many wrong statements some answers have. */
export const countWrong = (answers: readonly PlacedAnswer[]): number =>
  answers.flatMap(({ attempt }) => attempt.points).filter(({ verdict }) => verdict === 'wrong').length;

function shortcomings({ attempt: { points, drills } }: PlacedAnswer): JudgedClaim[] {
  const drilled = drills.map(({ pointId }) => pointId);
  const [short, counted] = [shortfalls(points, drilled), countedPoints(points)];
  return points.flatMap((point): JudgedClaim[] => {
    const { verdict } = point;
    if (verdict === 'wrong') return [{ ...point, verdict }];
    if (verdict === 'missed') return short.includes(point) ? [{ ...point, verdict }] : [];
    return verdict === 'partial' && counted.includes(point) ? [{ ...point, verdict }] : [];
  });
}

function present(
  { position, isStudied, attempt }: PlacedAnswer,
  point: JudgedClaim,
  missedBefore: (questionId: string, pointId: string) => number,
): Item {
  const { questionId, rev, drills } = attempt;
  const { id: pointId, say, verdict, weight, role } = point;
  const isWrong = verdict === 'wrong';
  return {
    position,
    attemptId: attempt.id,
    questionId,
    pointId,
    say,
    verdict,
    weight,
    role,
    quote: isWrong ? quoteOf(attempt, point) : null,
    why: (isWrong ? misconception(point) : undefined) ?? heldVerdict(point.history, rev)?.reason ?? null,
    missedBefore: missedBefore(questionId, pointId),
    drillCardId: drillCardId(questionId, pointId),
    onToday: isStudied && drills.some((drill) => drill.pointId === pointId),
  };
}

/** What was said of a point: the passage of the verdict in force, else the one that a grader found. */
function quoteOf(attempt: PlacedAnswer['attempt'], { id, history }: JudgedClaim): string | null {
  const machine = holding(history, attempt.rev).findLast(({ by }) => by === 'machine');
  const suggestion = attempt.suggestions.find(({ pointId }) => pointId === id);
  const found = [heldVerdict(history, attempt.rev), machine, suggestion].find(
    (from) => from !== undefined && from.quotes.length > 0,
  );
  return found ? found.quotes.map(({ start, end }) => attempt.answer.slice(start, end)).join(' … ') : null;
}

/** Why a statement is wrong, where only one could have been meant. */
const misconception = ({ wrong }: JudgedClaim): string | undefined => (wrong.length === 1 ? wrong[0]?.why : undefined);

/** `npm run bench:replay`: reviews a second that foldReviews replays, on the two real logs of test/data/review-logs. */
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { foldReviews, type FoldedReview } from '../../api/scheduling/fold.ts';
import { defaultSettings } from '../../api/accounts/settings.ts';
import { readRealLog, realLogs, type RealLog } from '../support/review-logs.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

const goal = 200_000;
const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });

const logs = await Promise.all((['pyfsrs_josh', 'tsfsrsdemo_revlog'] as const).map(readCards));
console.log(
  `Node ${process.versions.node}; ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}\n`,
);
// The rounds of the logs alternate, so that other load on the machine falls on both alike. The first compiles the code
// and asks Intl about every day: what a process sees that has just started.
const rounds = Array.from({ length: Number(options.rounds) }, () => logs.map(replay));
const rows = logs.map(({ name, reviews, cards }, index) => {
  const [first, ...later] = rounds.map((round) => round[index] ?? { wall: NaN, cpu: NaN });
  const figures = [first?.wall ?? NaN, median(later.map(({ wall }) => wall)), median(later.map(({ cpu }) => cpu))];
  return [name, ...[reviews, cards.size, ...figures].map((figure) => Math.round(figure).toLocaleString('en'))];
});
console.log(table([['log', 'reviews', 'cards', 'first round/s', 'median/s', 'median/cpu s'], ...rows]));
console.log(
  `\nReviews a second, and a second of processor time, which hardly suffers from other load. Goal: ${goal.toLocaleString('en')}.`,
);

interface CardsOfLog {
  name: RealLog;
  reviews: number;
  cards: Map<string, FoldedReview[]>;
}

/** The log as the service keeps it: settings and clock with each review. Fuzz is on, as it is for every learner at first. */
async function readCards(name: RealLog): Promise<CardsOfLog> {
  const settings = { ...defaultSettings, weights: null };
  const log = await readRealLog(name);
  const cards = new Map<string, FoldedReview[]>();
  for (const { cardId, id, rating, at, durationMs } of log) {
    const clock = { ...realLogs[name] };
    const review = {
      id,
      rating,
      at,
      clock,
      settings,
      source: 'import',
      ahead: false,
      loadBalanceDays: 0,
      durationMs,
    } as const;
    cards.set(cardId, [...(cards.get(cardId) ?? []), review]);
  }
  return { name, reviews: log.length, cards };
}

/** Reviews a second of the clock on the wall, and of processor time. */
function replay({ cards, reviews }: CardsOfLog): { wall: number; cpu: number } {
  const start = performance.now();
  const cpu = process.cpuUsage();
  for (const [id, log] of cards) foldReviews(log, id, log[0]?.at ?? 0);
  const { user, system } = process.cpuUsage(cpu);
  return { wall: (reviews / (performance.now() - start)) * 1000, cpu: (reviews / (user + system)) * 1e6 };
}

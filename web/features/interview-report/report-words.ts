import type { InterviewReport, Point, ReportAnswer, Verdict } from '../../api-types.ts';
import { verdictLooks } from '../../components/verdict-badge.tsx';
import { capital, count, countWord, formatClock, formatDayLong, formatDuration, listing } from '../../format.ts';

/** The report in words. */

/** Above the headline: “Mock interview · 22 November · 31 min, spoken · 6 questions”; the year where it is another than `now`’s. */
export function eyebrowOf({ interview: run, endedOn, learner }: InterviewReport, now: Date): string {
  const date = formatDayLong(endedOn);
  const year = ` ${now.getFullYear()}`;
  return [
    learner === null ? 'Mock interview' : `Mock interview of ${learner}`,
    date.endsWith(year) ? date.slice(0, -year.length) : date,
    `${formatDuration(run.ranMs)}, ${run.settings.inputMode}`,
    count(run.questionCount, 'question'),
  ].join(' · ');
}

/** Of the tab, and of the file that is printed: “Interview report 2026-11-22”. */
export const titleOf = ({ endedOn }: Pick<InterviewReport, 'endedOn'>) => `Interview report ${endedOn}`;

/** A score, 0..1, as the report counts: 0.714 → 71. */
export const hundred = (score: number) => Math.round(score * 100);

/** Against last time: “+13”, and in words; null where there is nothing to compare. */
export function changeOf(score: number | null, previous: number | null): { sign: string; words: string } | null {
  if (score === null || previous === null) return null;
  const change = hundred(score) - hundred(previous);
  if (change === 0) return { sign: '±0', words: 'as last time' };
  const much = Math.abs(change);
  return change > 0
    ? { sign: `+${much}`, words: `${much} more than last time` }
    : { sign: `−${much}`, words: `${much} less than last time` };
}

/** What the score is, and what it is not; `isJudged`: no answer is left to judge. */
export function estimateWords(
  { score, points, previous }: Pick<InterviewReport, 'score' | 'points' | 'previous'>,
  isJudged: boolean,
): string {
  if (score === null)
    return 'No rubric point is judged yet, so there is no score. A score says nothing about being hired.';
  const last = previous === null ? '' : `, ${hundred(previous)} last time`;
  return `A practice estimate from ${count(points, 'rubric point')}${isJudged ? '' : ' so far'}: ${hundred(score)} of 100${last}. It says nothing about being hired.`;
}

type PutRight = InterviewReport['putRight'][number];

/** How much it matters: “Weight 2, missed in three interviews.”; empty where there is nothing to say. */
export function putRightFacts({ weight, role, verdict, missedBefore }: PutRight): string {
  const facts = [
    role === 'must' ? 'a must' : role === 'bonus' ? 'a bonus' : '',
    weight > 1 ? `weight ${weight}` : '',
    missedBefore === 0
      ? ''
      : `${verdict === 'wrong' ? 'wrong or missed' : 'missed'} in ${countWord(missedBefore + (verdict === 'partial' ? 0 : 1), verdict === 'partial' ? 'earlier interview' : 'interview')}`,
  ].filter(Boolean);
  return facts.length === 0 ? '' : `${capital(facts.join(', '))}.`;
}

const inOrder = ['covered', 'partial', 'missed', 'wrong', 'unjudged'] as const satisfies readonly Verdict[];

/** “4 covered, 1 partly, 2 missed, 1 wrong”. */
export function verdictCounts(points: readonly Pick<Point, 'verdict'>[]): string {
  return inOrder
    .flatMap((verdict) => {
      const many = points.filter((point) => point.verdict === verdict).length;
      return many === 0 ? [] : [`${many} ${verdictLooks[verdict].word.toLowerCase()}`];
    })
    .join(', ');
}

type Timed = Pick<ReportAnswer, 'answerMs' | 'answerTargetMs'>;
/** “3:41 of 4:00”. */
export const timeWords = ({ answerMs, answerTargetMs }: Timed) =>
  `${formatClock(answerMs)} of ${formatClock(answerTargetMs)}`;

/** What became of a question that was not answered. */
export const outcomeWords: Record<ReportAnswer['outcome'], { short: string; long: string } | null> = {
  answered: null,
  passed: { short: 'Passed', long: 'Passed: nothing was said, so its points count as missed.' },
  unanswered: {
    short: 'Not answered',
    long: 'The interview ended before anything was said. It is no part of the score.',
  },
  'not-reached': { short: 'Not reached', long: 'The interview ended before it was asked. It is no part of the score.' },
};

/** How much was said and how, as names and figures: “Pace”, “131 words a minute”. */
export function deliveryWords({
  words,
  spokenMs,
  wordsPerMinute,
  pauses,
  longestPauseMs,
  fillers,
}: NonNullable<InterviewReport['delivery']>): readonly { name: string; figure: string }[] {
  const filled = fillers.reduce((sum, filler) => sum + filler.count, 0);
  return [
    { name: 'Spoken', figure: `${formatDuration(spokenMs)}, ${count(words, 'word')}` },
    ...(wordsPerMinute === null ? [] : [{ name: 'Pace', figure: `${wordsPerMinute} words a minute` }]),
    {
      name: 'Long pauses',
      figure: pauses === 0 ? 'none' : `${pauses}, the longest ${Math.round(longestPauseMs / 1000)} s`,
    },
    {
      name: 'Fillers',
      figure:
        filled === 0
          ? 'none heard'
          : `at least ${filled}: ${listing(fillers.map(({ word, count: times }) => `“${word}” ${times}`))}`,
    },
  ];
}

/** How the scores went, oldest first and this one last. */
export function courseWords(scores: readonly number[]): string {
  const [now, before] = [scores.at(-1), scores.at(-2)];
  if (now === undefined) return 'It has no score yet.';
  if (before === undefined) return 'The first one with a score. The next one is compared with it.';
  const best = Math.max(...scores.slice(0, -1));
  const change = hundred(now) - hundred(before);
  const against = change === 0 ? 'as last time' : `${change > 0 ? 'up' : 'down'} from ${hundred(before)} last time`;
  const most = hundred(now) > hundred(best) ? ', the best so far' : '';
  return `${hundred(now)} of 100, ${against}${most}.`;
}

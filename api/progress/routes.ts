import { z } from 'zod';
import { StudyDate } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const share = z.number().min(0).max(1);

export const Retention = z
  .object({
    answers: z.int().describe('First answers of a day that count, a study day or more after the last that did.'),
    promised: share.nullable().describe('Mean chance of recall that was predicted just before each answer.'),
    measured: share.nullable().describe('Share of them that passed.'),
    low: share.nullable().describe('95 % interval of the measured share.'),
    high: share.nullable(),
  })
  .meta({ id: 'Retention', description: 'Promised against measured; null without answers.' });

const HeatmapDay = z.object({
  date: StudyDate,
  answers: z.int(),
  ms: z.int().describe('Time spent answering.'),
  frozen: z.boolean().describe('Missed, and covered by a freeze day.'),
  onBreak: z.boolean(),
});

const ForecastDay = z.object({
  date: StudyDate,
  cards: z.int().describe('Due on that day if every answer passes; the first day also holds what is overdue.'),
  ms: z.int().describe('Expected time.'),
  onBreak: z.boolean(),
});

const WeakPoint = z.object({
  questionId: z.string(),
  prompt: z.string(),
  deckId: z.string(),
  pointId: z.string(),
  say: z.string().describe('Only points of questions that the learner has handed in.'),
  answers: z.int().describe('In which the point was judged, of the last thousand handed in.'),
  missed: z.number().describe('Of them, missed or wrong; partial counts half.'),
  drillCardId: z.string(),
});

const Leech = z.object({
  cardId: z.string(),
  questionId: z.string(),
  prompt: z.string(),
  cue: z.string().nullable().describe('Of a drill.'),
  lapses: z.int(),
  suspended: z.boolean(),
});

const SkillScores = z.object({
  skillId: z.string(),
  title: z.string(),
  months: z.array(z.object({ month: z.string().describe('YYYY-MM'), score: share, answers: z.int() })),
});

export const Progress = z
  .object({
    studyDay: StudyDate,
    streak: z
      .object({
        days: z.int().describe('Days with an answer.'),
        longest: z.int(),
        answeredToday: z.boolean(),
        freezeDaysLeft: z.int().describe('Missed days that would not end it.'),
      })
      .nullable()
      .describe('null when switched off.'),
    heatmap: z.array(HeatmapDay).describe('The last 365 study days, oldest first, today last.'),
    forecast: z.array(ForecastDay).describe('90 study days from today.'),
    retention: z.object({
      desired: share,
      all: Retention,
      young: Retention.describe('Intervals under 21 days.'),
      mature: Retention,
      months: z
        .array(Retention.extend({ month: z.string().describe('YYYY-MM') }))
        .describe('The last twelve, this one last.'),
    }),
    time: z.object({ todayMs: z.int(), weekMs: z.int(), monthMs: z.int(), allMs: z.int(), answers: z.int() }),
    weakest: z.array(WeakPoint).describe('At most ten, weakest first.'),
    leeches: z.array(Leech).describe('At most twenty, most lapses first.'),
    skills: z.array(SkillScores).describe('Mean score of full answers handed in, in the last twelve months.'),
  })
  .meta({ id: 'Progress' });

export const Workload = z
  .object({
    desiredRetention: share,
    points: z
      .array(
        z.object({
          retention: share,
          minutesPerDay: z.number().describe('Expected over the next 90 days.'),
          remembered: share.describe('Mean chance of recall of the learner’s cards over these days.'),
        }),
      )
      .describe('From 0.70 to 0.97 in steps of 0.03, and the desired one; empty without cards and decks.'),
  })
  .meta({ id: 'Workload', description: 'What each desired retention would cost this learner.' });

export const progressRoutes = {
  getProgress: route({
    ...operations.getProgress,
    access: 'learner',
    tag: 'Progress',
    summary: 'Forecast, retention promised and measured, heatmap, weakest points',
    responses: { 200: Progress },
  }),
  getWorkload: route({
    ...operations.getWorkload,
    access: 'learner',
    tag: 'Progress',
    summary: 'Minutes a day for each desired retention, from the learner’s own cards',
    responses: { 200: Workload },
  }),
};

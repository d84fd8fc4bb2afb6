import { z } from 'zod';
import { Speech } from '../attempts/routes.ts';
import { levels, questionKinds } from '../grading/question.ts';
import { ClientId, Id } from '../http/fields.ts';

/** What the contracts of interviews and of their reports share. */

export const Level = z.literal(levels, 'use 1 (junior), 2 (mid) or 3 (senior)');
export const QuestionKind = z.enum(questionKinds);
export const InputMode = z.enum(['typed', 'spoken'], 'send "typed" or "spoken"');
export const Score = z.number().min(0).max(1);
export const Ms = z.int().min(0).describe('Milliseconds.');

export const chosen = {
  careerId: Id.nullable().default(null).describe('Questions of all its skills.'),
  skillId: Id.nullable().default(null).describe('Questions of this skill alone.'),
  deckIds: z
    .array(Id)
    .max(50, 'send at most 50 decks')
    .default([])
    .describe('Questions of these decks alone; empty for every deck of the skill or career.'),
  levels: z
    .array(Level)
    .min(1, 'choose at least one level')
    .max(3)
    .default([...levels])
    .describe('Asked in equal shares, as far as there are questions.'),
  minutes: z.int().min(15, 'must be at least 15 minutes').max(60, 'must be at most 60 minutes'),
  inputMode: InputMode,
  think: z.boolean().default(true).describe('Time to think before each answer.'),
  followUps: z.boolean().default(true).describe('Follow-up questions on what an answer left out.'),
};
export const InterviewSettings = z
  .object({ ...chosen, minutes: z.int().describe('15 to 60; in an exam, as its coach set them.'), seed: z.int() })
  .meta({ id: 'InterviewSettings', description: 'The same settings, seed and record choose the same questions.' });

export const ChoiceReason = z
  .discriminatedUnion('code', [
    z.object({ code: z.literal('not-met') }),
    z.object({ code: z.literal('weak'), score: Score.describe('Mean of its last answers.') }),
    z.object({ code: z.literal('missed-points'), points: z.int().describe('With an open drill.') }),
    z.object({ code: z.literal('fading'), recall: z.number().min(0).max(1) }),
    z.object({ code: z.literal('covers-kind'), kind: QuestionKind }),
    z.object({ code: z.literal('covers-deck'), deckTitle: z.string() }),
    z.object({ code: z.literal('covers-level'), level: Level }),
    z.object({ code: z.literal('answered-recently'), days: z.int() }),
    z.object({ code: z.literal('not-lately'), days: z.int().describe('Since it was last answered.') }),
    z.object({ code: z.literal('fits-time') }),
    z.object({ code: z.literal('assigned') }).describe('An exam asks every question of its deck.'),
  ])
  .meta({ id: 'ChoiceReason', description: 'Why a question was chosen.' });

const InterviewStatus = z.enum(['planned', 'running', 'paused', 'finished', 'expired', 'graded']);
const EndReason = z.enum(['all-answered', 'learner', 'time-up']);

const InterviewGrading = z
  .object({
    answers: z.int(),
    judged: z.int().describe('Answers whose points are all judged.'),
    underWay: z.boolean().describe('The LLM grader is at work.'),
    graded: z.int().describe('Answers that the LLM grader has done.'),
    failed: z.int().describe('Answers that it could not grade.'),
  })
  .meta({ id: 'InterviewGrading' });

const CurrentQuestion = z
  .object({
    position: z.int().describe('From 0.'),
    prompt: z.string(),
    kind: QuestionKind,
    level: Level,
    deckTitle: z.string(),
    questionId: z.string(),
    attemptId: z.string().describe('That its answer will have; recordings of its parts are kept under it.'),
    step: z.enum(['think', 'answer', 'probe']),
    stepMs: Ms.describe('Time spent in this step.'),
    stepTargetMs: Ms.describe('Time to think, or the target of the answer.'),
    part: z.int().describe('Of the answer: 0 the answer itself, then one for each follow-up.'),
    probe: z.string().nullable().describe('The follow-up that is asked.'),
    parts: z
      .array(z.object({ probe: z.string().nullable(), answer: z.string() }))
      .describe('What was handed in to this question so far.'),
    draft: z.object({ answer: z.string(), speech: Speech.nullable() }).describe('As last saved.'),
  })
  .meta({ id: 'CurrentQuestion' });

export const Interview = z
  .object({
    id: z.string(),
    settings: InterviewSettings,
    status: InterviewStatus,
    questionCount: z.int(),
    plannedMs: Ms.describe('That its questions are expected to take.'),
    limitMs: Ms,
    ranMs: Ms.describe('Pauses left out.'),
    remainingMs: Ms,
    pauses: z.int(),
    pausedBecause: z.enum(['learner', 'away']).nullable().describe('away: there was no sign of the page for 90 s.'),
    holder: z.string().nullable().describe('The tab or device that goes through it.'),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    endedBecause: EndReason.nullable(),
    current: CurrentQuestion.nullable().describe('null before the start and after the end.'),
    grading: InterviewGrading.nullable().describe('null before the end.'),
  })
  .meta({ id: 'Interview', description: 'A mock interview as it stands. Nothing of a rubric is in it.' });

export const InterviewSummary = Interview.pick({
  id: true,
  settings: true,
  status: true,
  questionCount: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
}).extend({
  answers: z.int().describe('Questions answered.'),
  score: Score.nullable().describe('null while an answer has no score.'),
});

export const interviewParams = z.object({ interviewId: ClientId });
export const cannot = ['not-found', 'conflict'] as const;

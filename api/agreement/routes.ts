import { z } from 'zod';
import { Id } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const Share = z.number().min(-1).max(1).nullable();
const Interval = z.tuple([z.number(), z.number()]).nullable().describe('Bounds of 95 %, by bootstrap.');
const counts = z.object({ covered: z.int(), partial: z.int(), missed: z.int(), wrong: z.int() });

const Figures = z
  .object({
    pairs: z.int().describe('Points that the reference judged.'),
    judged: z.int().describe('Of these, judged by the other too: all figures below are of them.'),
    coverage: Share,
    kappa: Share.describe('Cohen’s κ of the four verdicts.'),
    kappaInterval: Interval,
    creditKappa: Share.describe('Cohen’s κ of credited (covered or partial) or not.'),
    phi: Share,
    phiInterval: Interval,
    balancedAccuracy: Share,
    confusion: z
      .object({ covered: counts, partial: counts, missed: counts, wrong: counts })
      .describe('confusion[reference][other]'),
    leniency: Share.describe('Mean credit by the other minus by the reference.'),
    lengthCorrelation: Share.describe('Of that difference with the length of the answer.'),
  })
  .meta({ id: 'AgreementFigures', description: 'null: not defined, as where there are no pairs or all say the same.' });

const Comparison = z
  .object({
    overall: Figures,
    parts: z
      .array(Figures.extend({ id: z.string(), prompt: z.string().nullable() }))
      .describe('By question, of one question by point: those with the most pairs, the lowest κ first.'),
  })
  .meta({ id: 'Comparison' });

export const Agreement = z
  .object({
    answers: z.int().describe('Compared: in words, and judged by a person.'),
    looked: z.object({ most: z.int(), since: z.iso.datetime().nullable() }).describe('At the newest attempts alone.'),
    graders: z.array(
      Comparison.extend({
        kind: z.enum(['offline', 'llm']),
        model: z.string().nullable().describe('Of an LLM grader.'),
      }),
    ),
    humans: Comparison.describe('Learners against coaches, where both judged.'),
  })
  .meta({ id: 'Agreement', description: 'How far graders and people agree.' });

const CoachAgreement = z
  .object({
    answers: z.int().describe('Judged by two coaches or more.'),
    overall: Figures,
    pairs: z
      .array(z.object({ coaches: z.tuple([z.string(), z.string()]).describe('Names.'), figures: Figures }))
      .describe('Of two coaches each; the first is the reference.'),
    differing: z
      .array(
        z.object({
          questionId: z.string(),
          pointId: z.string(),
          prompt: z.string().nullable().describe('null: the question is asked no more.'),
          say: z.string().nullable(),
          judged: z.int().describe('Answers in which two coaches or more judged it.'),
          differed: z.int().describe('Of these, with verdicts that are not all the same.'),
          answers: z
            .array(
              z.object({
                learner: z.object({ id: z.string(), name: z.string() }),
                assignment: z.object({ id: z.string(), title: z.string() }),
                attemptId: z.string(),
              }),
            )
            .describe('The newest of these; of work that is judged blind, those that one has judged oneself.'),
        }),
      )
      .describe('Points on which they differed in most answers.'),
  })
  .meta({ id: 'CoachAgreement', description: 'How far the coaches of a cohort agree on the points that both judged.' });

export const agreementRoutes = {
  getCohortAgreement: route({
    ...operations.getCohortAgreement,
    access: 'account',
    tag: 'Submissions',
    summary: 'How far the coaches of a cohort agree',
    description:
      'For its coaches: of the newest verdicts on answers handed in to it, the latest of each coach on each point.',
    params: z.object({ cohortId: Id }),
    query: z.object({ assignmentId: Id.optional().describe('Of this assignment alone.') }),
    responses: { 200: CoachAgreement },
    problems: ['not-found', 'forbidden'],
  }),
  getAgreement: route({
    ...operations.getAgreement,
    access: 'admin',
    tag: 'Grading',
    summary: 'How far each grader agrees with people, and people with each other',
    description:
      'People are the reference: a coach’s verdict before the learner’s own. Questions of learners’ own decks are left out.',
    query: z.object({
      questionId: Id.optional().describe('Of this question alone, by point.'),
      judge: z.enum(['anyone', 'coach']).default('anyone').describe('Whose verdicts are the reference.'),
    }),
    responses: { 200: Agreement },
  }),
};

import type { MeasuredLearner } from '../../db/learner-figures.ts';
import { noAnswers } from '../scheduling/retention.ts';
import type { LearnerFigures } from './learner-figures.ts';

const nothing: LearnerFigures = { retention: noAnswers, expected: null, takes: [], questions: {} };

/**
 * What was measured of a learner, less what they do not share any more: it counts from the moment on which they say so,
 * not from the next measuring.
 */
export function seenFigures({
  figures,
  sharedProgress,
  sharedAnswers,
  shareProgress,
  shareAnswers,
}: Pick<
  MeasuredLearner,
  'figures' | 'sharedProgress' | 'sharedAnswers' | 'shareProgress' | 'shareAnswers'
>): LearnerFigures {
  if (!figures) return nothing;
  return {
    ...figures,
    ...(sharedProgress && !shareProgress ? { retention: noAnswers, expected: null } : {}),
    ...(sharedAnswers && !shareAnswers ? { questions: {} } : {}),
  };
}

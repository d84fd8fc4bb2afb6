import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import type { Grader } from '../grading/grader.ts';
import { suggestVerdicts } from '../grading/offline/suggest.ts';
import { createOpenAiGrader } from '../grading/openai/grader.ts';

/** The LLM grader of the settings, which asks again where the offline grader disagrees; undefined if none is set up. */
export function configuredGrader(
  { grader }: Pick<Config, 'grader'>,
  { clock }: Pick<Deps, 'clock'>,
): Grader | undefined {
  return (
    grader &&
    createOpenAiGrader(grader, {
      clock,
      secondOpinion: ({ question, points, answer }) => suggestVerdicts(question, points, answer).suggestions,
    })
  );
}

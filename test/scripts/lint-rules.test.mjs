import { expect, test } from 'vitest';
import { importProblem } from '../../scripts/lint-rules.mjs';

const value = false;
const type = true;

test.each([
  ['web/api-client.ts', 'api/operations.ts', value],
  ['web/api-client.ts', 'api/cards/routes.ts', type],
  ['api/app.ts', 'api/cards/handlers.ts', value],
  ['api/cards/build-queue.ts', 'api/cards/handlers.ts', value],
  ['api/cards/build-queue.ts', 'db/cards.ts', value],
  ['api/scheduling/weights.ts', 'ts-fsrs', value],
  ['api/scheduling/rating.ts', 'api/grading/rubric.ts', type],
  ['api/grading/openai/grade.ts', 'openai', value],
  ['db/cards.ts', 'api/scheduling/memory.ts', type],
  ['api/optimisations/train-process.ts', 'api/scheduling/train-parameters.ts', value],
  ['test/scheduling/vectors.test.ts', 'ts-fsrs', value],
])('%s may import %s (as a type: %s)', (file, target, isType) => {
  expect(importProblem(file, target, isType)).toBeUndefined();
});

test.each([
  ['api/cards/build-queue.ts', 'test/support/clock.ts', type],
  ['web/api-client.ts', 'api/cards/routes.ts', value],
  ['web/api-client.ts', 'api/errors.ts', type],
  ['web/api-client.ts', 'db/cards.ts', type],
  ['api/app.ts', 'web/main.tsx', value],
  ['api/cards/build-queue.ts', 'api/app.ts', type],
  ['api/cards/build-queue.ts', 'api/reviews/handlers.ts', value],
  ['api/cards/handlers.ts', 'drizzle-orm', value],
  ['api/cards/handlers.ts', 'express', type],
  ['api/scheduling/rating.ts', 'api/grading/rubric.ts', value],
  ['api/scheduling/rating.ts', 'db/cards.ts', type],
  ['api/grading/openai/grade.ts', 'api/http/route.ts', type],
  ['api/grading/rubric.ts', 'express', value],
  ['api/grading/offline/grade.ts', 'node:fs', value],
  ['db/cards.ts', 'api/scheduling/memory.ts', value],
  ['db/cards.ts', 'api/errors.ts', type],
  ['api/cards/build-queue.ts', 'ts-fsrs', type],
  ['api/scheduling/fold.ts', '@open-spaced-repetition/binding', value],
  ['api/optimisations/train.ts', 'api/scheduling/train-parameters.ts', value],
])('%s must not import %s (as a type: %s)', (file, target, isType) => {
  expect(importProblem(file, target, isType)).toBeTypeOf('string');
});

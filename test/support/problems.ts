import { expect } from 'vitest';
import type { ProblemBody } from './client.ts';

/** Refused with a 400 that names this field, what is wrong with it and what to do. */
export function expectFault(problem: ProblemBody, pointer: string) {
  const fault = problem.errors.find((error) => error.pointer === pointer);
  expect(fault, `${pointer} in ${JSON.stringify(problem)}`).toBeDefined();
  expect(fault?.message).toMatch(/\b(must|add|remove|send|use|write|say|choose)\b/);
  const [first] = problem.errors;
  expectProblem(problem, 400, `${first?.pointer}`);
}

/** In plain words, without a trace of how the server is made. */
export function expectProblem(problem: ProblemBody, status: number, words = '') {
  expect(problem.status, JSON.stringify(problem)).toBe(status);
  expect(problem.detail).toContain(words);
  expect(problem.detail).toMatch(/[.:] |\.$/);
  expect(JSON.stringify(problem)).not.toMatch(
    /node_modules|\s+at \S+:\d|\.[cm]?[jt]s:\d|\/work|SQLITE|[Dd]rizzle|select "/,
  );
}

import { z } from 'zod';
import { invalidFields } from './errors.ts';

/** One fault of some input: the way to it, and what to write instead. */
export interface Fault {
  path: string[];
  message: string;
}

/** Parses input with a schema; faults are worded for the person who wrote the input. */
export function validate<S extends z.ZodType>(schema: S, input: unknown): { data: z.output<S> } | { faults: Fault[] } {
  const parsed = schema.safeParse(input, { error: inPlainWords });
  return parsed.success ? { data: parsed.data } : { faults: parsed.error.issues.flatMap(faultsOf) };
}

/** Parses a part of a request; throws Invalid with a pointer below `pointer` for each fault. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown, pointer: string): z.output<S> {
  const result = validate(schema, input);
  if ('data' in result) return result.data;
  const [first, ...rest] = result.faults
    .slice(0, mostFaults)
    .map(({ path, message }) => ({ pointer: [pointer, ...path.map(escaped)].join('/'), message }));
  throw invalidFields([first ?? { pointer, message: 'is not valid' }, ...rest]);
}

/** Faults named in one answer; a body with more is garbage. */
const mostFaults = 50;
const escaped = (key: string) => key.slice(0, 200).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');

/** Words for what a schema does not word itself. */
const inPlainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `is missing: add ${a(issue.expected)}` : `must be ${a(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return 'is not known here: remove it or check its spelling';
    case 'too_small':
      return `is too small or short: use at least ${String(issue.minimum)}`;
    case 'too_big':
      return `is too large or long: use at most ${String(issue.maximum)}`;
    default:
      return undefined;
  }
};

/** A fault for each unknown key, at that key; one for any other issue. */
function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key], message: issue.message }));
}

const names: Record<string, string> = {
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
};
const a = (type: string) => names[type] ?? `a ${type}`;

import { describe, expect, it } from 'vitest';
import { ApiError } from '../../web/api-error.ts';
import { fieldError, namesFields } from '../../web/field-errors.ts';

const refusal = (...errors: { pointer: string; message: string }[]) =>
  new ApiError(400, { code: 'validation', message: 'Not valid.', errors });
const limit = { pointer: '/body/newPerDay', message: 'use 0 or more' };

describe('what the server says about a field', () => {
  it('is a sentence', () => {
    expect(fieldError(refusal(limit), '/body/newPerDay')).toBe('Use 0 or more.');
  });
  it.each(['Really?', 'Stop!', 'Done.'])('keeps its own full stop: %s', (message) => {
    expect(fieldError(refusal({ ...limit, message }), '/body/newPerDay')).toBe(message);
  });
  it('counts a pointer inside the field', () => {
    const inside = { pointer: '/body/learningSteps/1', message: 'is too large' };
    expect(fieldError(refusal(inside), '/body/learningSteps')).toBe('Is too large.');
  });
  it('is not said at a field whose name merely begins alike', () => {
    expect(fieldError(refusal({ pointer: '/body/newPerDayMax', message: 'x' }), '/body/newPerDay')).toBeUndefined();
  });
  it('is nothing where another field is at fault, or none', () => {
    expect(fieldError(refusal(limit), '/body/reviewsPerDay')).toBeUndefined();
    expect(fieldError(new Error('offline'), '/body/newPerDay')).toBeUndefined();
  });
});

it('a refusal that names fields needs nothing said beside them', () => {
  expect([refusal(limit), refusal(), new Error('offline')].map(namesFields)).toEqual([true, false, false]);
});

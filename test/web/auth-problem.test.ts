import { describe, expect, it } from 'vitest';
import { ApiError, NetworkError } from '../../web/api-error.ts';
import { authProblem, checkFields } from '../../web/features/account/auth-problem.ts';

const refusal = (code: string) => new ApiError(400, { code, message: 'What better-auth says' });

describe('a refusal to sign in or up', () => {
  it.each([
    ['USER_ALREADY_EXISTS', 'email'],
    ['USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'email'],
    ['INVALID_EMAIL_OR_PASSWORD', 'password'],
    ['INVALID_EMAIL', 'email'],
    ['PASSWORD_TOO_SHORT', 'password'],
    ['PASSWORD_TOO_LONG', 'password'],
  ])('%s is said in plain words at the %s', (code, field) => {
    const problem = authProblem(refusal(code));
    expect(problem.field).toBe(field);
    expect(problem.message).not.toBe('What better-auth says');
  });
  it('offers to sign in where the address has an account', () => {
    expect(authProblem(refusal('USER_ALREADY_EXISTS')).taken).toBe(true);
    expect(authProblem(refusal('INVALID_EMAIL')).taken).toBeUndefined();
  });
  it.each(['INVALID_TOKEN', 'TOKEN_EXPIRED'])('%s asks for a new link', (code) => {
    expect(authProblem(refusal(code))).toEqual({
      message: 'This link has been used or is too old. Ask for a new one.',
    });
  });
  it('of another kind is said as the server says it, above the button', () => {
    expect(authProblem(refusal('TOO_MANY'))).toEqual({ message: 'What better-auth says' });
  });
  it('that never came names the connection', () => {
    expect(authProblem(new NetworkError(undefined)).message).toContain('does not answer');
  });
  it('shows nothing of what is no error', () => {
    expect(authProblem('secret').message).not.toContain('secret');
  });
});

describe('before asking the server', () => {
  const filled = { name: 'Ada', email: 'ada@example.org', password: 'long enough' };

  it('all is well with a name, an address and a password', () => {
    expect(checkFields(filled, true)).toBeUndefined();
  });
  it('fields that the form does not have are not asked for', () => {
    expect(checkFields({ email: 'ada@example.org' }, false)).toBeUndefined();
  });
  it('the first field at fault is named', () => {
    expect(checkFields({ name: ' ', email: '', password: '' }, true)?.field).toBe('name');
    expect(checkFields({ ...filled, email: '', password: '' }, true)?.field).toBe('email');
  });
  it.each(['ada', 'ada@', '@example.org', 'ada lovelace@example.org'])('“%s” is no e-mail address', (email) => {
    expect(checkFields({ ...filled, email }, true)?.field).toBe('email');
  });
  it('spaces around an address do no harm', () => {
    expect(checkFields({ ...filled, email: ' ada@example.org ' }, true)).toBeUndefined();
  });
  it('a new password has eight characters', () => {
    expect(checkFields({ ...filled, password: '1234567' }, true)?.message).toBe('Use at least 8 characters.');
    expect(checkFields({ ...filled, password: '12345678' }, true)).toBeUndefined();
  });
  it('an old password may be shorter, for the server to judge', () => {
    expect(checkFields({ ...filled, password: '1' }, false)).toBeUndefined();
  });
  it('an empty password is asked for by what it is', () => {
    expect(checkFields({ ...filled, password: '' }, true)?.message).toBe('Choose a password.');
    expect(checkFields({ ...filled, password: '' }, false)?.message).toBe('Write your password.');
  });
});

import { ApiError } from '../../api-error.ts';
import { messageOf } from '../../components/error-state.tsx';

export type AuthField = 'name' | 'email' | 'password';
/** What to say, and at which field; without one, above the button. */
export interface AuthProblem {
  field?: AuthField;
  message: string;
  /** Signing in instead would help. */
  taken?: boolean;
}

export const minPasswordLength = 8;

/** better-auth’s refusals in plain words. */
const byCode: Record<string, AuthProblem> = {
  USER_ALREADY_EXISTS: {
    field: 'email',
    message: 'There is an account with this e-mail address already.',
    taken: true,
  },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    field: 'email',
    message: 'There is an account with this e-mail address already.',
    taken: true,
  },
  FAILED_TO_CREATE_USER: {
    message: 'The account could not be made. If you have just signed up in another window, sign in; else try again.',
  },
  INVALID_EMAIL_OR_PASSWORD: {
    field: 'password',
    message: 'E-mail address and password do not belong together. Check both.',
  },
  INVALID_EMAIL: { field: 'email', message: 'Write an e-mail address, such as you@example.org.' },
  PASSWORD_TOO_SHORT: { field: 'password', message: `Use at least ${minPasswordLength} characters.` },
  PASSWORD_TOO_LONG: { field: 'password', message: 'Use a shorter password: at most 200 characters.' },
  INVALID_TOKEN: { message: 'This link has been used or is too old. Ask for a new one.' },
  TOKEN_EXPIRED: { message: 'This link has been used or is too old. Ask for a new one.' },
};

/** Why signing in, up or a new password failed. */
export function authProblem(error: unknown): AuthProblem {
  return (error instanceof ApiError ? byCode[error.code] : undefined) ?? { message: messageOf(error) };
}

/** What can be said before asking the server. */
export function checkFields(values: Partial<Record<AuthField, string>>, isNew: boolean): AuthProblem | undefined {
  const { name, email, password } = values;
  if (name?.trim() === '') return { field: 'name', message: 'Say what to call you.' };
  if (email !== undefined && !/^\S+@\S+$/.test(email.trim())) return byCode.INVALID_EMAIL;
  if (password === '') return { field: 'password', message: isNew ? 'Choose a password.' : 'Write your password.' };
  if (isNew && password !== undefined && password.length < minPasswordLength) return byCode.PASSWORD_TOO_SHORT;
  return undefined;
}

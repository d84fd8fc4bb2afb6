import { ApiError } from './api-error.ts';
import { capital } from './format.ts';

/** What the server says about one field: by its JSON pointer, such as `/body/newPerDay`, or by a pointer inside it. */
export function fieldError(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const found = error.errors.find((field) => field.pointer === pointer || field.pointer.startsWith(`${pointer}/`));
  return found && asSentence(found.message);
}

/** True where the server named the fields at fault, so that nothing needs to be said beside them. */
export const namesFields = (error: unknown): boolean => error instanceof ApiError && error.errors.length > 0;

/** “use 0 or more” → “Use 0 or more.” */
const asSentence = (message: string) => `${capital(message)}${/[.!?]$/.test(message) ? '' : '.'}`;

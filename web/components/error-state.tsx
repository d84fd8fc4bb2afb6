import { ApiError } from '../api-error.ts';
import { Button } from './button.tsx';

/** What happened, what to do, and a way to try again. */
export function ErrorState({ title, error, onRetry }: { title: string; error: unknown; onRetry?: () => void }) {
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : undefined;
  return (
    <div
      role="alert"
      className="grid justify-items-start gap-3 rounded-card border border-line-strong bg-surface p-6 md:p-8"
    >
      <h2 className="font-serif text-xl leading-snug">{title}</h2>
      <p className="max-w-xl text-ink-2">{messageOf(error)}</p>
      {requestId && (
        <p className="text-sm text-ink-3">
          If it keeps happening, give the operator this number: <code className="code">{requestId}</code>
        </p>
      )}
      {onRetry && (
        <Button className="mt-2" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** The message of anything thrown, safe to show. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something failed that should not have. Try again in a moment.';
}

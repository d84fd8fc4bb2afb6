import { Check } from 'lucide-react';
import { Link } from 'wouter';
import { ApiError } from '../../api-error.ts';
import { messageOf } from '../../components/error-state.tsx';
import { questionsWords, reviewsWords } from './import-words.ts';
import type { ImportResult } from './use-import.ts';

/** What an import added and left out, or why nothing was imported, row by row. */
export function ImportOutcome({ result, error }: { result: ImportResult | undefined; error: unknown }) {
  return (
    <div aria-live="polite">
      {result && <Added result={result} />}
      {error ? <Refused error={error} /> : null}
    </div>
  );
}

function Added({ result }: { result: ImportResult }) {
  const questions = questionsWords(result);
  return (
    <div className="grid gap-3 rounded-control bg-covered-soft px-4 py-3.5">
      <p className="flex items-start gap-2 font-[550] text-covered">
        <Check size={18} aria-hidden className="mt-1 shrink-0" />
        <span className="num">
          {questions && `${questions} `}
          {reviewsWords(result)}
        </span>
      </p>
      {result.remarks && result.remarks.length > 0 && (
        <ul className="grid list-disc gap-1 pl-5 text-sm">
          {result.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      {result.decks.length > 0 && (
        <ul aria-label="Decks in it" className="flex flex-wrap gap-x-4">
          {result.decks.map((deck) => (
            <li key={deck.id}>
              <Link
                href={`/library/decks/${deck.id}`}
                className="link inline-flex min-h-11 items-center text-sm font-[550]"
              >
                {deck.title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Refused({ error }: { error: unknown }) {
  // One fault is said by the message itself.
  const rows = error instanceof ApiError && error.errors.length > 1 ? error.errors : [];
  return (
    <div className="grid gap-3 rounded-control bg-wrong-soft px-4 py-3.5">
      <p className="font-[550] text-wrong">{messageOf(error)}</p>
      {rows.length > 0 && (
        <ul tabIndex={0} aria-label="Faults in the file" className="num grid max-h-72 gap-1 overflow-y-auto text-sm">
          {rows.map(({ pointer, message }) => (
            <li key={pointer} className="break-words">
              {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

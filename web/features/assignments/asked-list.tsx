import { Link } from 'wouter';
import type { OwnSubmissionDetail } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { brief, percent } from '../../format.ts';
import { answersHref } from '../../answers-href.ts';

/** The questions of a take, each with the way to answer it or to the answer given. */
export function AskedList({ own }: { own: OwnSubmissionDetail }) {
  const { asked, status, cannotStart } = own;
  if (asked.length === 0) return null;
  const mayAnswer = status === 'open' && cannotStart === null;
  return (
    <Card aria-labelledby="asked" className="pt-5">
      <h2 id="asked" className="px-5 font-serif text-xl md:px-7">
        Questions
      </h2>
      <ol className="mt-2 divide-y divide-line">
        {asked.map(({ questionId, cardId, prompt, attemptId, score, criteria }) => (
          <li
            key={questionId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-5 py-3 md:px-7"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p>
                <InlineCode>{brief(prompt, 140)}</InlineCode>
              </p>
              {criteria !== null && attemptId === null && (
                <p className="text-sm text-ink-3">{criteriaWords(criteria.map(({ kind }) => kind))}</p>
              )}
            </div>
            {attemptId !== null ? (
              <span className="num flex items-center gap-4 text-sm text-ink-2">
                {score === null ? 'answered' : percent(score)}
                <Link href={answersHref(questionId)} className="link inline-flex min-h-11 items-center font-[550]">
                  My answers<span className="sr-only">: {brief(prompt)}</span>
                </Link>
              </span>
            ) : mayAnswer ? (
              <Link
                href={`/practice?cardId=${encodeURIComponent(cardId)}`}
                className="link inline-flex min-h-11 items-center text-sm font-[550]"
              >
                Answer<span className="sr-only">: {brief(prompt)}</span>
              </Link>
            ) : (
              <span className="text-sm text-ink-3">not answered</span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** “4 points: 3 fact, 1 command”. */
function criteriaWords(kinds: readonly string[]): string {
  const parts = [...new Set(kinds)].map((kind) => `${kinds.filter((one) => one === kind).length} ${kind}`);
  return `${kinds.length} points: ${parts.join(', ')}`;
}

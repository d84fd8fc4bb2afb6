import { createHash } from 'node:crypto';
import type { QuestionFile } from './deck-format.ts';
import type { Finding } from './question-rules.ts';

/** Hash of prompt, kind, level, groups and each point’s claim, weight, role, group and misconceptions. */
export function meaningHash({ prompt, kind, level, groups, points }: QuestionFile): string {
  const meaning = {
    prompt,
    kind,
    level,
    ...(groups && { groups }), // absent where there are none, so that published hashes stay
    points: points.map(({ id, say, weight, must, bonus, group, wrong }) => ({
      id,
      say,
      weight,
      must: must ?? false,
      bonus: bonus ?? false,
      ...(group !== undefined && { group }),
      wrong: wrong ?? [],
    })),
  };
  return createHash('sha256').update(JSON.stringify(meaning)).digest('hex').slice(0, 32);
}

/** What may not change any more of a question: revision → meaning hash of those that were published. */
export type PublishedRevisions = Record<string, string>;

/** The highest revision that was published; 0 if none was. */
export const highestRev = (published: PublishedRevisions): number => Math.max(0, ...Object.keys(published).map(Number));

/** What a question says against those of its revisions that were published. */
export function revisionFindings(question: QuestionFile, published: PublishedRevisions = {}): Finding[] {
  const highest = highestRev(published);
  const known = published[String(question.rev)];
  if (question.rev < highest) {
    return [
      {
        severity: 'error',
        path: ['rev'],
        message: `revision ${highest} was published; rev may not go back: use ${highest + 1}`,
      },
    ];
  }
  if (known && known !== meaningHash(question)) {
    return [
      {
        severity: 'error',
        path: ['rev'],
        message: `the meaning changed but rev is still ${question.rev}: raise it to ${question.rev + 1} and add a note under "changes"`,
      },
    ];
  }
  return [];
}

import { readPackage, type PackageQuestion } from './read-package.ts';
import { RefusedPackage } from './refused-package.ts';

/** What the process that reads a package says, piece by piece. */
export type FromReading =
  | { kind: 'questions'; deck: string; questions: PackageQuestion[] }
  | { kind: 'done'; remarks: string[] }
  | { kind: 'refused'; reason: string };

const questionsAtOnce = 200;

const [path = '', folder = '', now = ''] = process.argv.slice(2);
try {
  const { decks, remarks } = await readPackage(path, folder, Number(now));
  for (const { name: deck, questions } of decks)
    for (let start = 0; start < questions.length; start += questionsAtOnce)
      await say({ kind: 'questions', deck, questions: questions.slice(start, start + questionsAtOnce) });
  await say({ kind: 'done', remarks });
} catch (error) {
  if (!(error instanceof RefusedPackage)) throw error;
  await say({ kind: 'refused', reason: error.message });
}
process.disconnect();

function say(message: FromReading): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

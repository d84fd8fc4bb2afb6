import type { Examined } from './examine.ts';
import type { Check } from './vectors.ts';

/** The report in Markdown; the same values give the same text. */
export function reportOf(examined: readonly Examined[]): string {
  const count = (verdict: Examined['verdict']) => examined.filter((one) => one.verdict === verdict).length;
  return [
    '# Conformance report',
    '',
    'What the test suites of Anki, ts-fsrs, py-fsrs, fsrs-rs, go-fsrs and fsrs-optimizer expect, and what this service does. Made by `npm run conformance` from `vectors-public.json`; `npm test` fails where a vector fails or this file is stale. By *HTTP*: a learner of the real service, with the vector’s settings, answers, and the API’s card or preview is compared. *Directly*: no API takes such input, so our function is called.',
    '',
    `${examined.length} vectors: ${count('passed')} passed, ${count('explained')} explained (something differs on purpose, with the reason below), ${count('failed')} failed.`,
    '',
    '| vector | by | through | outcome |',
    '|---|---|---|---|',
    ...examined.map(
      ({ vector, by, through, verdict, checks }) =>
        `| [${vector.id}](#${anchor(vector.id)}) | ${by} | ${through} | ${verdict}${verdict === 'passed' ? '' : `: ${checks.filter(({ same }) => same).length} of ${checks.length} alike`} |`,
    ),
    '',
    ...examined.flatMap(section),
  ].join('\n');
}

function section({ vector, verdict, checks }: Examined): string[] {
  return [
    `## ${vector.id}`,
    '',
    `${verdict}. Source: ${vector.source.map(shortSource).join('; ')}.`,
    '',
    '| compared | expected | ours | |',
    '|---|---|---|---|',
    ...checks.map(row),
    '',
    ...checks.flatMap(({ what, same, because }) =>
      !same && because !== undefined ? [`*${what}*: ${because}.`, ''] : [],
    ),
  ];
}

const row = ({ what, expected, ours, same, because }: Check) =>
  `| ${cell(what)} | ${cell(expected)} | ${cell(ours)} | ${same ? 'alike' : because === undefined ? '**differs**' : 'differs, explained'} |`;

const cell = (text: string) => text.replaceAll('|', '\\|');
const anchor = (id: string) => id.toLowerCase().replaceAll('.', '');
/** A commit's name in seven digits. */
const shortSource = (source: string) => source.replace(/@([0-9a-f]{7})[0-9a-f]+/, '@$1');

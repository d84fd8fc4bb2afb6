import type { Deletion } from '../../api-types.ts';
import { count } from '../../format.ts';

/** What a deletion takes along, an entry each; nothing of what there is none of. */
export function goesWords({ goes }: Deletion): string[] {
  const { cards, reviews, answers, recordings, interviews, links, submissions, decks } = goes;
  const some = (n: number, words: string) => (n > 0 ? [words] : []);
  return [
    ...some(cards + reviews, `${count(cards, 'card')}${reviews > 0 ? ` with ${count(reviews, 'review')}` : ''}`),
    ...some(answers, `${count(answers, 'answer')} with all verdicts`),
    ...some(recordings, `${count(recordings, 'recording')} of spoken answers`),
    ...some(
      interviews,
      `${count(interviews, 'mock interview')}${links > 0 ? `, and ${count(links, 'link')} to reports, which stop working` : ''}`,
    ),
    ...some(submissions, `What you handed in for ${count(submissions, 'assignment')}: your coaches lose it, too`),
    ...some(decks.length, `${decks.length === 1 ? 'Your deck' : 'Your decks'} ${titles(decks)}`),
    'Your settings and notifications, and how you sign in',
  ];
}

/** What stays, without the name of whoever leaves; empty where nothing does. */
export function staysWords({ stays: { decks, comments, verdicts } }: Deletion): string[] {
  const said = [
    ...(comments > 0 ? [count(comments, 'comment')] : []),
    ...(verdicts > 0 ? [count(verdicts, 'verdict')] : []),
  ];
  return [
    ...(said.length > 0 ? [`${new Intl.ListFormat('en-GB').format(said)} of yours on others’ answers`] : []),
    ...(decks.length > 0
      ? [
          `${titles(decks)}: others study ${decks.length === 1 ? 'this deck' : 'these decks'} of yours, so they keep ${decks.length === 1 ? 'it' : 'them'}`,
        ]
      : []),
  ];
}

const titles = (decks: readonly string[]) => new Intl.ListFormat('en-GB').format(decks.map((title) => `“${title}”`));

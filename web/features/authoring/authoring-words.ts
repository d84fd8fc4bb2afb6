import type { Draft, DraftFinding, Drafts, TakenItem } from '../../api-types.ts';
import { count } from '../../format.ts';

/** How a question stands, in a word. */
export const stateWords: Record<Draft['state'], string> = {
  published: 'Published',
  changed: 'Changed',
  new: 'New',
  faulty: 'To mend',
};

/** That its text is stored, and whether that is what is studied. */
export function savedWords({ state, rev }: Pick<Draft, 'state' | 'rev'>): string {
  if (rev === null) return 'Saved as a draft';
  return state === 'published' ? 'Saved and published' : 'Saved: studied once you publish';
}

/** What publishing would do, by question. */
export interface Changes {
  added: Draft[];
  changed: Draft[];
  /** Among those changed: what asks for a note. */
  noted: Draft[];
  retired: Drafts['removed'];
  faulty: Draft[];
}

export function changesOf({ items, removed }: Drafts): Changes {
  const changed = items.filter(({ state }) => state === 'changed');
  return {
    added: items.filter(({ state }) => state === 'new'),
    changed,
    noted: items.filter(({ meaningChanged }) => meaningChanged),
    retired: removed,
    faulty: items.filter(({ state }) => state === 'faulty'),
  };
}

/** What publishing means to whoever studies the deck, a line each; empty where nothing changed. */
export function changeLines({ added, changed, noted, retired }: Changes): string[] {
  const small = changed.length - noted.length;
  return [
    ...(added.length > 0 ? [`${count(added.length, 'question')} will be added, and met as new.`] : []),
    ...(noted.length > 0
      ? [`${count(noted.length, 'question')} will ask for something else; the card and its history stay.`]
      : []),
    ...(small > 0 ? [`${count(small, 'question')} will be worded better, and mean the same.`] : []),
    ...(retired.length > 0
      ? [`${count(retired.length, 'question')} will be asked no more; answers and history stay.`]
      : []),
  ];
}

/** What is wrong with a field of a question, all in one; undefined if nothing is. `field`: a JSON pointer. */
export function faultAt(findings: readonly DraftFinding[], field: string, below = false): string | undefined {
  const own = findings.filter((finding) => finding.field === field || (below && finding.field.startsWith(`${field}/`)));
  return own.length === 0 ? undefined : own.map(({ message }) => sentence(message)).join(' ');
}

/** A finding for people: the checker's remedies begin in lower case, to stand behind a file and line. */
export const sentence = (message: string): string => {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
};

const outcomes: Record<TakenItem['outcome'], string> = {
  added: 'Added',
  changed: 'Replaced',
  same: 'As it was',
  kept: 'Left as it was',
  refused: 'Not taken',
};

/** What became of a file or row, in a word and a sentence; what is wrong with it where no draft shows it. */
export function takenWords({ outcome, message, findings }: TakenItem): {
  word: string;
  note: string;
  faults: string[];
} {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const note = message
    ? sentence(message)
    : errors.length > 0
      ? `${count(errors.length, 'thing')} to mend before publishing.`
      : '';
  const faults = outcome === 'refused' ? errors.map(findingWords) : [];
  return { word: outcomes[outcome], note, faults };
}

/** “Line 4, points.0.src: Use https.” */
const findingWords = ({ line, field, message }: DraftFinding): string =>
  `Line ${line}${field && `, ${field.slice(1).replaceAll('/', '.')}`}: ${sentence(message)}`;

/** What became of all: “12 added, 2 not taken.” */
export function takenSummary(items: readonly Pick<TakenItem, 'outcome'>[]): string {
  const parts = (['added', 'changed', 'same', 'kept', 'refused'] as const).flatMap((outcome) => {
    const found = items.filter((item) => item.outcome === outcome).length;
    return found === 0 ? [] : [`${found} ${outcomes[outcome].toLowerCase()}`];
  });
  return `${parts.join(', ')}.`;
}

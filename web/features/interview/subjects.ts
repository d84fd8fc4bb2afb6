import type { Career, Deck } from '../../api-types.ts';
import type { SetUp } from './set-up.ts';

type Subject = Pick<SetUp, 'careerId' | 'skillId'>;
interface Option {
  /** Of the list: `career:…` or `skill:…`. */
  value: string;
  label: string;
}

export const valueOf = ({ careerId, skillId }: Subject): string =>
  careerId === null ? `skill:${skillId ?? ''}` : `career:${careerId}`;

export function subjectFrom(value: string): Subject {
  const id = value.slice(value.indexOf(':') + 1);
  return value.startsWith('career:') ? { careerId: id, skillId: null } : { careerId: null, skillId: id };
}

/** Careers and skills that have questions, by title. */
export function optionsOf(careers: readonly Career[], decks: readonly Deck[]): { careers: Option[]; skills: Option[] } {
  const skills = new Map<string, string>();
  for (const { skillId, skillTitle, questionCount } of decks) if (questionCount > 0) skills.set(skillId, skillTitle);
  const sorted = (options: Option[]) => options.toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
  return {
    careers: sorted(
      careers
        .filter(({ questionCount }) => questionCount > 0)
        .map(({ id, title }) => ({ value: `career:${id}`, label: title })),
    ),
    skills: sorted([...skills].map(([id, title]) => ({ value: `skill:${id}`, label: title }))),
  };
}

/** The decks that questions can come from. */
export function decksOf({ careerId, skillId }: Subject, careers: readonly Career[], decks: readonly Deck[]): Deck[] {
  const career = careers.find(({ id }) => id === careerId);
  const isMeant = (deck: Deck) =>
    careerId === null ? deck.skillId === skillId : career?.skills.some(({ id }) => id === deck.skillId) === true;
  return decks.filter((deck) => deck.questionCount > 0 && isMeant(deck));
}

/** A set-up that can be asked for: its subject and decks are there; else what the learner studies, or the first. */
export function withSubject(setUp: SetUp, careers: readonly Career[], decks: readonly Deck[]): SetUp {
  const options = optionsOf(careers, decks);
  const all = [...options.skills, ...options.careers];
  const studied = decks.find(({ enrolled, questionCount }) => enrolled && questionCount > 0);
  const isThere = all.some(({ value }) => value === valueOf(setUp));
  const first = studied === undefined ? all[0]?.value : `skill:${studied.skillId}`;
  const subject = isThere || first === undefined ? setUp : { ...setUp, ...subjectFrom(first) };
  const ids = new Set(decksOf(subject, careers, decks).map(({ id }) => id));
  return { ...subject, deckIds: subject.deckIds.filter((id) => ids.has(id)) };
}

import type { FieldError } from '../errors.ts';
import { levels, type Level } from '../grading/question.ts';
import type { InterviewSettings } from './interview.ts';

/** A question as far as the settings ask. */
export interface Fitted {
  deckId: string;
  deckTitle: string;
  /** Of a learner’s own. */
  ownDeck: boolean;
  skillId: string;
  skillTitle: string;
  level: Level;
  plannedMs: number;
}

export type FitSettings = Pick<InterviewSettings, 'deckIds' | 'levels' | 'minutes'> & {
  skillId: string | null;
  /** Of the career, null without one. */
  careerSkillIds: readonly string[] | null;
};

/** The longest interview there is, minutes. */
const mostMinutes = 60;
const mostNamed = 3;
const levelNames = { 1: 'junior', 2: 'mid', 3: 'senior' } as const satisfies Record<Level, string>;

/** The questions of the decks, else of the skill, else of the career, else of all, that have a level asked for and fit the time. Pure. */
export const fittingQuestions = <Q extends Fitted>(questions: readonly Q[], settings: FitSettings): Q[] =>
  questions.filter(
    (question) =>
      isInScope(question, settings) &&
      settings.levels.includes(question.level) &&
      question.plannedMs <= settings.minutes * 60_000,
  );

/** Own decks are asked from only when they are chosen. */
function isInScope({ deckId, ownDeck, skillId }: Fitted, settings: FitSettings): boolean {
  if (settings.deckIds.length > 0) return settings.deckIds.includes(deckId);
  if (ownDeck) return false;
  if (settings.skillId !== null) return settings.skillId === skillId;
  return settings.careerSkillIds?.includes(skillId) ?? true;
}

/** Where no question fits: each setting that alone stands in the way, and what to make of it. Pure. */
export function whyNothingFits(
  questions: readonly Fitted[],
  settings: FitSettings,
): readonly [FieldError, ...FieldError[]] {
  const ask = (over: Partial<FitSettings>) => fittingQuestions(questions, { ...settings, ...over });
  const none = `there are no ${kindOfQuestions(settings.levels)} ${placeOf(settings)}`;

  const otherLevels = levels.filter((level) => ask({ levels: [level] }).length > 0);
  const shortest = Math.min(...ask({ minutes: mostMinutes }).map(({ plannedMs }) => plannedMs));
  const otherDecks = ask({ deckIds: [] }).map(({ deckTitle }) => deckTitle);
  const otherSkills = ask({ skillId: null }).map(({ skillTitle }) => skillTitle);
  const anySkills = ask({ careerSkillIds: null }).map(({ skillTitle }) => skillTitle);
  const [first, ...more] = [
    ...found('/body/levels', otherLevels.map(nameLevel), (names) => `${none}: add level ${names}`),
    ...(Number.isFinite(shortest)
      ? [
          {
            pointer: '/body/minutes',
            message: `every question that fits takes longer: take at least ${Math.ceil(shortest / 60_000)} minutes`,
          },
        ]
      : []),
    ...found('/body/deckIds', otherDecks.map(quote), (names) => `${none}: add ${names}, or leave deckIds empty`),
    ...found('/body/skillId', otherSkills.map(quote), (names) => `${none}: choose another, such as ${names}`),
    ...found('/body/careerId', anySkills.map(quote), (names) => `${none}: choose another, or a skill such as ${names}`),
  ];
  if (first) return [first, ...more];
  const pointer =
    settings.deckIds.length > 0 ? '/body/deckIds' : settings.skillId === null ? '/body/careerId' : '/body/skillId';
  return [{ pointer, message: `${none}, and no single setting would change that: choose others, and every level` }];
}

const nameLevel = (level: Level) => `${level} (${levelNames[level]})`;
const quote = (title: string) => `“${title}”`;

/** One error that names some of what is found instead; none if nothing is. */
function found(pointer: string, names: readonly string[], say: (names: string) => string): FieldError[] {
  const some = [...new Set(names)].slice(0, mostNamed);
  return some.length === 0 ? [] : [{ pointer, message: say(either(some)) }];
}

const kindOfQuestions = (asked: readonly Level[]): string =>
  levels.every((level) => asked.includes(level))
    ? 'questions'
    : `${either(levels.filter((level) => asked.includes(level)).map((level) => levelNames[level]))} questions`;

function placeOf({ deckIds, skillId, careerSkillIds }: FitSettings): string {
  if (deckIds.length > 0) return deckIds.length === 1 ? 'in this deck' : 'in these decks';
  if (skillId !== null) return 'in this skill';
  return careerSkillIds === null ? 'in the library' : 'in this career';
}

/** “1, 2 or 3”. */
const either = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;

import type { AssignmentDetail, Deck } from '../../../api-types.ts';
import { fromWall, toWall } from '../../assignments/zoned-time.ts';
import type { Work } from '../../assignments/assignment-words.ts';
import { newSetUp, type SetUp } from '../../interview/set-up.ts';
import type { Content } from './use-assignments.ts';

/** What the form holds, as it is typed: dates as the coach’s clock shows them. */
export interface FormContent {
  /** Deck at one’s own pace, exam, interview or habit. */
  kind: 'deck' | 'exam' | 'interview' | 'habit';
  title: string;
  instructions: string;
  deckId: string;
  setUp: SetUp;
  points: string;
  opensAt: string;
  dueAt: string;
  latePolicy: NonNullable<Content['latePolicy']>;
  takes: string;
  minutes: string;
  showCriteria: boolean;
  blind: boolean;
  /** null: everyone. */
  learnerIds: string[] | null;
}

const day = 86_400_000;

/** A form for a new assignment: it opens now and is due in a week, at six in the evening. */
export const emptyForm = (now: Date, timeZone: string): FormContent => ({
  kind: 'deck',
  title: '',
  instructions: '',
  deckId: '',
  setUp: newSetUp('typed'),
  points: '5',
  opensAt: toWall(now.toISOString(), timeZone),
  dueAt: `${toWall(new Date(now.getTime() + 7 * day).toISOString(), timeZone).slice(0, 10)}T18:00`,
  latePolicy: 'mark',
  takes: '1',
  minutes: '45',
  showCriteria: true,
  blind: false,
  learnerIds: null,
});

export function formOf(known: AssignmentDetail, timeZone: string): FormContent {
  const { kind, mode, interview, habit, deck, dueAt, timeLimitMs } = known;
  return {
    kind: kind === 'deck' && mode === 'exam' ? 'exam' : kind,
    title: known.title,
    instructions: known.instructions,
    deckId: deck?.id ?? '',
    setUp: interview ?? newSetUp('typed'),
    points: String(habit?.points ?? 5),
    opensAt: toWall(known.opensAt, timeZone),
    dueAt: dueAt === null ? '' : toWall(dueAt, timeZone),
    latePolicy: known.latePolicy,
    takes: String(known.takes),
    minutes: String(Math.round((timeLimitMs ?? 45 * 60_000) / 60_000)),
    showCriteria: known.showCriteria,
    blind: known.blind,
    learnerIds: known.learnerIds,
  };
}

/** What is sent: fields of other kinds are left empty. What is no number or date goes as it is, for the server to name. */
export function contentOf(
  form: FormContent,
  timeZone: string,
  known?: Pick<AssignmentDetail, 'opensAt' | 'dueAt'>,
): Content {
  // A date that was not touched keeps its seconds: it is no change.
  const instantOf = (wall: string, before: string | null | undefined) =>
    before != null && toWall(before, timeZone) === wall ? before : (fromWall(wall, timeZone) ?? wall);
  const { setUp, learnerIds, latePolicy, showCriteria, blind, instructions, title } = form;
  const { seed, ...chosen } = setUp;
  const hasDeck = form.kind !== 'interview';
  return {
    kind: form.kind === 'exam' ? 'deck' : form.kind,
    mode: form.kind === 'exam' || form.kind === 'interview' ? 'exam' : 'study',
    title,
    instructions,
    deckId: hasDeck && form.deckId !== '' ? form.deckId : null,
    interview: form.kind === 'interview' ? { ...chosen, ...(seed === null ? {} : { seed }) } : null,
    habit: form.kind === 'habit' ? { points: numberOf(form.points) } : null,
    opensAt: instantOf(form.opensAt, known?.opensAt),
    dueAt: form.dueAt === '' ? null : instantOf(form.dueAt, known?.dueAt),
    latePolicy,
    takes: form.kind === 'habit' ? 1 : numberOf(form.takes),
    timeLimitMs: form.kind === 'exam' ? Math.round(numberOf(form.minutes) * 60_000) : null,
    showCriteria,
    blind,
    learnerIds,
  };
}

const numberOf = (text: string) => Number(text.trim().replace(',', '.') || Number.NaN);

/** What the learner will read. */
export function workOf(
  form: FormContent,
  decks: readonly Deck[],
  timeZone: string,
): Work & { instructions: string; opensAt: string } {
  const { kind, mode, latePolicy, takes, timeLimitMs, instructions, habit } = contentOf(form, timeZone);
  const deck = decks.find(({ id }) => id === form.deckId);
  return {
    kind,
    mode: mode ?? 'study',
    latePolicy: latePolicy ?? 'mark',
    takes: takes === undefined || Number.isNaN(takes) ? 1 : takes,
    timeLimitMs: timeLimitMs === undefined || Number.isNaN(timeLimitMs) ? null : timeLimitMs,
    instructions: instructions ?? '',
    opensAt: fromWall(form.opensAt, timeZone) ?? new Date().toISOString(),
    deck: deck === undefined ? null : { title: deck.title, questions: deck.questionCount },
    interview: form.kind === 'interview' ? form.setUp : null,
    habit: habit === null || habit === undefined || Number.isNaN(habit.points) ? null : habit,
  };
}

import type { Career, Deck, Interview, InterviewSettings } from '../../api-types.ts';
import { type MicrophoneProblem, problemWords } from '../../components/speech/microphone.ts';
import { capital, count, countWord, listing } from '../../format.ts';

/** What an interview is about: “Containers”, “Platform Engineer”. Plain words until the titles are known. */
export function subjectOf(
  { careerId, skillId }: Pick<InterviewSettings, 'careerId' | 'skillId'>,
  careers: readonly Career[],
  decks: readonly Deck[],
): string {
  const career = careers.find(({ id }) => id === careerId);
  const deck = decks.find((one) => one.skillId === skillId);
  return career?.title ?? deck?.skillTitle ?? 'Mock interview';
}

const levelNames = { 1: 'junior', 2: 'mid', 3: 'senior' } as const;
export const levelName = (level: InterviewSettings['levels'][number]): string => levelNames[level];

/** “30 min · spoken · mid and senior”. */
export function settingsLine({ minutes, inputMode, levels }: InterviewSettings): string {
  const which = levels.length === 3 ? 'all levels' : listing(levels.map(levelName));
  return [`${minutes}\u00a0min`, inputMode, which].join(' · ');
}

/** What spoken answers need here, or why they cannot be given. */
export function spokenNeeds(
  microphone: MicrophoneProblem | undefined,
  transcriber: { host: string } | null | undefined,
): string {
  if (microphone === 'insecure')
    return 'Needs a page over https, or on localhost: browsers give the microphone to no other.';
  if (microphone !== undefined) return problemWords[microphone];
  if (transcriber === undefined) return 'Needs a microphone.';
  return transcriber === null
    ? 'Needs a microphone. This server turns no speech into words: your browser may write along, or you type what you said.'
    : `Needs a microphone. Recordings are turned into words by ${transcriber.host} when you say so.`;
}

/** “Eight questions in thirty minutes.” */
export const plannedHeadline = ({ questionCount, settings }: Interview): string =>
  `${capital(countWord(questionCount, 'question'))} in ${countWord(settings.minutes, 'minute')}.`;

/** The rules, one line each. */
export function rulesOf({ inputMode, think, followUps }: InterviewSettings): string[] {
  const asked = think ? 'First you think, then you answer' : 'You answer at once';
  return [
    `One question at a time. ${asked}${followUps ? '; a follow-up may come' : ''}. Nothing is judged until the end.`,
    'Pause when you must: the clock stops. It stops by itself when this page is closed for more than a minute and a half.',
    inputMode === 'spoken'
      ? 'Nothing is lost: recordings stay on this device, and words are saved as they come. The words are what counts when the time is up.'
      : 'Nothing is lost: what you write is saved as you write it, and handed in when the time is up.',
  ];
}

/** Milliseconds as time left, for a paused screen: “12 minutes and 5 seconds”. */
export function timeLeft(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [
    seconds >= 60 ? count(Math.floor(seconds / 60), 'minute') : '',
    seconds % 60 > 0 || seconds < 60 ? count(seconds % 60, 'second') : '',
  ];
  return listing(parts.filter(Boolean));
}

/** Why it is paused, and what to do. */
export const pausedWords = ({ pausedBecause }: Pick<Interview, 'pausedBecause'>): string =>
  pausedBecause === 'away'
    ? 'Nothing was heard from this page for a minute and a half, so the clock stopped where it was. What you wrote is kept.'
    : 'The clock stands still. What you wrote is kept. Go on when you are ready.';

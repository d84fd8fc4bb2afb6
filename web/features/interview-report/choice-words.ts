import type { ReportAnswer } from '../../api-types.ts';
import { count, countWord, percent } from '../../format.ts';

type ChoiceReason = ReportAnswer['reasons'][number];

const kinds: Record<ReportAnswer['kind'], string> = {
  concept: 'a question on a concept',
  trace: 'a trace',
  debug: 'a debugging question',
  tradeoff: 'a trade-off',
  scenario: 'a scenario',
};
const levels: Record<ReportAnswer['level'], string> = { 1: 'junior', 2: 'mid', 3: 'senior' };

/** Why a question was chosen, as a part of a sentence. */
function choiceWords(reason: ChoiceReason): string {
  switch (reason.code) {
    case 'not-met':
      return 'it was new to you';
    case 'weak':
      return `your last answers to it scored ${Math.round(reason.score * 100)} of 100 on average`;
    case 'missed-points':
      return `${countWord(reason.points, 'point')} of it ${reason.points === 1 ? 'has an open drill' : 'have open drills'}`;
    case 'fading':
      return `you were about to forget it (${percent(reason.recall)} likely to recall)`;
    case 'covers-kind':
      return `the interview was to have ${kinds[reason.kind]}`;
    case 'covers-deck':
      return `nothing of ${reason.deckTitle} was in it yet`;
    case 'covers-level':
      return `nothing for ${levels[reason.level]} engineers was in it yet`;
    case 'answered-recently':
      return `you had answered it ${reason.days === 0 ? 'that day' : `${count(reason.days, 'day')} before`}, but little else was left`;
    case 'not-lately':
      return `you had not answered it for ${count(reason.days, 'day')}`;
    case 'fits-time':
      return 'it fitted the time that was left';
    case 'assigned':
      return 'the exam asks every question of its deck';
  }
}

/** All the reasons as one sentence; empty where there are none. */
export function whyAsked(reasons: readonly ChoiceReason[]): string {
  const words = reasons.map(choiceWords);
  return words.length === 0 ? '' : `Asked because ${words.join('; ')}.`;
}

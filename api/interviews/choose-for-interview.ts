import { findSkill, listCareers, listCareerSkills, listDecks } from '../../db/catalogue.ts';
import type { Reader } from '../../db/database.ts';
import { currentSettings } from '../../db/settings.ts';
import { versionAt } from '../accounts/settings.ts';
import { invalidFields, type FieldError } from '../errors.ts';
import type { Level } from '../grading/question.ts';
import { chooseQuestions } from './choose-questions.ts';
import { fittingQuestions, whyNothingFits, type FitSettings } from './fitting-questions.ts';
import type { ChoiceReason, InterviewSettings } from './interview.ts';
import { orderQuestions } from './order-questions.ts';
import { readCandidates } from './read-candidates.ts';

/** A question of an interview, at the revision that is asked in it. */
export interface ChosenQuestion {
  questionId: string;
  rev: number;
  cardId: string;
  level: Level;
  /** One to three. */
  reasons: ChoiceReason[];
  /** That it is expected to take. */
  plannedMs: number;
  /** 0 without time to think. */
  thinkSeconds: number;
}

/**
 * The questions of an interview, in the order asked. Throws Invalid for a career, skill or deck that is not there for
 * this learner, and where no question fits: then it names the settings to relax.
 */
export async function chooseForInterview(
  db: Reader,
  userId: string,
  settings: InterviewSettings,
  now: Date,
): Promise<ChosenQuestion[]> {
  const fit = await readFit(db, userId, settings);
  const learner = versionAt(await currentSettings(db, { userId }), now);
  const candidates = await readCandidates(db, userId, { interview: settings, learner, now });
  const fitting = fittingQuestions(candidates, fit);
  if (fitting.length === 0) throw invalidFields(whyNothingFits(candidates, fit));
  const { desiredRetention } = learner;
  const { minutes, seed } = settings;
  const chosen = chooseQuestions(fitting, { limitMs: minutes * 60_000, seed, desiredRetention });
  return orderQuestions(chosen, seed).map(
    ({ questionId, rev, cardId, level, reasons, plannedMs, thinkSeconds }): ChosenQuestion => ({
      questionId,
      rev,
      cardId,
      level,
      reasons,
      plannedMs,
      thinkSeconds: settings.think ? thinkSeconds : 0,
    }),
  );
}

/** The settings with the skills of the career, once all that they name is found. */
async function readFit(db: Reader, userId: string, settings: InterviewSettings): Promise<FitSettings> {
  const { careerId, skillId, deckIds } = settings;
  const [careers, skill, decks, careerSkills] = await Promise.all([
    listCareers(db, {}),
    skillId === null ? undefined : findSkill(db, skillId),
    listDecks(db, { userId }),
    listCareerSkills(db, {}),
  ]);
  const unknown: FieldError[] = [];
  if (careerId !== null && careers.every(({ id }) => id !== careerId))
    unknown.push({ pointer: '/body/careerId', message: 'there is no such career: choose one of the library' });
  if (skillId !== null && !skill)
    unknown.push({ pointer: '/body/skillId', message: 'there is no such skill: choose one of the library' });
  for (const [index, deckId] of deckIds.entries())
    if (decks.every(({ deck }) => deck.id !== deckId))
      unknown.push({ pointer: `/body/deckIds/${index}`, message: 'there is no such deck: leave it out' });
  const [first, ...more] = unknown;
  if (first) throw invalidFields([first, ...more]);
  const ofCareer = careerSkills.flatMap((row) => (row.careerId === careerId ? [row.skillId] : []));
  return { ...settings, careerSkillIds: careerId === null ? null : ofCareer };
}

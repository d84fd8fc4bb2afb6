import { findDeck, listPeople } from '../../db/assignments.ts';
import type { Reader } from '../../db/database.ts';
import type { AssignmentRow } from '../../db/schema.ts';
import { AppError, type FieldError } from '../errors.ts';
import { chooseForInterview } from '../interviews/choose-for-interview.ts';

/** What a coach sets, whole. */
export type Content = Pick<
  AssignmentRow,
  | 'kind'
  | 'mode'
  | 'title'
  | 'instructions'
  | 'deckId'
  | 'interview'
  | 'habit'
  | 'opensAt'
  | 'dueAt'
  | 'latePolicy'
  | 'takes'
  | 'timeLimitMs'
  | 'showCriteria'
  | 'blind'
  | 'learnerIds'
>;

/**
 * Each field that stands in the way of setting some work now, and what to make of it.
 * @param asker the coach; of own decks, theirs alone may be set
 * @param keptDeckId one that was chosen before, whoever's it is
 */
export async function checkContent(
  db: Reader,
  content: Content,
  { cohortId, asker, keptDeckId, now }: { cohortId: string; asker: string; keptDeckId: string | null; now: Date },
): Promise<FieldError[]> {
  return [
    ...checkKind(content),
    ...checkDates(content, now),
    ...(await checkDeck(db, content, { asker, keptDeckId })),
    ...(await checkInterview(db, content, asker, now)),
    ...(await checkLearners(db, content, cohortId)),
  ];
}

const fault = (field: keyof Content, message: string): FieldError => ({ pointer: `/body/${field}`, message });

/** What belongs to which kind of work. */
function checkKind({ kind, mode, deckId, interview, habit, timeLimitMs, takes, dueAt }: Content): FieldError[] {
  const errors: FieldError[] = [];
  const isExam = kind === 'deck' && mode === 'exam';
  if (kind === 'interview' && mode === 'study')
    errors.push(fault('mode', 'a mock interview runs under a clock: use "exam", or leave it out'));
  if (kind === 'habit' && mode === 'exam')
    errors.push(fault('mode', 'a habit is studied at one’s own pace: use "study", or leave it out'));
  if (kind === 'interview' && deckId !== null)
    errors.push(fault('deckId', 'an interview names its decks in interview/deckIds: remove it here'));
  if (kind !== 'interview' && interview !== null)
    errors.push(fault('interview', 'belongs to an assignment of kind "interview": remove it'));
  if (kind !== 'habit' && habit !== null)
    errors.push(fault('habit', 'belongs to an assignment of kind "habit": remove it'));
  if (kind === 'habit' && habit === null) errors.push(fault('habit', 'is missing: say how many points to reach'));
  if (kind === 'habit' && dueAt === null) errors.push(fault('dueAt', 'a habit is kept up to a day: choose a due date'));
  if (kind === 'habit' && takes !== 1) errors.push(fault('takes', 'a habit has one take: use 1'));
  if (isExam && timeLimitMs === null)
    errors.push(fault('timeLimitMs', 'an exam runs under a clock: choose its time limit'));
  if (!isExam && timeLimitMs !== null)
    errors.push(
      fault(
        'timeLimitMs',
        kind === 'interview' ? 'an interview has its minutes: remove it here' : 'belongs to an exam: remove it',
      ),
    );
  return errors;
}

function checkDates({ opensAt, dueAt }: Content, now: Date): FieldError[] {
  if (dueAt === null) return [];
  if (dueAt <= now) return [fault('dueAt', 'has passed: choose a later date, or none')];
  if (dueAt <= opensAt) return [fault('dueAt', 'is not after it opens: choose a later date, or let it open earlier')];
  return [];
}

async function checkDeck(
  db: Reader,
  { kind, deckId }: Content,
  { asker, keptDeckId }: { asker: string; keptDeckId: string | null },
): Promise<FieldError[]> {
  if (kind === 'interview') return [];
  if (deckId === null) return [fault('deckId', 'is missing: choose a deck')];
  const [deck] = await findDeck(db, deckId);
  const mayUse = deck && (deck.ownerId === null || deck.ownerId === asker || deck.id === keptDeckId);
  if (!mayUse) return [fault('deckId', 'there is no such deck: choose one of the library, or of your own')];
  return deck.retired ? [fault('deckId', `the deck “${deck.title}” was retired: choose another`)] : [];
}

/** Whether anything fits is asked as for the coach: what a learner answered only decides among what fits. */
async function checkInterview(
  db: Reader,
  { kind, interview }: Content,
  asker: string,
  now: Date,
): Promise<FieldError[]> {
  if (kind !== 'interview') return [];
  if (interview === null)
    return [fault('interview', 'is missing: choose what the interview asks and how long it takes')];
  for (const [index, deckId] of interview.deckIds.entries()) {
    const [deck] = await findDeck(db, deckId);
    if (deck && deck.ownerId !== null)
      return [
        {
          pointer: `/body/interview/deckIds/${index}`,
          message: 'an interview asks from the library: remove this deck, or set it as a deck’s exam',
        },
      ];
  }
  try {
    await chooseForInterview(db, asker, interview, now);
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.errors.length === 0) throw error;
    return error.errors.map(({ pointer, message }) => ({
      pointer: pointer.replace('/body/', '/body/interview/'),
      message,
    }));
  }
}

async function checkLearners(db: Reader, { learnerIds }: Content, cohortId: string): Promise<FieldError[]> {
  if (learnerIds === null) return [];
  const learners = new Set((await listPeople(db, cohortId, 'learner')).map(({ userId }) => userId));
  return learnerIds.flatMap((id, index) =>
    learners.has(id)
      ? []
      : [
          {
            pointer: `/body/learnerIds/${index}`,
            message: 'is no learner of this cohort: remove them, or choose another',
          },
        ],
  );
}

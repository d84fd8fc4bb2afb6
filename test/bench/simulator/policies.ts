import { arrangeQueue } from '../../../api/cards/arrange-queue.ts';
import type { QueueEntry } from '../../../api/cards/queue-entry.ts';
import { rankQuestions } from '../../../api/scheduling/planner.ts';
import type { PlanFocus } from '../../../api/scheduling/preferences.ts';
import { retrievability } from '../../../api/scheduling/scheduler.ts';
import { dayMs } from '../../../api/scheduling/study-day.ts';
import { planRequestOf } from './plan-request.ts';
import { luckOf } from './random.ts';
import { settings, type Policy, type StudiedQuestion, type Study } from './study.ts';

/** The service's plan, made anew after every answer. */
const plan = (focus: PlanFocus): Policy => ({
  name: `plan, ${focus}`,
  settings,
  next: (study) => {
    const [first] = rankQuestions(planRequestOf(study, focus));
    return study.questions.find(({ id }) => id === first?.id);
  },
});

/** The service's queue without a date: what is due, in its own order, with so many new questions a day. */
const queue = (newPerDay: number): Policy => ({
  name: `FSRS queue, ${newPerDay === Infinity ? 'no limit on' : newPerDay} new`,
  settings,
  next: (study) => {
    const due = study.questions
      .filter((question) => isDue(question, study))
      .toSorted((a, b) => recallOf(a, study) - recallOf(b, study));
    const unseen = study.questions.filter((question) => !isSeen(question)).slice(0, newPerDay - study.newToday);
    const entries = [...due, ...(study.newToday < newPerDay ? unseen : [])].map((question) => ({
      question,
      card: { ...question.memory, kind: 'question' },
    }));
    // An entry has more, but arrangeQueue reads no more of it.
    const [first] = arrangeQueue(entries as unknown as QueueEntry[]);
    return study.questions.find(({ id }) => id === first?.question.id);
  },
});

/** Without learning steps, which cost a second answer on the day: none of them, then, is behind for its steps alone. */
const withoutSteps = { ...settings, learningSteps: [], relearningSteps: [] };

/** The same, and when nothing is due, what is least likely to be recalled of what was not answered today: all minutes are used. */
const queueAndAhead: Policy = {
  name: 'FSRS queue, no steps, then ahead',
  settings: withoutSteps,
  next: (study) =>
    queue(Infinity).next(study) ??
    lowest(
      study.questions.filter(({ memory }) => memory.lastStudyDay !== study.today),
      (question) => recallOf(question, study),
    ),
};

/** Due reviews in another of Anki's orders (the lowest first; by retrievability is the queue's), new ones mixed in evenly. */
const ordered = (name: string, score: (question: StudiedQuestion, study: Study) => number): Policy => ({
  name: `Anki's order: ${name}`,
  settings: withoutSteps,
  next: (study) => {
    const due = study.questions.filter((question) => isDue(question, study));
    const unseen = study.questions.filter((question) => !isSeen(question));
    return unseen.length > due.length ? unseen[0] : lowest(due, (question) => score(question, study));
  },
});

/** Not to be had: knows every memory as it truly is, and takes what gains most per second. */
const omniscient: Policy = {
  name: '(who sees the true memory)',
  settings: withoutSteps,
  next: ({ questions, memories, now, today, interviewDay }) => {
    const onTheDay = interviewDay + (now % dayMs) / dayMs;
    const gain = (question: StudiedQuestion) => {
      let sum = 0;
      for (const memory of memories(question.index)) {
        const chance = memory.recall(now / dayMs);
        sum += chance * memory.study(now / dayMs, true).recall(onTheDay);
        sum += (1 - chance) * memory.study(now / dayMs, false).recall(onTheDay);
        sum -= memory.recall(onTheDay);
      }
      return sum;
    };
    return lowest(
      questions.filter(({ memory }) => memory.lastStudyDay !== today),
      (question) => -gain(question) / question.expectedMs,
    );
  },
};

const luck = luckOf(4711);

/** The plan first: the others are compared with it. */
export const policies: readonly Policy[] = [
  plan('breadth'),
  plan('depth'),
  queue(5),
  queue(10),
  queue(Infinity),
  { ...queue(Infinity), name: 'FSRS queue, no limit, no steps', settings: withoutSteps },
  queueAndAhead,
  ordered('due date', ({ memory }) => memory.due),
  ordered('retrievability, descending', (question, study) => -recallOf(question, study)),
  ordered('relative overdueness', ({ memory }, { now }) => (memory.due - now) / Math.max(1, memory.scheduledDays)),
  ordered('easy first', ({ memory }) => memory.difficulty),
  ordered('difficult first', ({ memory }) => -memory.difficulty),
  ordered('random', ({ index }, { today }) => luck.uniform(index, today)),
  omniscient,
];

const isSeen = ({ memory }: StudiedQuestion) => memory.state !== 'new';
const isDue = (question: StudiedQuestion, { now }: Study) => isSeen(question) && question.memory.due <= now;

function recallOf({ memory }: StudiedQuestion, { today }: Study): number {
  return retrievability(memory.stability, today - (memory.lastStudyDay ?? today), settings);
}

function lowest(questions: readonly StudiedQuestion[], score: (question: StudiedQuestion) => number) {
  let best: StudiedQuestion | undefined;
  let least = Infinity;
  for (const question of questions) {
    const value = score(question);
    if (value < least) [best, least] = [question, value];
  }
  return best;
}

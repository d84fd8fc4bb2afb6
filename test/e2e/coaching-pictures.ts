import type { Browser } from 'playwright-core';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { measureDue } from '../../api/dashboard/measure-due.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { assigned } from '../support/assignments.ts';
import type { Client } from '../support/client.ts';
import { day, testClock } from '../support/clock.ts';
import { pageAt, save, signIn } from './pictures.ts';

const { decks } = readDecks('decks', '2026-11-22');
const questionsOf = (deckId: string) => decks.find(({ id }) => id === deckId)?.questions ?? [];
const verdicts = ['covered', 'partial', 'missed', 'wrong'] as const;

/** Writes docs/coach*.png and docs/assignment.png, a cohort of seven in its second week; answers their names. */
export async function takeCoachingPictures(browser: Browser): Promise<string[]> {
  const app = await startApp({ clock: testClock('2026-11-05T08:30:00.000Z'), grader: null });
  const coach = await app.account('grace@example.org', 'Grace Hopper');
  const { id: cohortId } = await coach.call('createCohort', { body: { name: 'Platform track, autumn', about: '' } });
  const invited = { role: 'learner', maxUses: 30, days: 14 };
  const { token } = await coach.call('createInvitation', { params: { cohortId }, body: invited });
  const learners: Learner[] = [];
  for (const [index, name] of names.entries()) {
    const client = await app.account(`${name.split(' ')[0]?.toLowerCase()}@example.org`, name);
    await client.call('acceptInvitation', { params: { token } });
    await client.call('updateMe', { body: { timeZone: 'Europe/Berlin', interviewDate: '2026-12-04' } });
    for (const deckId of ['containers', 'kubernetes']) await client.call('enrol', { params: { deckId } });
    if (index < 4)
      await client.call('shareWithCohort', {
        params: { cohortId },
        body: { shareProgress: true, shareAnswers: false },
      });
    learners.push({ client, name, knows: 0.85 - 0.08 * index });
  }
  const set = (title: string, deckId: string, dueAt: string, instructions = '') =>
    assigned(coach, cohortId, { title, deckId, dueAt, instructions, showCriteria: true });
  const containers = await set('Containers by Friday', 'containers', '2026-11-13T17:00:00.000Z');
  for (const learner of learners.slice(0, 6)) {
    app.clock.advance(day / 2);
    await answerDeck(app, learner, 'containers', 7);
  }
  const reviewed = await Promise.all(learners.slice(3, 5).map(({ client }) => idOf(client)));
  for (const userId of reviewed) await coach.call('finishReview', { params: { userId, assignmentId: containers.id } });
  const kubernetes = await set(
    'Kubernetes, when it breaks',
    'kubernetes',
    '2026-11-17T17:00:00.000Z',
    'Answer as on call: what you look at first, then why. We talk about the hardest two on Tuesday.',
  );
  app.clock.advance(5.5 * day);
  for (const [index, learner] of learners.slice(0, 5).entries())
    await answerDeck(app, learner, 'kubernetes', 4 + index);
  await measureDue(app.db, app.clock);

  const page = await pageAt(browser, app, { viewport: { width: 1280, height: 1100 } });
  await signIn(page, 'grace@example.org');
  await page.goto(`/coach/${cohortId}`);
  await page.getByRole('heading', { name: 'Hardest points' }).waitFor();
  const dashboard = await save(page, 'coach');
  await page.goto(`/coach/${cohortId}/submissions/${await idOf(learners[0]!.client)}/${containers.id}`);
  await page.getByRole('group', { name: 'Point 1: your verdict' }).getByText('Partly').click();
  await page.getByLabel('Why').fill('Right, but say who keeps BuildKit up: a plan needs a successor that lasts.');
  await page.evaluate(() => window.scrollTo(0, 0));
  const review = await save(page, 'coach-review');
  await page.context().close();

  const own = await pageAt(browser, app, { viewport: { width: 1280, height: 1100 } });
  await signIn(own, 'ada@example.org');
  await own.goto(`/assignments/${kubernetes.id}`);
  await own.getByText('Answer as on call').waitFor();
  await own.getByRole('button', { name: /^Notifications/ }).waitFor();
  const assignment = await save(own, 'assignment');
  await app.close();
  return [dashboard, review, assignment];
}

interface Learner {
  client: Client;
  name: string;
  /** Chance that a point is covered, 0..1. */
  knows: number;
}
const names = [
  'Ada Lovelace',
  'Alan Turing',
  'Katherine Johnson',
  'Edsger Dijkstra',
  'Barbara Liskov',
  'Konrad Zuse',
  'Joan Clarke',
];

const idOf = async (client: Client) => (await client.call('getMe')).id;

/** Answers the first questions of a deck with the beginning of each model answer, and judges the points. */
async function answerDeck(app: TestApp, { client, name, knows }: Learner, deckId: string, count: number) {
  for (const [index, question] of questionsOf(deckId).slice(0, count).entries()) {
    const text = question.model.replaceAll(/\*\*|`/g, '').replaceAll(/(\S)\n(?=\S)/g, '$1 ');
    const words = text.split(' ');
    const attempt = await client.call('createAttempt', {
      body: {
        id: crypto.randomUUID(),
        questionId: question.id,
        answer: words.slice(0, words.length * knows).join(' '),
        inputMode: 'typed',
        startedAt: app.clock().toISOString(),
        durationMs: 84_000,
      },
    });
    const judged = attempt.points.map(({ id }, point) => {
      // The same at every run; the later points are harder.
      const luck = ((name.length * 7 + index * 13 + point * 29) % 40) / 40 + point * 0.02;
      return { pointId: id, verdict: verdicts[luck < knows ? 0 : luck < knows + 0.12 ? 1 : luck < 0.95 ? 2 : 3] };
    });
    await client.call('recordVerdicts', { params: { attemptId: attempt.id }, body: { verdicts: judged } });
  }
}

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { CoachSaid } from '../../web/features/submissions/coach-said.tsx';
import { ReviewPoint } from '../../web/features/submissions/review-point.tsx';
import { fakeServer, json } from '../support/fake-server.ts';
import { ada } from '../support/progress.ts';
import { attemptAt, given, point } from '../support/sitting.ts';
import { arrive, render, unmountAll } from './render.ts';

// Which comes when it is first shown.
beforeAll(() => import('../../web/components/markdown-content.tsx'));
afterEach(unmountAll);

const byCoach = given('p', 'partial', {
  by: 'coach',
  judge: { name: 'Grace', isYou: false },
  reason: 'Only *half*:\n\n- the `client` asks',
});
const judged = point('p', 'partial', { history: [given('p', 'covered'), byCoach] });
const attempt = attemptAt('a', { points: [judged] });
const nothing = () => undefined;

it.each<[string, () => ReactElement]>([
  ['the learner, below their answer', () => <CoachSaid attemptId={attempt.id} />],
  [
    'another coach, who reviews it',
    () => (
      <ReviewPoint
        attempt={{
          ...attempt,
          learner: { id: ada.id, name: 'Ada' },
          prompt: 'What?',
          answerSeconds: 90,
          mayJudge: true,
          othersHidden: false,
        }}
        point={judged}
        number={1}
        isCurrent={false}
        pending={null}
        onChoose={nothing}
        onLeave={nothing}
        onSave={() => Promise.resolve()}
      />
    ),
  ],
])('Why a coach judged as they did is read as Markdown by %s', async (_who, pageOf) => {
  vi.useFakeTimers();
  fakeServer(({ url }) => {
    if (url.startsWith('/api/auth/')) return json(200, { user: { id: ada.id, name: 'Ada', isAnonymous: false } });
    return json(200, url.endsWith('/comments') ? { items: [] } : attempt);
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(<QueryClientProvider client={client}>{pageOf()}</QueryClientProvider>);
  for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  expect(container.querySelector('em')?.textContent).toBe('half');
  expect(container.querySelector('.prose li code')?.textContent).toBe('client');
});

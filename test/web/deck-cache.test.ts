import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Deck, Skill } from '../../web/api-types.ts';
import { changeDeckInCache, refreshStudy } from '../../web/features/library/deck-cache.ts';

const deck = (id: string): Deck => ({
  id,
  title: id,
  summary: '',
  skillId: 'containers',
  skillTitle: 'Containers',
  licence: 'CC-BY-4.0',
  own: false,
  questionCount: 1,
  levels: [1],
  minutes: 3,
  asOf: { versions: {}, checked: '2026-11-22', reviewBy: '2027-05-22' },
  reviewBy: '2027-05-22',
  enrolled: false,
  limits: null,
});
const skill = (...decks: Deck[]): Skill => ({
  id: 'containers',
  title: 'Containers',
  summary: '',
  guide: '',
  careers: [],
  decks,
});
let queryClient: QueryClient;
beforeEach(() => {
  queryClient = new QueryClient();
});

describe('a deck changed in the cache', () => {
  it('shows on its page, in the list and in its skill', () => {
    queryClient.setQueryData(['decks', 'one', 'a'], deck('a'));
    queryClient.setQueryData(['decks', 'all'], { items: [deck('a'), deck('b')], nextCursor: null });
    queryClient.setQueryData(['skills', 'containers'], skill(deck('a'), deck('b')));
    changeDeckInCache(queryClient, 'a', { enrolled: true });
    const changed = { ...deck('a'), enrolled: true };
    expect(queryClient.getQueryData(['decks', 'one', 'a'])).toEqual(changed);
    expect(queryClient.getQueryData(['decks', 'all'])).toEqual({ items: [changed, deck('b')], nextCursor: null });
    expect(queryClient.getQueryData(['skills', 'containers'])).toEqual(skill(changed, deck('b')));
  });
  it('appears nowhere that was not read yet', () => {
    changeDeckInCache(queryClient, 'a', { enrolled: true });
    expect(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data)
        .filter(Boolean),
    ).toEqual([]);
  });
  it('leaves other decks’ pages alone', () => {
    queryClient.setQueryData(['decks', 'one', 'b'], deck('b'));
    changeDeckInCache(queryClient, 'a', { enrolled: true });
    expect(queryClient.getQueryData(['decks', 'one', 'b'])).toEqual(deck('b'));
  });
});

it('what is studied is read anew in decks, skills and the queue, and nowhere else', async () => {
  const keys = [
    ['decks', 'all'],
    ['decks', 'questions', 'a'],
    ['skills', 'containers'],
    ['queue', {}],
    ['careers', ''],
  ];
  for (const key of keys) queryClient.setQueryData(key, {});
  await refreshStudy(queryClient);
  const stale = keys.filter((key) => queryClient.getQueryState(key)?.isInvalidated);
  expect(stale).toEqual(keys.slice(0, 4));
});

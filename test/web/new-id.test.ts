import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { newId } from '../../web/new-id.ts';

it('an id is a random UUID of version 4', () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(ids.filter((id) => !z.uuidv4().safeParse(id).success)).toEqual([]);
  expect(new Set(ids).size).toBe(1000);
});
it('keeps leading zeros', () => {
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => bytes);
  expect(newId()).toBe('00000000-0000-4000-8000-000000000000');
});

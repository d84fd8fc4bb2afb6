import { describe, expect, it } from 'vitest';
import { forgetTake, readTake, savePiece, takeKey } from '../../web/takes.ts';

// What a browser stores is tested in one: test/e2e/speech.test.ts.
describe('recordings in a browser that stores nothing', () => {
  const key = takeKey('ada', 'card-1');
  it('are refused, so that the page can say so', async () => {
    const facts = { type: 'audio/webm', spokenMs: 1, pauses: [] };
    await expect(savePiece(key, new Blob(['x']), facts)).rejects.toThrow('indexedDB is not defined');
    await expect(readTake(key)).rejects.toThrow('indexedDB is not defined');
    await expect(forgetTake(key)).rejects.toThrow('indexedDB is not defined');
  });
  it('of different learners and cards are kept apart', () => {
    expect(new Set([key, takeKey('ada', 'card-2'), takeKey('grace', 'card-1')]).size).toBe(3);
  });
});

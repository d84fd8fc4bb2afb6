import { forgetAllTakes } from './takes.ts';

/** Deletes what this browser keeps of a learner: recordings, drafts and what was not sent yet. */
export async function forgetLearner(userId: string): Promise<void> {
  await forgetAllTakes().catch(() => undefined); // where nothing is stored
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    for (const key of keys) if (key.startsWith('rehearse.') && key.includes(userId)) localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}

import { selectDeck } from '../catalogue/describe-deck.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { readUploadedPackage } from './anki/read-uploaded-package.ts';
import { importPackage } from './import-package.ts';
import { importReviews } from './import-reviews.ts';
import type { importRoutes } from './routes.ts';

export function importHandlers({ db, clock }: Deps): Handlers<typeof importRoutes> {
  return {
    async importReviews({ query: { deckId }, upload, actor }) {
      const now = clock();
      if (deckId !== undefined) await selectDeck(db, deckId, actor);
      return { status: 200, body: await importReviews(db, actor.userId, upload.path, deckId, now) };
    },

    async importAnki({ upload, actor }) {
      const now = clock();
      const found = await readUploadedPackage(upload, now);
      return { status: 200, body: await importPackage(db, actor.userId, found, now) };
    },
  };
}

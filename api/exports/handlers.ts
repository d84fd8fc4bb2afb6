import { selectDeck } from '../catalogue/describe-deck.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { exportPackage } from './export-package.ts';
import type { exportRoutes } from './routes.ts';

export function exportHandlers({ db, clock }: Deps): Handlers<typeof exportRoutes> {
  return {
    async exportAnki({ query: { deckId }, actor }) {
      const now = clock();
      if (deckId !== undefined) await selectDeck(db, deckId, actor);
      return { status: 200, body: exportPackage(db, actor.userId, deckId, now) };
    },
  };
}

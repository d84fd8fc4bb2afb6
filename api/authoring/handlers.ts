import { describeDeck } from '../catalogue/describe-deck.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { checkText } from './check-draft.ts';
import { createDeck, updateDeck } from './create-deck.ts';
import { downloadFiles } from './download-files.ts';
import { listDeckDrafts, presentFinding } from './list-drafts.ts';
import { publishDeck } from './publish-deck.ts';
import type { authoringRoutes } from './routes.ts';
import { deleteDraft, storeDraft } from './store-draft.ts';
import { importQuestions, uploadFiles } from './take-files.ts';

export function authoringHandlers({ db, clock }: Deps): Handlers<typeof authoringRoutes> {
  const at = () => {
    const now = clock();
    return { now, today: now.toISOString().slice(0, 10) };
  };
  return {
    async createOwnDeck({ body, actor }) {
      const { now, today } = at();
      const { deckId, added } = await createDeck(db, actor.userId, body, now, today);
      return { status: added ? 201 : 200, body: await describeDeck(db, deckId, actor, now) };
    },

    async updateOwnDeck({ params: { ownDeckId }, body, actor }) {
      const { now, today } = at();
      await updateDeck(db, actor.userId, ownDeckId, body, now, today);
      return { status: 200, body: await describeDeck(db, ownDeckId, actor, now) };
    },

    async listDrafts({ params: { ownDeckId }, actor }) {
      return { status: 200, body: await listDeckDrafts(db, actor.userId, ownDeckId, at().today) };
    },

    async storeDraft({ params: { ownDeckId: deckId, questionId }, body, actor }) {
      const { now, today } = at();
      return {
        status: 200,
        body: await storeDraft(db, actor.userId, { deckId, questionId, ...body }, now, today),
      };
    },

    async deleteDraft({ params: { ownDeckId, questionId }, actor }) {
      await deleteDraft(db, actor.userId, ownDeckId, questionId);
      return { status: 204, body: undefined };
    },

    checkQuestion({ body: { yaml, questionId } }) {
      const { issues } = checkText(yaml, questionId, at().today);
      return { status: 200, body: { findings: issues.map(presentFinding) } };
    },

    async publishOwnDeck({ params: { ownDeckId }, body: { notes }, actor }) {
      const { now, today } = at();
      const byQuestion = new Map(notes.map(({ questionId, note }) => [questionId, note]));
      return { status: 200, body: await publishDeck(db, actor.userId, ownDeckId, byQuestion, now, today) };
    },

    async downloadDeckFiles({ params: { ownDeckId }, actor }) {
      return { status: 200, body: await downloadFiles(db, actor.userId, ownDeckId, at().today) };
    },

    async uploadDeckFiles({ params: { ownDeckId }, upload, actor }) {
      const { now, today } = at();
      return { status: 200, body: await uploadFiles(db, actor.userId, ownDeckId, upload, now, today) };
    },

    async importQuestions({ params: { ownDeckId }, upload, actor }) {
      const { now, today } = at();
      return { status: 200, body: await importQuestions(db, actor.userId, ownDeckId, upload, now, today) };
    },
  };
}

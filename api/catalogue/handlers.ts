import { randomUUID } from 'node:crypto';
import { listCards } from '../../db/cards.ts';
import { findSkill, listCareers, listCareerSkills, listDeckFacts, listDecks } from '../../db/catalogue.ts';
import {
  findQuestion,
  findQuestionReport,
  insertQuestionReport,
  listQuestionReports,
  listQuestionsOfDeck,
  resolveQuestionReport,
  type ReportWithQuestion,
} from '../../db/questions.ts';
import type { Deps } from '../deps.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { Handlers } from '../http/route.ts';
import { deleteDeck } from './delete-deck.ts';
import { describeDeck, describeDecks, selectDeck } from './describe-deck.ts';
import { presentQuestion } from './present.ts';
import type { catalogueRoutes } from './routes.ts';
import { finds, rank } from './search.ts';

export function catalogueHandlers({ db, clock }: Deps): Handlers<typeof catalogueRoutes> {
  return {
    async listCareers({ query: { search = '' } }) {
      const [careers, needs, decks, facts] = await Promise.all([
        listCareers(db.read, {}),
        listCareerSkills(db.read, {}),
        listDecks(db.read, { userId: null }),
        listDeckFacts(db.read, { userId: null }),
      ]);
      const items = careers.flatMap((career) => {
        const skills = needs.filter((need) => need.careerId === career.id);
        const ownDecks = decks.filter(({ deck }) => skills.some((skill) => skill.skillId === deck.skillId));
        const questions = facts.filter((fact) => ownDecks.some(({ deck }) => deck.id === fact.deckId));
        const found =
          finds(
            search,
            career.title,
            career.summary,
            ...skills.flatMap((skill) => [skill.skillTitle, skill.skillSummary]),
          ) ||
          ownDecks.some(({ deck }) => finds(search, deck.title, deck.summary)) ||
          questions.some((question) => finds(search, question.prompt, ...question.tags));
        if (!found) return [];
        const { id, title, summary } = career;
        return [
          {
            id,
            title,
            summary,
            skills: skills.map((skill) => ({ id: skill.skillId, title: skill.skillTitle })),
            questionCount: questions.length,
          },
        ];
      });
      const ranked = items.toSorted((a, b) => rank(search, a.title) - rank(search, b.title));
      return { status: 200, body: { items: ranked, total: items.length, nextCursor: null } };
    },

    async searchLibrary({ query: { search, limit }, actor }) {
      const visible = { userId: actor?.userId ?? null };
      const [careers, needs, decks, facts] = await Promise.all([
        listCareers(db.read, {}),
        listCareerSkills(db.read, {}),
        listDecks(db.read, visible),
        listDeckFacts(db.read, visible),
      ]);
      const skills = [...new Map(needs.map((need) => [need.skillId, need])).values()];
      const skillOf = (deckId: string) => decks.find(({ deck }) => deck.id === deckId)?.deck.skillId ?? null;
      const hits = [
        ...careers
          .filter((career) => finds(search, career.title, career.summary))
          .map(({ id, title }) => ({ kind: 'career' as const, id, title, deckId: null, skillId: null })),
        ...skills
          .filter((skill) => finds(search, skill.skillTitle, skill.skillSummary))
          .map(({ skillId, skillTitle }) => ({
            kind: 'skill' as const,
            id: skillId,
            title: skillTitle,
            deckId: null,
            skillId: null,
          })),
        ...decks
          .filter(({ deck }) => finds(search, deck.title, deck.summary))
          .map(({ deck }) => ({
            kind: 'deck' as const,
            id: deck.id,
            title: deck.title,
            deckId: null,
            skillId: deck.skillId,
          })),
        ...facts
          .filter((question) => finds(search, question.prompt, ...question.tags))
          .map(({ questionId, prompt, deckId }) => ({
            kind: 'question' as const,
            id: questionId,
            title: prompt,
            deckId,
            skillId: skillOf(deckId),
          })),
      ];
      const items = hits.toSorted((a, b) => rank(search, a.title) - rank(search, b.title)).slice(0, limit);
      return { status: 200, body: { items, total: hits.length, nextCursor: null } };
    },

    async getSkill({ params: { skillId }, actor }) {
      const skill = await findSkill(db.read, skillId);
      if (!skill) throw new NotFound(`There is no skill "${skillId}". Choose one of a career.`);
      const needs = await listCareerSkills(db.read, {});
      const { id, title, summary, guide } = skill;
      return {
        status: 200,
        body: {
          id,
          title,
          summary,
          guide,
          careers: needs
            .filter((need) => need.skillId === id)
            .map((need) => ({ id: need.careerId, title: need.careerTitle })),
          decks: (await describeDecks(db, actor, clock())).filter((deck) => deck.skillId === id),
        },
      };
    },

    async listDecks({ query: { enrolled }, actor }) {
      const decks = await describeDecks(db, actor, clock());
      const items = enrolled === undefined ? decks : decks.filter((deck) => deck.enrolled === (enrolled === 'true'));
      return { status: 200, body: { items, nextCursor: null } };
    },

    async getDeck({ params: { deckId }, actor }) {
      return { status: 200, body: await describeDeck(db, deckId, actor, clock()) };
    },

    async deleteDeck({ params: { deckId }, actor }) {
      await deleteDeck(db, actor.userId, deckId, clock());
      return { status: 204, body: undefined };
    },

    async listDeckQuestions({ params: { deckId }, actor }) {
      await selectDeck(db, deckId, actor);
      const questions = await listQuestionsOfDeck(db.read, { deckId });
      const cards = actor ? await listCards(db.read, actor.userId) : [];
      const cardOf = new Map(cards.map((card) => [card.id, card]));
      const items = questions.map((question) => {
        const card = cardOf.get(question.cardId);
        return {
          ...presentQuestion(question),
          cardId: question.cardId,
          card: card
            ? { state: card.state, due: card.due.toISOString(), suspended: card.suspendedAt !== null, flag: card.flag }
            : null,
        };
      });
      return { status: 200, body: { items, nextCursor: null } };
    },

    async reportQuestion({ params: { questionId }, body, actor }) {
      const [question] = await findQuestion(db.read, { id: questionId, userId: actor.userId });
      if (!question) throw new NotFound(`There is no question "${questionId}".`);
      if (question.deckOwnerId !== null && question.deckOwnerId !== actor.userId)
        throw new Conflict(
          'This question is your coach’s own: write to them about it in the thread of the assignment.',
        );
      if (question.deckOwnerId !== null)
        throw new Conflict('This question is in a deck of your own, which nobody else sees or mends.');
      const id = randomUUID();
      const row = {
        id,
        questionId,
        rev: question.rev,
        userId: actor.userId,
        text: body.text,
        reportedAt: clock(),
        resolvedAt: null,
      };
      await db.transaction((tx) => insertQuestionReport(tx, row));
      return { status: 201, body: { id } };
    },

    async listQuestionReports() {
      const reports = (await listQuestionReports(db.read, 200)).map(presentReport);
      const items = reports.toSorted((a, b) => Number(a.resolvedAt !== null) - Number(b.resolvedAt !== null));
      return { status: 200, body: { items, nextCursor: null } };
    },

    async resolveQuestionReport({ params: { reportId } }) {
      await db.transaction((tx) => resolveQuestionReport(tx, reportId, clock()));
      const [report] = await findQuestionReport(db.read, reportId);
      if (!report) throw new NotFound('There is no such report.');
      return { status: 200, body: presentReport(report) };
    },
  };
}

function presentReport({ report, prompt, deckId }: ReportWithQuestion) {
  const { id, questionId, rev, text, reportedAt, resolvedAt } = report;
  return {
    id,
    questionId,
    deckId,
    rev,
    prompt,
    text,
    reportedAt: reportedAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}

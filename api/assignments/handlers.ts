import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { changeAssignment, createAssignment, duplicateAssignment } from './make-assignment.ts';
import { presentAssignment, presentAssignments, presentAudience } from './present-assignment.ts';
import type { assignmentRoutes } from './routes.ts';
import { archiveAssignment, assign, closeAssignment, extendAssignment } from './run-assignment.ts';

export function assignmentHandlers({ db, clock }: Deps): Handlers<typeof assignmentRoutes> {
  const changed = async (userId: string, assignmentId: string) => ({
    status: 200 as const,
    body: await presentAssignment(db, userId, assignmentId),
  });
  return {
    async listAudience({ params: { cohortId }, actor: { userId } }) {
      return { status: 200, body: { items: await presentAudience(db, userId, cohortId), nextCursor: null } };
    },

    async createAssignment({ body, actor: { userId } }) {
      const { replayed } = await createAssignment(db, userId, body, clock());
      return { status: replayed ? 200 : 201, body: await presentAssignment(db, userId, body.id) };
    },

    async listAssignments({ query, actor: { userId } }) {
      return { status: 200, body: await presentAssignments(db, userId, query) };
    },

    async getAssignment({ params: { assignmentId }, actor: { userId } }) {
      return changed(userId, assignmentId);
    },

    async updateAssignment({ params: { assignmentId }, body, actor: { userId } }) {
      await changeAssignment(db, userId, assignmentId, body, clock());
      return changed(userId, assignmentId);
    },

    async assign({ params: { assignmentId }, actor: { userId } }) {
      await assign(db, userId, assignmentId, clock());
      return changed(userId, assignmentId);
    },

    async closeAssignment({ params: { assignmentId }, actor: { userId } }) {
      await closeAssignment(db, userId, assignmentId);
      return changed(userId, assignmentId);
    },

    async archiveAssignment({ params: { assignmentId }, actor: { userId } }) {
      await archiveAssignment(db, userId, assignmentId);
      return changed(userId, assignmentId);
    },

    async duplicateAssignment({ params: { assignmentId }, body: { id: newId }, actor: { userId } }) {
      const { replayed } = await duplicateAssignment(db, { userId, assignmentId, newId }, clock());
      return { status: replayed ? 200 : 201, body: await presentAssignment(db, userId, newId) };
    },

    async extendAssignment({ params: { assignmentId, userId: learnerId }, body: { dueAt }, actor: { userId } }) {
      const until = dueAt === null ? null : new Date(dueAt);
      await extendAssignment(db, { userId, assignmentId, learnerId }, until, clock());
      return changed(userId, assignmentId);
    },
  };
}

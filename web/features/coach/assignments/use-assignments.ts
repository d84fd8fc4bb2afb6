import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api-client.ts';
import type { AssignmentDetail } from '../../../api-types.ts';
import { newId } from '../../../new-id.ts';

/** What is set in a cohort, newest first, a page at a time. */
export const assignmentsQuery = (cohortId: string) =>
  infiniteQueryOptions({
    queryKey: ['assignments', 'list', cohortId],
    queryFn: ({ pageParam }) => api.listAssignments({ query: { cohortId, limit: 50, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const assignmentQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ['assignments', 'one', assignmentId],
    queryFn: () => api.getAssignment({ params: { assignmentId } }),
  });

/** The learners of a cohort with their time zones. */
export const audienceQuery = (cohortId: string) =>
  queryOptions({
    queryKey: ['assignments', 'audience', cohortId],
    queryFn: () => api.listAudience({ params: { cohortId } }),
  });

/** What a coach chooses of an assignment. */
export type Content = Omit<NonNullable<Parameters<typeof api.createAssignment>[0]>['body'], 'id' | 'cohortId'>;

/** What a coach does with one assignment. */
export function useAssignment(assignmentId: string) {
  const keep = useKeep();
  const params = { assignmentId };
  return {
    assign: useMutation({ mutationFn: () => api.assign({ params }), onSuccess: keep }),
    close: useMutation({ mutationFn: () => api.closeAssignment({ params }), onSuccess: keep }),
    archive: useMutation({ mutationFn: () => api.archiveAssignment({ params }), onSuccess: keep }),
    duplicate: useMutation({
      mutationFn: () => api.duplicateAssignment({ params, body: { id: newId() } }),
      onSuccess: keep,
    }),
    extend: useMutation({
      mutationFn: ({ userId, dueAt }: { userId: string; dueAt: string | null }) =>
        api.extendAssignment({ params: { assignmentId, userId }, body: { dueAt } }),
      onSuccess: keep,
    }),
  };
}

/** Saves what a form holds, as a new draft or a change, and gives it to the learners if that is wished. */
export function useSaveAssignment(cohortId: string, id: string) {
  const queryClient = useQueryClient();
  const keep = useKeep();
  return useMutation({
    mutationFn: async ({ content, assign }: { content: Content; assign: boolean }) => {
      const params = { assignmentId: id };
      const known = queryClient.getQueryData(assignmentQuery(id).queryKey);
      const saved =
        known === undefined
          ? await api.createAssignment({ body: { id, cohortId, ...content } })
          : await api.updateAssignment({
              params,
              body: known.status === 'assigned' ? changeableOf(content) : content,
            });
      // Kept before it is assigned: if that is refused, the next try changes the draft that is there by now.
      keep(saved);
      return assign ? api.assign({ params }) : saved;
    },
    onSuccess: keep,
  });
}

/** What may change once learners have it. */
function changeableOf({ title, instructions, opensAt, dueAt, latePolicy, takes }: Content) {
  return { title, instructions, opensAt, dueAt, latePolicy, takes };
}

function useKeep() {
  const queryClient = useQueryClient();
  return (assignment: AssignmentDetail) => {
    queryClient.setQueryData(assignmentQuery(assignment.id).queryKey, assignment);
    void queryClient.invalidateQueries({ queryKey: ['assignments', 'list', assignment.cohortId] });
  };
}

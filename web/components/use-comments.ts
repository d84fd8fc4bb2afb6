import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api-client.ts';
import { newId } from '../new-id.ts';

/** What comments are about: an answer of a learner, or what they handed in. */
export type CommentSubject = { userId: string } & ({ attemptId: string } | { assignmentId: string });

const aboutOf = (subject: CommentSubject) => ('attemptId' in subject ? subject.attemptId : subject.assignmentId);

/** Comments about something: those there are, writing, changing and taking back. Reading them marks them as seen. */
export function useComments(subject: CommentSubject) {
  const queryClient = useQueryClient();
  const queryKey = ['comments', subject.userId, aboutOf(subject)];
  const readAgain = () => queryClient.invalidateQueries({ queryKey });
  const { userId } = subject;
  return {
    list: useQuery({
      queryKey,
      queryFn: async () => {
        const comments = await ('attemptId' in subject
          ? api.listAttemptComments({ params: subject })
          : api.listSubmissionComments({ params: subject }));
        if (comments.items.some(({ unread }) => unread)) await markSeen(subject);
        return comments;
      },
    }),
    write: useMutation({
      mutationFn: ({ text, pointId }: { text: string; pointId?: string | undefined }) => {
        const body = { id: newId(), text };
        return 'attemptId' in subject
          ? api.commentOnAttempt({ params: subject, body: { ...body, ...(pointId === undefined ? {} : { pointId }) } })
          : api.commentOnSubmission({ params: subject, body });
      },
      onSuccess: readAgain,
    }),
    change: useMutation({
      mutationFn: ({ commentId, text }: { commentId: string; text: string }) =>
        api.updateComment({ params: { userId, commentId }, body: { text } }),
      onSuccess: readAgain,
    }),
    takeBack: useMutation({
      mutationFn: (commentId: string) => api.deleteComment({ params: { userId, commentId } }),
      onSuccess: readAgain,
    }),
  };
}

async function markSeen(subject: CommentSubject): Promise<void> {
  // What is unread is told by the list; that a mark was not kept is told by the next one.
  const marked =
    'attemptId' in subject ? api.markAttemptSeen({ params: subject }) : api.markSubmissionSeen({ params: subject });
  await marked.catch(() => undefined);
}

import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

export const reportQuery = (interviewId: string) =>
  queryOptions({
    queryKey: ['interview-report', interviewId],
    queryFn: () => api.getInterviewReport({ params: { interviewId } }),
  });

/** The report of an interview that is over; not asked for where nobody is signed in. */
export const useReport = (interviewId: string, enabled: boolean) => useQuery({ ...reportQuery(interviewId), enabled });

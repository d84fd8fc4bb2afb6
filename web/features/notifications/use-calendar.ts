import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const calendarQuery = queryOptions({ queryKey: ['calendar'], queryFn: () => api.getCalendar(), staleTime: 0 });

/** Whether one has a calendar; making or renewing its address, and revoking it. */
export function useCalendar() {
  const queryClient = useQueryClient();
  const readAgain = () => queryClient.invalidateQueries(calendarQuery);
  return {
    state: useQuery(calendarQuery),
    renew: useMutation({ mutationFn: () => api.renewCalendar(), onSuccess: readAgain }),
    revoke: useMutation({ mutationFn: () => api.deleteCalendar(), onSuccess: readAgain }),
  };
}

import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api-client.ts';

const gradersQuery = queryOptions({ queryKey: ['graders'], queryFn: () => api.getGraders(), staleTime: 5 * 60_000 });

/** Which servers grade and transcribe here. */
export const useGraders = () => useQuery(gradersQuery);

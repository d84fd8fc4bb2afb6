import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const careersQuery = (search = '') =>
  queryOptions({
    queryKey: ['careers', search],
    queryFn: () => api.listCareers(search === '' ? {} : { query: { search } }),
    staleTime: 5 * 60_000,
  });

/** Careers, all or those that a search finds; what was found before stays on show meanwhile. */
export const useCareers = (search = '') => useQuery({ ...careersQuery(search), placeholderData: keepPreviousData });

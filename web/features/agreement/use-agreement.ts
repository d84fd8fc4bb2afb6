import { useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

export type Agreement = Awaited<ReturnType<typeof api.getAgreement>>;
export type Comparison = Agreement['humans'];
export type Figures = Comparison['overall'];
export type Judge = 'anyone' | 'coach';

/** How far graders and people agree, in all or for one question. It takes the server seconds, so it is asked once and kept for five minutes. */
export function useAgreement(
  { questionId, judge }: { questionId: string | undefined; judge: Judge },
  enabled: boolean,
) {
  return useQuery({
    queryKey: ['agreement', questionId, judge],
    queryFn: () => api.getAgreement({ query: { questionId, judge } }),
    staleTime: 5 * 60_000,
    enabled,
  });
}

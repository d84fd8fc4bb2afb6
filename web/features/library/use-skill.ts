import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';

const skillQuery = (skillId: string) =>
  queryOptions({ queryKey: ['skills', skillId], queryFn: () => api.getSkill({ params: { skillId } }) });

/** A skill with its guide and decks. */
export const useSkill = (skillId: string) => useQuery(skillQuery(skillId));

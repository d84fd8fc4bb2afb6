import type { Me } from '../../api-types.ts';

/** True while an interview date lies ahead, so that the plan fills the days. */
export const isPlanned = (me: Pick<Me, 'interviewDate' | 'studyDay'> | undefined): boolean =>
  me !== undefined && me.interviewDate !== null && me.interviewDate >= me.studyDay;

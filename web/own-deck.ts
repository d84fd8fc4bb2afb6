/** Whether a question or deck is one of the learner’s own: they are filed under a skill that no file can have. */
export const isOwn = ({ skillId }: { skillId: string }): boolean => skillId.startsWith('own:');

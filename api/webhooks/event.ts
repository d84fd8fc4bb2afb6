/** What a cohort's webhooks can tell other programs of. */
export const webhookEvents = [
  'submission.handed-in',
  'submission.reviewed',
  'submission.returned',
  'member.joined',
  'assignment.assigned',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

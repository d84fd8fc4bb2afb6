/** What a person can be told of. */
export const notificationKinds = [
  'assigned',
  'dates-changed',
  'due-soon',
  'reviewed',
  'returned',
  'verdict-corrected',
  'comment',
  'handed-in',
  'report-shared',
  'member-joined',
  'removed',
  'reviews-due',
  'guest-expires',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** How: in the page alone, by mail once a day with everything else, by mail at once, or not at all. */
export const deliveries = ['page', 'daily', 'at-once', 'none'] as const;
export type Delivery = (typeof deliveries)[number];

/** What the sentence of a notification is made from, and where it leads. */
export interface NotificationPayload {
  /** Within the page, as "/assignments/…". */
  href: string;
  /** Of who did it, as they were named then. */
  actor?: string;
  cohort?: string;
  /** Of the assignment, question or deck. */
  title?: string;
  /** The start of a comment, as plain text. */
  text?: string;
  /** A date that it speaks of, ISO 8601. */
  date?: string;
  /** What that date was before it was changed. */
  before?: string;
  /** Which date was changed: when work opens, or when it is due. */
  changed?: 'opens' | 'due';
  /** How many, of what is counted. */
  count?: number;
}

/** How each kind is told unless its person wishes otherwise. */
export const usualDelivery: Record<NotificationKind, Delivery> = {
  assigned: 'daily',
  'dates-changed': 'daily',
  'due-soon': 'daily',
  reviewed: 'daily',
  returned: 'daily',
  'verdict-corrected': 'daily',
  comment: 'daily',
  'handed-in': 'daily',
  'report-shared': 'daily',
  'member-joined': 'page',
  removed: 'daily',
  'reviews-due': 'none',
  'guest-expires': 'page',
};

import type { Dialect } from './dialect.ts';

/** The tables that better-auth reads and writes, in this schema's vocabulary; their property names are its own. */
export function defineAuthSchema(d: Dialect) {
  const user = d.table(
    'user',
    {
      id: d.text('id').primaryKey(),
      name: d.text('name').notNull(),
      email: d.text('email').notNull().unique(),
      emailVerified: d.boolean('email_verified').notNull().default(false),
      image: d.text('image'),
      createdAt: d.instant('created_at').notNull(),
      updatedAt: d.instant('updated_at').notNull(),
      isAnonymous: d.boolean('is_anonymous').notNull().default(false),
      role: d.text('role').$type<'learner' | 'admin'>().notNull().default('learner'),
    },
    (t) => [d.index('user_is_anonymous_idx').on(t.isAnonymous)],
  );
  const session = d.table(
    'session',
    {
      id: d.text('id').primaryKey(),
      expiresAt: d.instant('expires_at').notNull(),
      token: d.text('token').notNull().unique(),
      createdAt: d.instant('created_at').notNull(),
      updatedAt: d.instant('updated_at').notNull(),
      ipAddress: d.text('ip_address'),
      userAgent: d.text('user_agent'),
      userId: d
        .text('user_id')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
    },
    (t) => [d.index('session_user_idx').on(t.userId)],
  );
  const account = d.table(
    'account',
    {
      id: d.text('id').primaryKey(),
      accountId: d.text('account_id').notNull(),
      providerId: d.text('provider_id').notNull(),
      userId: d
        .text('user_id')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
      accessToken: d.text('access_token'),
      refreshToken: d.text('refresh_token'),
      idToken: d.text('id_token'),
      accessTokenExpiresAt: d.instant('access_token_expires_at'),
      refreshTokenExpiresAt: d.instant('refresh_token_expires_at'),
      scope: d.text('scope'),
      password: d.text('password'),
      createdAt: d.instant('created_at').notNull(),
      updatedAt: d.instant('updated_at').notNull(),
    },
    (t) => [d.index('account_user_idx').on(t.userId)],
  );
  const verification = d.table(
    'verification',
    {
      id: d.text('id').primaryKey(),
      identifier: d.text('identifier').notNull(),
      value: d.text('value').notNull(),
      expiresAt: d.instant('expires_at').notNull(),
      createdAt: d.instant('created_at').notNull(),
      updatedAt: d.instant('updated_at').notNull(),
    },
    (t) => [d.index('verification_identifier_idx').on(t.identifier)],
  );
  return { user, session, account, verification };
}

export type AuthSchema = ReturnType<typeof defineAuthSchema>;

/** Whose a row is; it goes with them. */
export const ownerColumn = (d: Dialect, { user }: AuthSchema) =>
  d
    .text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

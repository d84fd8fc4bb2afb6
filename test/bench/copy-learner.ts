import { randomUUID } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';

/**
 * Copies the only learner of a database file, with session, settings, enrolments and cards, until there are so many.
 * Answers all of them.
 */
export function copyLearner(file: string, learners: number): { id: string; token: string }[] {
  const db = new BetterSqlite3(file);
  db.pragma('synchronous = OFF');
  const columnsOf = (name: string) =>
    db
      .prepare<[], { name: string }>(`select name from pragma_table_info('${name}')`)
      .all()
      .map((column) => column.name);
  /** Copies a table's rows of the seed's learner; `changed` columns get a parameter. */
  const copy = (name: string, changed: readonly string[]) => {
    const columns = columnsOf(name);
    const values = columns.map((column) => (changed.includes(column) ? `:${column}` : `"${column}"`));
    const owner = name === 'user' ? 'id' : 'user_id';
    return db.prepare(
      `insert into "${name}" (${columns.map((column) => `"${column}"`).join()}) select ${values.join()} from "${name}" where ${owner} = :seed`,
    );
  };
  const copies = [
    copy('user', ['id', 'email']),
    copy('session', ['id', 'user_id', 'token']),
    ...['settings', 'enrolments', 'cards'].map((name) => copy(name, ['user_id'])),
  ];
  const seed = db
    .prepare<[], { id: string; token: string }>(`select user.id, token from user join session on user_id = user.id`)
    .get();
  if (!seed) throw new Error('the seed has no learner');
  const made = [seed];
  db.transaction(() => {
    while (made.length < learners) {
      const learner = { id: randomUUID(), token: randomUUID().replaceAll('-', '') };
      for (const statement of copies) {
        statement.run({ ...learner, user_id: learner.id, email: `${learner.id}@example.org`, seed: seed.id });
      }
      made.push(learner);
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return made;
}

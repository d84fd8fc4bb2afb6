/** A recording as it is kept on this device. */
export interface Take {
  sound: Blob;
  facts: TakeFacts;
}
export interface TakeFacts {
  /** Media type, with its codec. */
  type: string;
  spokenMs: number;
  pauses: { start: number; end: number }[];
}
interface StoredPiece {
  take: string;
  piece: Blob;
}
interface StoredTake {
  take: string;
  facts: TakeFacts;
  savedAt: number;
}

const name = 'rehearse.takes';
const keptMs = 7 * 86_400_000;

/** What a learner’s take is kept under, named for the card or the place in an interview that it answers. */
export const takeKey = (userId: string, of: string) => `${userId} ${of}`;

/** Adds what was recorded since the last piece, and what is known of the take so far. */
export const savePiece = (take: string, piece: Blob, facts: TakeFacts) =>
  inStore((pieces, takes) => {
    pieces.add({ take, piece } satisfies StoredPiece);
    return takes.put({ take, facts, savedAt: Date.now() } satisfies StoredTake);
  });

/** Changes what is known of a take. */
export const saveFacts = (take: string, facts: TakeFacts) =>
  inStore((_pieces, takes) => takes.put({ take, facts, savedAt: Date.now() } satisfies StoredTake));

/** The take kept under a key; undefined where there is none. */
export async function readTake(take: string): Promise<Take | undefined> {
  // The casts: written by savePiece above.
  const stored = (await inStore((_pieces, takes) => takes.get(take))) as StoredTake | undefined;
  if (stored === undefined) return undefined;
  const pieces = (await inStore((store) => store.index('take').getAll(take))) as StoredPiece[];
  const sound = new Blob(
    pieces.map(({ piece }) => piece),
    { type: stored.facts.type },
  );
  return { sound, facts: stored.facts };
}

/** Deletes a take, if there is one. */
export const forgetTake = (take: string) =>
  inStore((pieces, takes) => {
    deleteAll(pieces.index('take').openCursor(take));
    return takes.delete(take);
  });

/** What a recording is kept under until the server has it. */
const unsentKey = (userId: string, recording: string) => `${userId} unsent ${recording}`;

/** Where recordings wait for the server, on this device. */
export const unsentTakes = {
  /** Copies the take of what was answered under the name of its recording; false where there is none. */
  async add(userId: string, of: string, recording: string): Promise<boolean> {
    const take = await readTake(takeKey(userId, of));
    if (take === undefined) return false;
    const key = unsentKey(userId, recording);
    await forgetTake(key);
    await savePiece(key, take.sound, take.facts);
    return true;
  },
  /** The names of the recordings that wait. */
  async list(userId: string): Promise<string[]> {
    const prefix = unsentKey(userId, '');
    const keys = await inStore((_pieces, takes) => takes.getAllKeys());
    return keys.map(String).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  },
  read: async (userId: string, recording: string): Promise<Blob | undefined> =>
    (await readTake(unsentKey(userId, recording)))?.sound,
  forget: (userId: string, recording: string) => forgetTake(unsentKey(userId, recording)),
};
export type UnsentTakes = typeof unsentTakes;

/** Deletes the takes of more than a week ago. */
export async function forgetOldTakes(): Promise<void> {
  const stored = (await inStore((_pieces, takes) => takes.getAll())) as StoredTake[]; // see readTake
  const old = stored.filter(({ savedAt }) => savedAt < Date.now() - keptMs);
  await Promise.all(old.map(({ take }) => forgetTake(take)));
}

/** Deletes every take on this device: for signing out. */
export const forgetAllTakes = () =>
  inStore((pieces, takes) => {
    pieces.clear();
    return takes.clear();
  });

/** Runs requests in a transaction; answers the result of the last once all is stored. Rejects where the browser keeps nothing. */
async function inStore<T>(work: (pieces: IDBObjectStore, takes: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(['pieces', 'takes'], 'readwrite');
    const request = work(transaction.objectStore('pieces'), transaction.objectStore('takes'));
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not stored')));
    });
    return request.result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('pieces', { autoIncrement: true }).createIndex('take', 'take');
      opening.result.createObjectStore('takes', { keyPath: 'take' });
    });
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('no storage')));
  });
}

function deleteAll(cursors: IDBRequest<IDBCursorWithValue | null>) {
  cursors.addEventListener('success', () => {
    const cursor = cursors.result;
    cursor?.delete();
    cursor?.continue();
  });
}

const megabyte = 2 ** 20;

/** What a package may hold: far more than anybody's collection, far less than would harm the server. */
export const limits = {
  /** Of the file as it comes. */
  fileBytes: 200 * megabyte,
  /** Files in the archive; pictures and sound count too. */
  entries: 100_000,
  /** Of the collection, unpacked. */
  collectionBytes: 256 * megabyte,
  /** Unpacked over packed; text in SQLite packs about 10 to 1. */
  ratio: 100,
  /** Below this size the ratio does not matter: an empty collection is mostly zeros. */
  ratioFrom: 4 * megabyte,
  notes: 20_000,
  cards: 40_000,
  reviews: 500_000,
  decks: 100,
  /** Characters of one note's fields. */
  noteLength: 200_000,
  /** Milliseconds for reading it all. */
  time: 120_000,
  /** Heap of the process that reads it, MB; and SQLite's own, bytes. */
  heapMegabytes: 1024,
  sqliteHeapBytes: 256 * megabyte,
} as const;

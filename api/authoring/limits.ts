/** What decks of one's own may hold. */
export const limits = {
  decks: 100,
  /** In one deck. */
  questions: 200,
  /** Characters of one question's text; bytes of one file in an archive. */
  textLength: 32_768,
  /** Bytes of an archive as it comes, and the files in it. */
  archiveBytes: 4 * 2 ** 20,
  archiveFiles: 1000,
  /** Bytes of a CSV or Markdown file. */
  importBytes: 2 ** 20,
  /** Questions and rows at fault in one of these. */
  importRows: 1000,
} as const;

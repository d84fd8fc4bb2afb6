const megabyte = 2 ** 20;

/** What an export may hold: far more than anybody's work, far less than would harm the server. */
export const limits = {
  /** Of the file as it comes. */
  fileBytes: 500 * megabyte,
  /** Files in the archive: one for each table and each recording. */
  entries: 20_000,
  manifestBytes: 8 * megabyte,
  /** Of one row. */
  lineBytes: 4 * megabyte,
  /** Of all rows together, unpacked. */
  rowBytes: 512 * megabyte,
  rows: 1_000_000,
  recordingBytes: 10 * megabyte,
  /** Unpacked over packed; rows in JSON pack about 15 to 1. */
  ratio: 100,
  /** Below this size the ratio does not matter. */
  ratioFrom: 4 * megabyte,
} as const;

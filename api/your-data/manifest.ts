import { z } from 'zod';

export const exportFormat = 'rehearse-export';
/** Raised when an older server could not read an export. */
export const exportVersion = 1;

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What an export says of itself. */
export const Manifest = z.strictObject({
  format: z.literal(exportFormat),
  version: z.int(),
  exportedAt: z.iso.datetime(),
  /** Of what is carried: the same for the same work, whoever has it. */
  contentHash: Digest,
  /** Rows of each `.jsonl` file. */
  counts: z.record(z.string(), z.int().min(0)),
  /** SHA-256 of each file besides the manifest. */
  files: z.record(z.string(), Digest),
});
export type Manifest = z.output<typeof Manifest>;

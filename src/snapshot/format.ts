import { z } from 'zod';
import { levels } from '../model.ts';

/** Raised when older readers would misunderstand a snapshot. */
export const schemaVersion = 1;

export const manifestName = 'manifest.json';

const gapSchema = z.object({
  because: z.enum(['denied', 'throttled', 'timeout', 'unreachable', 'failed', 'invalid', 'not-collected', 'crashed']),
  permissions: z.array(z.string()),
  detail: z.string(),
});

const scopeSchema = z.object({ provider: z.string(), account: z.string(), region: z.string().optional() });

const ledgerSchema = z.object({
  scope: scopeSchema,
  type: z.string().nullable(),
  facet: z.string().nullable(),
  because: z.union([
    gapSchema.shape.because,
    z.enum(['region-disabled', 'region-excluded', 'not-in-use', 'scope-excluded']),
  ]),
  permissions: z.array(z.string()),
  detail: z.string(),
  resources: z.int(),
});

/** One data file: the resources of one type in one account, and which scopes were asked for them. */
const fileSchema = z.object({
  /** Below the snapshot's folder. */
  path: z
    .string()
    .regex(/^provider=[^/\\]+\/account=[^/\\]+\/type=[^/\\]+\/[^/\\]+\.ndjson\.gz$/, 'not a path of a snapshot'),
  provider: z.string(),
  account: z.string(),
  type: z.string(),
  rows: z.int(),
  /** Of the uncompressed rows, so that a different zlib gives the same digest. */
  sha256: z.string(),
  listings: z.array(
    z.object({ region: z.string().nullable(), gap: gapSchema.optional(), notInUse: z.string().optional() }),
  ),
});

export const manifestSchema = z.object({
  schemaVersion: z.int(),
  tool: z.object({ name: z.string(), version: z.string() }),
  takenAt: z.iso.datetime(),
  /** False when the collection was stopped half-way. */
  complete: z.boolean(),
  scopes: z.array(
    z.object({
      provider: z.string(),
      account: z.string(),
      kind: z.string(),
      level: z.enum(levels),
      parent: z.string().nullable(),
      name: z.string().nullable(),
      partition: z.string().nullable(),
      regions: z.array(z.string()),
    }),
  ),
  asked: z.object({ checks: z.array(z.string()), types: z.record(z.string(), z.array(z.string())) }),
  coverage: z.array(ledgerSchema),
  files: z.array(fileSchema),
});
export type Manifest = z.output<typeof manifestSchema>;
export type SnapshotFile = z.output<typeof fileSchema>;

/** One line of a data file. */
export const rowSchema = z.object({
  uid: z.string(),
  name: z.string(),
  region: z.string().nullable(),
  /** The region that told of it, where that is not the one it lives in. */
  listedIn: z.string().optional(),
  asOf: z.string().optional(),
  facets: z.record(z.string(), z.unknown()),
  gaps: z.record(z.string(), gapSchema),
});
export type Row = z.output<typeof rowSchema>;

/** A snapshot that can't be read: what is wrong, where (`path` or `path:line`), in one line. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

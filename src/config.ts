import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { UsageError } from './engine/select.ts';
import { severities } from './model.ts';
import { nearest } from './suggest.ts';

export const gates = ['critical', 'high', 'medium', 'low', 'any', 'none'] as const;
export type Gate = (typeof gates)[number];

/** `cloudstance.yaml`: every key is optional, an unknown one is an error. Flags and environment win over it. */
export const configSchema = z.strictObject({
  regions: z.array(z.string()).optional().describe('Regions to scan instead of all enabled ones'),
  profile: z.string().optional().describe('Profile of the AWS configuration'),
  roleArn: z.string().optional().describe('Role to assume'),
  externalId: z.string().optional().describe('External id for the role'),
  checks: z.array(z.string()).optional().describe('Globs over check ids to run'),
  excludeChecks: z.array(z.string()).optional().describe('Globs over check ids to leave out'),
  services: z.array(z.string()).optional().describe('Services whose checks to run'),
  severities: z.array(z.enum(severities)).optional().describe('Severities whose checks to run'),
  frameworks: z.array(z.string()).optional().describe('Frameworks whose checks to run'),
  checksDir: z.string().optional().describe('Folder of your own checks'),
  outputs: z.record(z.string(), z.string()).optional().describe('Reports to write: format to path'),
  failOn: z.enum(gates).optional().describe('Exit 1 from this severity on'),
  minCoverage: z.number().min(0).max(100).optional().describe('Exit 3 when fewer per cent of the verdicts could be reached'),
  concurrency: z.int().positive().optional().describe('Calls in flight at once'),
  trustedAccounts: z.array(z.string().regex(/^\d{12}$/)).optional().describe('Accounts of your own that no check calls foreign'),
  params: z.record(z.string(), z.record(z.string(), z.unknown())).optional().describe('Parameters by check id'),
});
export type Config = z.output<typeof configSchema>;

/**
 * The configuration: the named file, or `cloudstance.yaml` in the working folder over the user's own
 * `~/.config/cloudstance/config.yaml`. Throws `UsageError` with file and line.
 */
export async function loadConfig(named: string | undefined): Promise<Config> {
  if (named !== undefined) return read(named, true);
  const user = await read(join(homedir(), '.config', 'cloudstance', 'config.yaml'), false);
  return { ...user, ...(await read('cloudstance.yaml', false)) };
}

async function read(path: string, required: boolean): Promise<Config> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (!required && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return '';
    throw new UsageError(`The configuration ${path} can't be read (${error.code})`);
  });
  return parseConfig(text, path);
}

/** Throws `UsageError` with file and line. */
export function parseConfig(text: string, path: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) throw new UsageError(`${path}:${lines.linePos(broken.pos[0]).line}: not valid YAML, ${broken.message.split('\n')[0]}`);
  const checked = configSchema.safeParse(document.toJS() ?? {});
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const node = document.getIn(unknown === undefined ? (issue?.path ?? []) : [...(issue?.path ?? []), unknown], true) as
    | { range?: [number, number, number] }
    | undefined;
  const where = node?.range ? `${path}:${lines.linePos(node.range[0]).line}` : path;
  if (unknown !== undefined)
    throw new UsageError(`${where}: unknown key '${unknown}'${nearest(unknown, Object.keys(configSchema.shape))}`);
  throw new UsageError(`${where}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`);
}

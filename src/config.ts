import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { UsageError } from './engine/select.ts';
import { fileProblem } from './files.ts';
import { severities } from './model.ts';
import { freshnesses } from './provider.ts';
import { choices, nearest } from './suggest.ts';

export const gates = ['critical', 'high', 'medium', 'low', 'any', 'none'] as const;
export type Gate = (typeof gates)[number];

const words = z.array(z.string().min(1));
/** YAML reads `123456` as a number. */
const ids = z.array(z.union([z.string().min(1), z.int().positive().transform(String)]));
/** Azure's clouds by their short names and those of the Azure CLI. */
const azureClouds = {
  public: 'public',
  china: 'china',
  usgov: 'usgov',
  AzureCloud: 'public',
  AzureChinaCloud: 'china',
  AzureUSGovernment: 'usgov',
} as const;

/** One of a few words; the complaint about another one has the nearest. */
const oneOf = <const T extends string>(known: readonly T[]) =>
  z.enum(known, {
    error: ({ input }) => `it can be ${choices(known)}${typeof input === 'string' ? nearest(input, known) : ''}`,
  });

/** Whom and where to scan: the keys of `Where`, as flags and in `cloudstance.yaml` alike. */
export const whereSchema = z
  .object({
    regions: words.describe('AWS: regions to scan instead of all enabled ones'),
    profile: z.string().describe('AWS: profile of the shared configuration'),
    roleArn: z.string().describe('AWS: role to assume'),
    externalId: z.string().describe('AWS: external id for the role'),
    tenant: z.string().describe('Azure: id or domain of the tenant'),
    subscriptions: words.describe('Azure: ids of the subscriptions to scan instead of all visible ones'),
    managementGroups: words.describe('Azure: management groups, with every subscription below them'),
    cloud: oneOf(Object.keys(azureClouds) as (keyof typeof azureClouds)[])
      .transform((name) => azureClouds[name])
      .describe('Azure: which cloud, by its short name or as the Azure CLI calls it'),
    projects: ids.describe('Google Cloud: ids or numbers of projects'),
    folders: ids.describe('Google Cloud: numbers of folders, with every project below them'),
    organizations: ids.describe('Google Cloud: numbers of organizations, with every project below them'),
    freshness: oneOf(freshnesses).describe(
      'Google Cloud: ask the services, or Cloud Asset Inventory; unless given, live for projects only',
    ),
    impersonate: z
      .string()
      .regex(/^[^\s@]+@[^\s@]+$/, 'expected the e-mail of a service account')
      .describe('Google Cloud: e-mail of the service account to act as'),
  })
  .partial();

/** `cloudstance.yaml`: every key is optional, an unknown one is an error. Flags and environment win over it. */
const configSchema = z.strictObject({
  ...whereSchema.shape,
  checks: z.array(z.string()).optional().describe('Globs over check ids to run'),
  excludeChecks: z.array(z.string()).optional().describe('Globs over check ids to leave out'),
  services: z.array(z.string()).optional().describe('Services whose checks to run'),
  severities: z.array(z.enum(severities)).optional().describe('Severities whose checks to run'),
  frameworks: z.array(z.string()).optional().describe('Frameworks whose checks to run'),
  checksDir: z.string().optional().describe('Folder of your own checks, seen from this file'),
  outputs: z
    .record(z.string(), z.string())
    .optional()
    .describe('Reports to write: format to path, seen from the working folder'),
  failOn: z.enum(gates).optional().describe('Exit 1 from this severity on'),
  minCoverage: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('Exit 3 when a smaller percentage of verdicts could be reached'),
  concurrency: z.int().positive().optional().describe('Calls in flight at once'),
  timeout: z.number().positive().optional().describe('Seconds one call may take'),
  trustedAccounts: z
    .array(z.string().regex(/^\d{12}$/, 'must be an account id of 12 digits, in quotes'))
    .optional()
    .describe('AWS accounts of your own that no check calls foreign'),
  params: z.record(z.string(), z.record(z.string(), z.unknown())).optional().describe('Parameters by check id'),
});
export type Config = z.output<typeof configSchema>;

/** The published JSON Schema of `cloudstance.yaml`, for editors. */
export const configJsonSchema = (): object => z.toJSONSchema(configSchema, { io: 'input' });

export interface LoadedConfig {
  readonly config: Config;
  /** `file:line` of a key, `file` where that is not known, `undefined` without a file. */
  readonly where: (path: readonly PropertyKey[]) => string | undefined;
}

/** Nothing is configured. */
export const noConfig: LoadedConfig = { config: {}, where: () => undefined };
const projectFiles = ['cloudstance.yaml', 'cloudstance.yml'];

/**
 * The configuration: the named file, or `cloudstance.yaml` in the working folder over the user's own
 * `~/.config/cloudstance/config.yaml`. Throws `UsageError` with file and line.
 */
export async function loadConfig(named: string | undefined): Promise<LoadedConfig> {
  if (named !== undefined) return parseConfig(await read(named), named);
  const user = await readIfThere(join(homedir(), '.config', 'cloudstance', 'config.yaml'));
  const projects = await Promise.all(projectFiles.map(readIfThere));
  if (projects.every((file) => file !== noConfig))
    throw new UsageError(`There are both ${projectFiles.join(' and ')}: remove one`);
  const project = projects.find((file) => file !== noConfig) ?? noConfig;
  return {
    config: { ...user.config, ...project.config },
    where: (path) => (Object.hasOwn(project.config, path[0] ?? '') ? project : user).where(path),
  };
}

async function readIfThere(path: string): Promise<LoadedConfig> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw unreadable(path, error);
  });
  return text === undefined ? noConfig : parseConfig(text, path);
}

const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });

const unreadable = (path: string, error: NodeJS.ErrnoException): UsageError =>
  new UsageError(`The configuration ${path} can't be read: ${fileProblem(error) ?? error.code}`);

/** Throws `UsageError` with file and line. */
export function parseConfig(text: string, path: string): LoadedConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  const [broken] = document.errors;
  if (broken) throw new UsageError(`${path}:${lineOf(broken.pos[0])}: not valid YAML: ${broken.message}`);
  const where = (keys: readonly PropertyKey[]): string => {
    const offset = offsetOf(document, keys);
    return offset === undefined ? path : `${path}:${lineOf(offset)}`;
  };
  const checked = configSchema.safeParse(asData(document, path) ?? {});
  if (!checked.success) throw new UsageError(complaint(checked.error.issues[0]!, where));
  const { checksDir } = checked.data;
  return { config: { ...checked.data, ...(checksDir && { checksDir: resolve(dirname(path), checksDir) }) }, where };
}

/** Throws for what only reading finds out: too many aliases, an alias of nothing. */
function asData(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new UsageError(`${path}: not valid YAML: ${(error as Error).message}`);
  }
}

function complaint(issue: z.core.$ZodIssue, where: LoadedConfig['where']): string {
  if (issue.code !== 'unrecognized_keys')
    return `${where(issue.path)}: ${issue.path.join('.') || 'the file'}: ${lowerFirst(issue.message)}`;
  const [key = ''] = issue.keys;
  return `${where([...issue.path, key])}: unknown key '${key}'${nearest(key, Object.keys(configSchema.shape))}`;
}

const lowerFirst = (text: string): string =>
  text.replace(/^Invalid (input|option): /, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());

interface Pair {
  readonly key?: { readonly value?: unknown; readonly range?: readonly number[] };
}

/** Where a key stands in the text: the key itself, not its value, which may begin on a later line. */
function offsetOf(document: Document, keys: readonly PropertyKey[]): number | undefined {
  if (keys.length === 0) return undefined;
  const parent = (keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true)) as
    | { items?: readonly Pair[] }
    | undefined;
  const pair = parent?.items?.find(({ key }) => key?.value === keys.at(-1));
  if (pair?.key?.range) return pair.key.range[0];
  const node = document.getIn(keys, true) as { range?: readonly number[] } | undefined;
  return node?.range?.[0] ?? offsetOf(document, keys.slice(0, -1));
}

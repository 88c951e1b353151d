import type { ReportingDescriptor } from 'sarif';
import type { CheckInfo, Finding, Fix, Severity } from 'cloudstance/report';
import { autolink, code, codeBlock, joined, md, type Markdown } from './markdown.ts';
import { byText, clip, isWebPage, visible } from './text-safety.ts';

/** GitHub's limits: of descriptions, and of tags it shows. */
const textLimit = 1_024;
const mostTags = 10;

interface Grade {
  readonly level: 'error' | 'warning' | 'note';
  /** 0 to 10 as a string, as GitHub wants it; informational has none. */
  readonly score: string | null;
  /** 0 to 100: what GitLab sorts by. */
  readonly rank: number;
}

export const grade: Readonly<Record<Severity, Grade>> = {
  critical: { level: 'error', score: '9.5', rank: 95 },
  high: { level: 'error', score: '8.0', rank: 80 },
  medium: { level: 'warning', score: '5.5', rank: 55 },
  low: { level: 'note', score: '2.5', rank: 25 },
  informational: { level: 'note', score: null, rank: 0 },
};

/** By check: the facets its verdicts were reached from. */
export type Facets = ReadonlyMap<string, ReadonlySet<string>>;

export function facetsRead(findings: Iterable<Finding>): Facets {
  const read = new Map<string, Set<string>>();
  for (const { check, evidence } of findings)
    for (const { type, facet } of evidence) {
      const known = read.get(check);
      if (known) known.add(`${type}.${facet}`);
      else read.set(check, new Set([`${type}.${facet}`]));
    }
  return read;
}

/** A check as a rule. `example`: a failing finding of the run, whose fix is shown. */
export function ruleOf(
  check: CheckInfo,
  facets: ReadonlySet<string> | undefined,
  example: Finding | undefined,
  toolUrl: string,
): ReportingDescriptor {
  const { level, score, rank } = grade[check.severity];
  const title = line(check.title) || check.id;
  return {
    id: check.id,
    name: pascal(check.id),
    shortDescription: { text: title },
    fullDescription: { text: line(check.why) || title },
    help: { text: `${title}. ${line(check.why)}`, markdown: helpOf(check, facets, example).text },
    helpUri: check.references.find(isWebPage) ?? toolUrl,
    defaultConfiguration: { level, rank },
    properties: {
      ...(score === null ? {} : { 'security-severity': score }),
      precision: 'high',
      'problem.severity': level === 'note' ? 'recommendation' : level,
      tags: tagsOf(check),
      resourceType: check.resourceType,
      controls: check.controls.map(({ framework, control }) => `${framework}/${control}`),
    },
  };
}

const line = (text: string): string => clip(visible(clip(text, textLimit)), textLimit).trim();

const pascal = (id: string): string =>
  id
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

const tagsOf = ({ provider, service, controls }: CheckInfo): string[] =>
  [
    ...new Set(['security', 'cloud', provider, service, ...controls.map(({ framework }) => framework).sort(byText)]),
  ].slice(0, mostTags);

function helpOf(check: CheckInfo, facets: ReadonlySet<string> | undefined, example: Finding | undefined): Markdown {
  return joined(
    [
      md`# ${line(check.title)}`,
      md`${line(check.why)}`,
      md`
## How it was decided
      `,
      decidedFrom(check, facets),
      example?.fix &&
        md`
## Fix
        `,
      example?.fix && md`For ${code(clip(example.resource.name, 200))}, as an example:`,
      ...fixParts(example?.fix),
      check.references.length > 0
        ? md`
## References
          `
        : null,
      check.references.length > 0 ? joined(check.references.slice(0, 20).map(reference), '\n') : null,
      check.controls.length > 0
        ? md`
## Controls
          `
        : null,
      check.controls.length > 0
        ? joined(
            check.controls.map((ref) => md`- ${ref.framework}: ${ref.control}`),
            '\n',
          )
        : null,
    ],
    '\n\n',
  );
}

function decidedFrom({ resourceType }: CheckInfo, facets: ReadonlySet<string> | undefined): Markdown {
  const read = [...(facets ?? [])].sort(byText).slice(0, 20);
  const unseen = md`
What could not be read is never taken for good: such a resource is unknown, and has no alert.
  `;
  if (read.length === 0) return md`From the configuration of ${code(resourceType)}. ${unseen}`;
  return md`From ${joined(read.map(code), ', ')}. ${unseen}`;
}

const fixParts = (fix: Fix | null | undefined): (Markdown | null)[] => [
  fix?.text ? md`${clip(fix.text, textLimit)}` : null,
  fix?.command ? codeBlock(clip(fix.command, 4_000), 'sh') : null,
  fix?.terraform ? codeBlock(clip(fix.terraform, 4_000), 'hcl') : null,
];

const reference = (text: string): Markdown => md`- ${isWebPage(text) ? autolink(text) : code(clip(text, textLimit))}`;

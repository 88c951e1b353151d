import { gzipSync } from 'node:zlib';
import {
  severities,
  statuses,
  stepKinds,
  type CheckInfo,
  type Json,
  type PathStep,
  type Report,
} from 'cloudstance/report';
import { labelsOf, stepName, titleOf } from './html-paths.ts';
import { hasPath, morePathsOf, pathsOf, shortened } from './paths.ts';
import { asOfText, serviceLabel } from './places.ts';
import { clip, isWebPage, json, visible, visibleBlock } from './text-safety.ts';

const lineLimit = 1_024;
const blockLimit = 32_768;

/** Each distinct value once; others refer to it by its index. */
class Table<T> {
  readonly values: T[] = [];
  readonly #indices = new Map<string, number>();

  add(key: string, make: () => T): number {
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    this.#indices.set(key, this.values.length);
    return this.values.push(make()) - 1;
  }
}

/** Every string of the island goes through here, so nothing in it is hidden from the eye. */
class Texts extends Table<string> {
  line(text: string): number {
    return this.add(`l${text}`, () => visible(clip(text, lineLimit)));
  }
  block(text: string): number {
    return this.add(`b${text}`, () => visibleBlock(clip(text, blockLimit)));
  }
}

const none = -1;

/**
 * The findings by column, gzipped, in base64: what the page's script reads. Numbers in columns are indices: of `texts`,
 * of `checks`, or of the table of the same name; -1 is null. The same report gives the same text on every platform.
 */
export function islandOf(report: Report): string {
  const zipped = gzipSync(json(columnsOf(report)), { level: 6 });
  // Byte 9 of a gzip header is the operating system it was made on.
  zipped[9] = 255;
  return zipped.toString('base64');
}

function columnsOf({ checks, findings, scopes, frameworks }: Report): object {
  const texts = new Texts();
  const tables = {
    tags: new Table<readonly number[]>(),
    evidence: new Table<readonly (readonly number[])[]>(),
    gap: new Table<readonly [number, readonly number[], number]>(),
    fix: new Table<readonly number[]>(),
    steps: new Table<readonly (number | readonly number[])[]>(),
    paths: new Table<readonly number[]>(),
    ways: new Table<readonly number[]>(),
    controls: new Table<readonly number[]>(),
    muted: new Table<readonly number[]>(),
  };
  const ids = [...new Set([...checks.map(({ id }) => id), ...findings.map(({ check }) => check)])];
  const indices = new Map(ids.map((id, index) => [id, index]));
  const known = new Map(checks.map((check) => [check.id, check]));
  const label = serviceLabel(scopes);
  const line = (text: string | null): number => (text === null ? none : texts.line(text));
  const block = (text: string | undefined): number => (text === undefined ? none : texts.block(text));
  /** Its texts, and how they are laid out in the drawing. */
  const stepRow = (step: PathStep) => {
    const { name, how } = labelsOf(step);
    const because = (step.because ?? []).map(line);
    return [
      stepKinds.indexOf(step.kind),
      line(step.id),
      line(stepName(step)),
      line(step.how ?? null),
      name.map(line),
      how.map(line),
      because,
    ];
  };
  const pairs = (entries: readonly (readonly [string, string])[]) => entries.flat().map(line);

  const columns = {
    fingerprint: findings.map(({ fingerprint }) => fingerprint),
    check: findings.map(({ check }) => indices.get(check)!),
    severity: findings.map(({ severity }) => severities.indexOf(severity)),
    status: findings.map(({ status }) => statuses.indexOf(status)),
    message: findings.map(({ message }) => line(message)),
    id: findings.map(({ resource }) => line(resource.id)),
    name: findings.map(({ resource }) => line(resource.name)),
    type: findings.map(({ resource }) => line(resource.type)),
    account: findings.map(({ resource }) => line(`${resource.provider} ${resource.account}`)),
    asOf: findings.map(({ resource }) => line(asOfText(resource.asOf))),
    region: findings.map(({ resource }) => line(resource.region)),
    owner: findings.map(({ resource }) => line(ownerOf(resource.tags))),
    tags: findings.map(({ resource: { tags } }) => {
      const entries = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
      return tables.tags.add(json(entries), () => pairs(entries));
    }),
    evidence: findings.map(({ evidence, resource }) => {
      const facts = evidence.map(({ uid, type, facet, value }) => [
        uid === resource.id ? none : line(uid),
        line(type),
        line(facet),
        block(pretty(value)),
      ]);
      return tables.evidence.add(facts.join(' ; '), () => facts);
    }),
    ways: findings.map((finding) => {
      if (!hasPath(finding)) return null;
      const paths = pathsOf(finding).map((path) => {
        const steps = shortened(path).steps.map((step) => tables.steps.add(json(step), () => stepRow(step)));
        const row = [line(titleOf(path)), ...steps];
        return tables.paths.add(row.join(), () => row);
      });
      const row = [morePathsOf(finding), ...paths];
      return tables.ways.add(row.join(), () => row);
    }),
    omitted: findings.map(({ evidenceOmitted = 0 }) => evidenceOmitted),
    gap: findings.map(
      ({ gap }) =>
        gap && tables.gap.add(json(gap), () => [line(gap.because), gap.permissions.map(line), line(gap.detail)]),
    ),
    fix: findings.map(
      ({ fix }) => fix && tables.fix.add(json(fix), () => [block(fix.text), block(fix.command), block(fix.terraform)]),
    ),
    controls: findings.map(({ controls }) =>
      tables.controls.add(json(controls), () =>
        pairs(controls.map(({ framework, control }) => [framework, control] as const)),
      ),
    ),
    muted: findings.map(
      ({ muted }) => muted && tables.muted.add(json(muted), () => [line(muted.reason), line(muted.until)]),
    ),
  };
  return {
    severities,
    statuses,
    stepKinds,
    checks: ids.map((id) => ruleOf(id, known.get(id), label)),
    accounts: scopes.map(({ provider, account, name, kind }) => [
      line(`${provider} ${account}`),
      line(name),
      line(kind),
    ]),
    frameworks: frameworks.map(({ id, title, controls }) => [
      line(id),
      line(title),
      ...pairs(controls.map((control) => [control.id, control.title])),
    ]),
    columns,
    tables: Object.fromEntries(Object.entries(tables).map(([name, { values }]) => [name, values])),
    texts: texts.values,
  };
}

interface Rule {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly service: string;
  /** Those that are plain web addresses; what else there is stays text. */
  readonly links: readonly string[];
  readonly references: readonly string[];
}

/** A check that has findings but is not in the report is known by its id alone. */
function ruleOf(id: string, check: CheckInfo | undefined, label: (check: CheckInfo) => string): Rule {
  const references = check?.references ?? [];
  return {
    id: visible(clip(id, lineLimit)),
    title: visible(clip(check?.title.trim() ? check.title : id, lineLimit)),
    why: visible(clip(check?.why ?? '', lineLimit)),
    service: visible(check ? label(check) : ''),
    links: references.filter(isWebPage),
    references: references.filter((text) => !isWebPage(text)).map((text) => visible(clip(text, lineLimit))),
  };
}

const pretty = (value: Json): string => JSON.stringify(value, null, 2);

const ownerOf = (tags: Readonly<Record<string, string>>): string | null =>
  Object.entries(tags).find(([key]) => key.toLowerCase() === 'owner')?.[1] ?? null;

import { disjoint, hasWildcard, matches, type PatternSet } from '../pattern.ts';
import type { Statement } from '../statement.ts';
import type { Caller } from './request.ts';

/** Whom policies of resources name. */
export interface Naming {
  readonly everyone: readonly string[];
  readonly of: (caller: Caller) => readonly string[];
  readonly names: ReadonlySet<string>;
}

/** The resources that a question is about, many at once where it has wildcards. */
export class Targets {
  readonly all: readonly string[];
  readonly naming: Naming;
  readonly #set: ReadonlySet<string>;

  constructor(all: readonly string[], naming: Naming) {
    this.all = all;
    this.naming = naming;
    this.#set = new Set(all);
  }

  /** Those that a statement speaks of, or the part of them that it speaks of. */
  touchedBy(resources: PatternSet): readonly string[] {
    if (resources.inverted) return this.all;
    if (this.all.length === 1) return common(resources, this.all[0]!);
    return resources.patterns.flatMap((pattern) => {
      if (!hasWildcard(pattern) && !pattern.includes('${')) return this.#set.has(pattern) ? [pattern] : [];
      return this.all.flatMap((target) => common({ inverted: false, patterns: [pattern] }, target));
    });
  }
}

/** Whom a statement of a resource's policy lets in, as written; `*` for everybody. */
export const namedBy = ({ effect, principals }: Statement): readonly string[] => {
  if (effect !== 'Allow' || !principals) return [];
  return principals.inverted ? ['*'] : principals.principals.map(({ value }) => value);
};

/** What a pattern of a question and those of a statement have in common, in their words. */
export function common({ inverted, patterns }: PatternSet, asked: string): string[] {
  if (inverted) return [asked];
  return patterns.flatMap((pattern) => {
    const plain = pattern.includes('${') ? pattern.replaceAll(/\$\{[^}]*\}/g, '*') : pattern;
    if (disjoint(plain, asked)) return [];
    return matches(asked, plain) && asked !== '*' ? [plain] : [matches(plain, asked) ? asked : plain];
  });
}

/** The root ARN of an account that a policy writes as twelve digits or as its root. */
export const rootOf = (id: string): string | undefined => (/^\d{12}$/.test(id) ? `arn:aws:iam::${id}:root` : undefined);

import { allOf, anyOf, missingTruth, no, not, type Truth, yes } from '../../access/logic.ts';
import { accountOf, isAccountId } from '../arn.ts';
import { disjoint, hasWildcard, matches } from '../pattern.ts';
import { statementLabel, type Principal, type PrincipalSet, type Statement } from '../statement.ts';
import { literal, resolve, type RequestContext } from './context.ts';
import { holds } from './operators.ts';
import type { Caller } from './request.ts';

/** What a statement is held against. */
export interface Matter {
  readonly caller: Caller;
  /** An ARN, `*` for no resource, or a pattern that stands for all that it matches. */
  readonly resource: string;
  readonly context: RequestContext;
}

/**
 * How a statement of a resource's policy means the caller: by name, by one of its sessions, by its account (which hands the
 * decision to the account's own policies), or as everybody.
 */
export const namings = ['session', 'name', 'everyone', 'account'] as const;
export type Naming = (typeof namings)[number];

/** Whether a statement about the action applies to resource and context, whoever is named. */
export function appliesTo(statement: Statement, matter: Matter, source: string): Truth {
  const resource = resourceMatches(statement, matter);
  if (resource.is === false || statement.conditions.length === 0) return resource;
  const what = `${statementLabel(statement)} of ${source}`;
  const conditions = statement.conditions.map((one) => holds(one, statement.variables, matter.context, what));
  return allOf(resource, ...conditions);
}

function resourceMatches({ effect, resources, variables }: Statement, { resource, context }: Matter): Truth {
  const matchesOne = comparerFor(resource, (effect === 'Deny') !== resources.inverted);
  const any = anyOf(
    ...resources.patterns.map((pattern) => {
      const resolved = variables ? resolve(pattern, context, true) : { text: pattern };
      if (resolved.text !== undefined) return matchesOne(resolved.text) ? yes : no;
      return resolved.missing === undefined ? no : missingTruth(resolved.missing);
    }),
  );
  return resources.inverted ? not(any) : any;
}

/**
 * How a pattern of a policy is compared with the resource. If that is a pattern itself, all of it has to be allowed, and any
 * part of it may be denied.
 */
function comparerFor(resource: string, isAnyPartEnough: boolean): (pattern: string) => boolean {
  if (resource === '*' || !hasWildcard(resource)) {
    const text = literal(resource);
    return (pattern) => matches(pattern, text);
  }
  return isAnyPartEnough ? (pattern) => !disjoint(pattern, resource) : (pattern) => matches(pattern, resource);
}

/** The ways in which a statement of a resource's policy means the caller; none: it means others. */
export function namingsOf({ principals }: Statement, caller: Caller): readonly Naming[] {
  if (!principals) return [];
  if (principals.inverted) return isOutside(principals, caller) ? ['everyone'] : [];
  const found = principals.principals.flatMap((principal) => namingOf(principal, caller) ?? []);
  return namings.filter((naming) => found.includes(naming));
}

/**
 * NotPrincipal means everybody but those it names, and a caller is spared only if it is named in full: its account, itself
 * and its session (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html).
 */
function isOutside({ principals }: PrincipalSet, caller: Caller): boolean {
  const isNamed = (naming: Naming): boolean => principals.some((principal) => namingOf(principal, caller) === naming);
  if (isNamed('everyone')) return false;
  if (caller.account === null || caller.kind === 'root') return !namings.some(isNamed);
  const parts: readonly Naming[] = caller.session === undefined ? ['account', 'name'] : ['account', 'name', 'session'];
  return !parts.every(isNamed);
}

function namingOf({ type, value }: Principal, caller: Caller): Naming | undefined {
  if (value === '*' && (type === 'aws' || type === '*')) return 'everyone';
  if (type === 'service') return caller.kind === 'service' && value === caller.arn ? 'name' : undefined;
  if (type === 'federated') return caller.kind === 'federated' && value === caller.arn ? 'name' : undefined;
  if (type !== 'aws' || caller.account === null) return undefined;
  if (value === caller.session) return 'session';
  if (value === caller.arn || (caller.uniqueId !== undefined && value === caller.uniqueId))
    return caller.kind === 'root' ? 'account' : 'name';
  return isWholeAccount(value) && accountOf(value) === caller.account ? 'account' : undefined;
}

const isWholeAccount = (value: string): boolean => isAccountId(value) || /^arn:[^:]+:iam::\d{12}:root$/.test(value);

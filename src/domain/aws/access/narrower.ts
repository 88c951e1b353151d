import { isOlderThan } from '../../time.ts';
import { disjoint, hasWildcard, matches, setTouches } from '../pattern.ts';
import { type PolicySource, type Statement, type WrittenStatement, writtenStatements } from '../statement.ts';
import { actionsByService } from './actions.ts';

/** When an identity last used a service that its policies name, as IAM's report of last accessed services says. */
export interface ServiceUse {
  /** The prefix of the service's actions. */
  readonly serviceNamespace: string;
  /** `null`: not within the time that IAM keeps track of. */
  readonly lastAuthenticated: string | null;
}

export interface Period {
  readonly days: number;
  readonly now: Date;
}

/** One policy in the place of several, which allows nothing that they did not. */
export interface NarrowerPolicy {
  /** JSON text; `null`: nothing is left to allow. */
  readonly document: string | null;
  /** Services that it still allows something of, by the prefix of their actions. */
  readonly keeps: readonly string[];
  /** Of those, the ones that the report says nothing of: kept where a policy names them, because they may be in use. */
  readonly untracked: readonly string[];
  /** What the policies allowed something of, and this one does not. */
  readonly removes: readonly ServiceUse[];
}

/** Services that were used within a period. */
export function usedServices(uses: readonly ServiceUse[], { days, now }: Period): ServiceUse[] {
  return uses.filter(
    ({ lastAuthenticated }) => lastAuthenticated !== null && !isOlderThan(lastAuthenticated, days, now),
  );
}

/**
 * All policies of an identity as one that is left with the services that were used. Resources, conditions and denials stay as
 * they are. Wildcards that mean several services become one for each service that was used.
 *
 * @throws MalformedPolicy when a document cannot be read.
 */
export function narrowerPolicy(
  policies: readonly PolicySource[],
  uses: readonly ServiceUse[],
  period: Period,
): NarrowerPolicy {
  const written = policies.flatMap(writtenStatements);
  const used = usedServices(uses, period).map(({ serviceNamespace }) => serviceNamespace);
  const tracked = new Set(uses.map(({ serviceNamespace }) => serviceNamespace));
  const named = namedServices(written).filter((service) => !tracked.has(service));
  const services = [...new Set([...used, ...named])].toSorted();
  const statements = written.flatMap((one) => narrowed(one, services));
  const allows = (service: string): boolean =>
    statements.some(({ actions = [] }) => actions.some((action) => !disjoint(action.toLowerCase(), `${service}:*`)));
  const keeps = services.filter(allows);
  return {
    document: statements.some(({ actions }) => actions) ? documentOf(statements) : null,
    keeps,
    untracked: named.filter(allows),
    removes: uses.filter(({ serviceNamespace: service }) => !keeps.includes(service) && isAllowed(written, service)),
  };
}

/** A statement as it is to be written. */
interface Draft {
  readonly json: object;
  /** Of one that allows. */
  readonly actions?: readonly string[];
}

function narrowed({ statement, json }: WrittenStatement, services: readonly string[]): Draft[] {
  const rest = statement.variables ? json : withoutVariables(json);
  if (statement.effect === 'Deny') return [{ json: rest }];
  const actions = [
    ...new Set([...services.flatMap((service) => actionsIn(statement, service)), ...passing(statement)]),
  ];
  if (actions.length === 0) return [];
  const kept = Object.entries(rest).filter(([name]) => !/^(?:not)?action$/i.test(name));
  return [{ json: { ...Object.fromEntries(kept), Action: actions }, actions }];
}

/** Handing a role to a service is no call, so that no report can say whether it is used: it stays where it is named. */
const PASSING = 'iam:passrole';

const passing = ({ actions: { inverted, patterns }, spelling }: Statement): string[] =>
  inverted ? [] : spelling.filter((_, i) => patterns[i] === PASSING);

/** What a statement says of the actions of one service, as patterns of that service. */
function actionsIn({ actions: { inverted, patterns }, spelling }: Statement, service: string): string[] {
  if (inverted) return actionsBut(patterns, service);
  return patterns.flatMap((pattern, i) => actionsOf(pattern, spelling[i]!, service));
}

function actionsOf(pattern: string, spelling: string, service: string): string[] {
  if (pattern === '*') return [`${service}:*`];
  const colon = pattern.indexOf(':');
  // IAM takes no action without the prefix of a service.
  if (colon < 0 || !matches(pattern.slice(0, colon), service)) return [];
  const isNamed = !hasWildcard(pattern.slice(0, colon));
  return [isNamed ? spelling : `${service}${spelling.slice(spelling.indexOf(':'))}`];
}

/** All actions of a service but some: by their first word as far as these leave all of it, by name where they don't. */
function actionsBut(excluded: readonly string[], service: string): string[] {
  const isFree = (pattern: string): boolean => excluded.every((one) => disjoint(one, pattern.toLowerCase()));
  if (isFree(`${service}:*`)) return [`${service}:*`];
  const names = (actionsByService().get(service) ?? []).map(({ name }) => name);
  const byVerb = Map.groupBy(names, (name) => /^[A-Z]?[a-z]*/.exec(name)![0]);
  return [...byVerb].flatMap(([verb, of]) => {
    if (of.length > 1 && verb !== '' && isFree(`${service}:${verb}*`)) return [`${service}:${verb}*`];
    return of.map((name) => `${service}:${name}`).filter(isFree);
  });
}

/** Services that statements which allow name by themselves, not by a wildcard. */
function namedServices(written: readonly WrittenStatement[]): string[] {
  const prefixes = written
    .filter(({ statement: { effect, actions } }) => effect === 'Allow' && !actions.inverted)
    .flatMap(({ statement }) => statement.actions.patterns.map((pattern) => pattern.split(':')[0]!));
  return [...new Set(prefixes)].filter((prefix) => !hasWildcard(prefix));
}

/** Whether something of a service is allowed that can be taken away. */
function isAllowed(written: readonly WrittenStatement[], service: string): boolean {
  return written.some(({ statement: { effect, actions } }) => {
    const patterns = actions.inverted ? actions.patterns : actions.patterns.filter((pattern) => pattern !== PASSING);
    return effect === 'Allow' && setTouches({ ...actions, patterns }, `${service}:*`);
  });
}

/** In documents of older versions `${` is text, which the version that is written here has to be told. */
function withoutVariables(json: object): object {
  return JSON.parse(JSON.stringify(json).replaceAll('${', '${$}{')) as object;
}

/** Statements of several documents can have the same Sid, those of one can't. */
function documentOf(statements: readonly Draft[]): string {
  const sids = new Set<unknown>();
  const isFirst = ([name, value]: readonly [string, unknown]): boolean =>
    name.toLowerCase() !== 'sid' || (!sids.has(value) && sids.add(value).has(value));
  const unique = statements.map(({ json }) => Object.fromEntries(Object.entries(json).filter(isFirst)));
  return JSON.stringify({ Version: '2012-10-17', Statement: unique });
}

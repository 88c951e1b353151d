import { matches, setCovers, setIncludes } from './pattern.ts';
import type { PatternSet } from './pattern.ts';
import { parsePolicy } from './statement.ts';
import type { Condition, PolicySource, Statement } from './statement.ts';

/** In each partition: those of one mean nothing in another. */
const SOME_ROLES = ['aws', 'aws-cn', 'aws-us-gov'].map((partition) => `arn:${partition}:iam::111122223333:role/x`);
const EVERYTHING: PatternSet = { inverted: false, patterns: ['*'] };

/**
 * Condition keys that say who may use a permission, when and from where, but not on what: full power that waits for
 * a second factor is still full power. Any other key is taken to narrow what can be done.
 */
const CALLER_CONTEXT =
  /^(?:aws:(?:principal.*|multifactorauth.*|source.*|securetransport|currenttime|epochtime|tokenissuetime|useragent|referer|userid|username|vpc.*|viaawsservice|federatedprovider|requestedregion)|saml:.*|sts:.*)$/;

/**
 * Whether an identity policy gives full power over the account: every action, or every action but some outside
 * IAM (from which everything else follows), on every resource, under whatever condition on the caller. A Deny
 * neutralises it when it takes away every action, or all of IAM, on every resource without condition.
 *
 * @throws MalformedPolicy when the document cannot be read.
 */
export function isAdministrator(document: PolicySource): boolean {
  const statements = parsePolicy(document);
  const full = statements.filter(
    (statement) =>
      statement.effect === 'Allow' && isAnyResource(statement.resources) && statement.conditions.every(isAboutCaller),
  );
  const allowed = full.some((statement) => leavesIam(statement.actions, full));
  return (
    allowed && !statements.some((statement) => isAbsoluteDeny(statement) && setIncludes(statement.actions, 'iam:*'))
  );
}

/**
 * Whether an identity policy allows an action (or all of an action pattern), were every condition of its Allow
 * statements met. Only a Deny without conditions takes away.
 *
 * @param resource an ARN or a pattern of them; without it, any resource will do.
 * @throws MalformedPolicy when the document cannot be read.
 */
export function allows(document: PolicySource, action: string, resource?: string): boolean {
  const statements = parsePolicy(document);
  const wanted = action.toLowerCase();
  return statements
    .filter(({ effect, actions }) => effect === 'Allow' && setIncludes(actions, wanted))
    .some(({ resources }) => {
      if (resource !== undefined && !setIncludes(resources, resource)) return false;
      const target = resource === undefined ? resources : { inverted: false, patterns: [resource] };
      return !statements.some((deny) => isUnconditionalDeny(deny, wanted) && setCovers(deny.resources, target));
    });
}

/** Whether a set is everything of a kind that matters: `*`, or all ARNs, or everything but something outside IAM. */
function isAnyResource({ inverted, patterns }: PatternSet): boolean {
  if (inverted) return !patterns.some((excluded) => SOME_ROLES.some((role) => matches(excluded, role)));
  return patterns.some(
    (pattern) =>
      /^(?:arn:)?(?:aws(?:-[a-z-]+)?:)?[*:]+$/.test(pattern) && SOME_ROLES.some((role) => matches(pattern, role)),
  );
}

/** Everything at once, or everything but what lies outside IAM, or but what other statements give back. */
function leavesIam({ inverted, patterns }: PatternSet, others: readonly Statement[]): boolean {
  if (!inverted) return patterns.includes('*');
  return patterns.every(
    (excluded) =>
      setIncludes({ inverted: true, patterns: [excluded] }, 'iam:*') ||
      others.some(({ actions }) => setIncludes(actions, excluded)),
  );
}

function isAboutCaller({ key }: Condition): boolean {
  return CALLER_CONTEXT.test(key);
}

function isAbsoluteDeny({ effect, conditions, resources }: Statement): boolean {
  return effect === 'Deny' && conditions.length === 0 && setCovers(resources, EVERYTHING);
}

function isUnconditionalDeny({ effect, conditions, actions }: Statement, action: string): boolean {
  return effect === 'Deny' && conditions.length === 0 && setIncludes(actions, action);
}

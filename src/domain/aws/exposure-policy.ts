/** What resource policies let strangers do. */
import type { PathStep } from '../../model.ts';
import type { Item, Way } from '../access/exposure.ts';
import { listOf } from '../text.ts';
import { type Grant, publicGrants } from './grants.ts';
import { type PolicySource, statementLabel } from './statement.ts';

/** Something with a policy of its own; `null`: none. */
export interface WithPolicy extends Item {
  readonly policy: string | null;
}

/** The statements of a resource's own policy that let everybody in, one way each. */
export function policyWays(policy: PolicySource, { uid }: Pick<Item, 'uid'>, account: string): Way[] {
  return publicGrants(policy, { account }).map((grant) => grantWay(grant, uid));
}

/** A grant to everybody as a way to the resource whose policy it is in. */
export function grantWay(grant: Grant, uid: string): Way {
  const actions = listOf(spelledActions([grant]));
  const label = statementLabel(grant.statement);
  const step: PathStep = {
    kind: 'rule',
    id: uid,
    name: label,
    how: 'is let in by',
    because: [`${label} of its policy allows ${actions} to everybody`],
  };
  return { what: `call ${actions}`, steps: [step], missing: openKeysOf(grant) };
}

/** The actions of grants as their documents spell them, each once. */
export function spelledActions(grants: readonly Grant[]): Set<string> {
  const spelling = new Map(grants.flatMap(({ statement }) => statement.spelling.map((as) => [as.toLowerCase(), as])));
  return new Set(grants.flatMap(({ actions }) => actions.map((action) => spelling.get(action) ?? action)));
}

/**
 * Keys that say who calls, whose conditions everybody meets here (else the grant would not be to everybody), and keys that
 * a caller fills in himself.
 */
const NOBODY_MINDS =
  /^(?:aws:(?:principal|source|vpce|userid|via|calledvia|referer|useragent|securetransport|requesttag|tagkeys|resourceaccount|resourceorg)|kms:calleraccount|s3:(?:x-amz-|prefix$|delimiter$|max-keys$|dataaccesspoint|tlsversion$|authtype$|signatureversion$))/;

/** Keys of conditions of which it is not known whether a stranger's request meets them: the time, tags of the resource. */
export const openKeysOf = ({ statement }: Grant): string[] => [
  ...new Set(
    statement.conditions
      .filter(({ key, ifExists }) => !ifExists && !NOBODY_MINDS.test(key))
      .map(({ spelling }) => spelling),
  ),
];

import { fail, pass, type Verdict } from 'cloudstance/check';
import { grantWay, spelledActions } from 'cloudstance/domain/aws/exposure-policy';
import {
  deniesInsecureTransport,
  foreignAccounts,
  grantsOf,
  type PolicySource,
  publicGrants,
  statementLabel,
} from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { z } from 'zod';
import { exposed } from '../_exposure.ts';

/**
 * What resource policies are judged by, in all services the same way. `document` is the policy as the vendor answers
 * it, `null` where none is attached; `account` owns the resource; `what` is its noun, for example `topic`.
 */
interface Judged {
  readonly account: string;
  readonly what: string;
}

/** The resource whose policy is judged. */
interface Owner {
  readonly uid: string;
  readonly name: string;
  readonly scope: { readonly account: string };
}

/**
 * Fails when the policy lets in everybody, with whatever conditions that everybody can meet.
 *
 * @param what its noun, for example `topic`.
 * @param kind what it is at the end of a path.
 */
export function publicVerdict(
  document: PolicySource,
  owner: Owner,
  what: string,
  kind: 'data' | 'compute' = 'data',
): Verdict {
  if (document === null) return pass(`The ${what} has no policy`);
  const open = publicGrants(document, owner.scope);
  if (open.length === 0) return pass(`The policy of the ${what} lets in nobody but those it names`);
  const statements = new Set(open.map(({ statement }) => statementLabel(statement)));
  const ways = open.map((grant) => grantWay(grant, owner.uid));
  const actions = listOf(spelledActions(open));
  return exposed(`The policy of the ${what} grants ${actions} to everybody (${listOf(statements)})`, owner, kind, ways);
}

/** Fails when the policy lets in accounts that are neither the owner's nor trusted. */
export function foreignVerdict(
  document: PolicySource,
  { account, trustedAccounts, what }: Judged & { readonly trustedAccounts: readonly string[] },
): Verdict {
  if (document === null) return pass(`The ${what} has no policy`);
  const strangers = foreignAccounts(document, { account, trusted: trustedAccounts });
  if (strangers.length > 0) {
    const statements = grantsOf(document, { account })
      .filter(({ who }) => who.kind === 'account' && strangers.includes(who.id))
      .map(({ statement }) => statementLabel(statement));
    return fail(
      `The policy of the ${what} lets in other accounts: ${listOf(strangers)} (${listOf(new Set(statements))})`,
    );
  }
  const known = foreignAccounts(document, { account });
  if (known.length > 0)
    return pass(`The policy of the ${what} lets in no other accounts but trusted ones: ${listOf(known)}`);
  return pass(`The policy of the ${what} names no other account`);
}

/** The parameters of a check that calls `foreignVerdict`: the accounts that belong to the user or a partner. */
export const trusting = z.object({ trustedAccounts: z.array(z.string()).default([]) });

/** Fails unless the policy refuses everybody all `actions` on `resource` over plain HTTP. */
export function tlsVerdict(
  document: PolicySource,
  {
    what,
    actions,
    resource,
  }: { readonly what: string; readonly actions: readonly string[]; readonly resource: string },
): Verdict {
  if (document === null) return fail(`The ${what} has no policy, so that nothing refuses plain HTTP`);
  if (deniesInsecureTransport(document, { actions, resources: [resource] }))
    return pass(`The policy of the ${what} refuses plain HTTP`);
  return fail(`The policy of the ${what} does not refuse everybody ${listOf(actions)} over plain HTTP`);
}

/** Policies for examples, each with one statement about an action on a resource of account 111122223333. */
export function examplePolicies(action: string, resource: string) {
  const statement = (Effect: string, Principal: unknown, Condition?: object): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect, Principal, Action: action, Resource: resource, ...(Condition && { Condition }) }],
    });
  return {
    own: statement('Allow', { AWS: 'arn:aws:iam::111122223333:root' }),
    partner: statement('Allow', { AWS: ['arn:aws:iam::111122223333:root', 'arn:aws:iam::999988887777:role/reader'] }),
    everybody: statement('Allow', '*'),
    everybodyOfAws: statement('Allow', { AWS: ['*'] }),
    everybodyButOne: statement(
      'Allow',
      { AWS: '*' },
      { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:role/x' } },
    ),
    /** True where the key is absent: it narrows nothing. */
    looselyNarrowed: statement('Allow', '*', { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }),
    organization: statement('Allow', '*', { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } }),
    everybodyForOwner: statement('Allow', { AWS: '*' }, { StringEquals: { 'AWS:SourceOwner': '111122223333' } }),
    partnerByCondition: statement('Allow', '*', { StringEquals: { 'aws:PrincipalAccount': '999988887777' } }),
    service: statement(
      'Allow',
      { Service: 'events.amazonaws.com' },
      { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    ),
    noPlainHttp: statement('Deny', '*', { Bool: { 'aws:SecureTransport': 'false' } }),
    noPlainHttpForOwner: statement(
      'Deny',
      { AWS: 'arn:aws:iam::111122223333:root' },
      { Bool: { 'aws:SecureTransport': 'false' } },
    ),
    tlsIfAllowed: statement(
      'Allow',
      { AWS: 'arn:aws:iam::111122223333:root' },
      { Bool: { 'aws:SecureTransport': 'true' } },
    ),
  };
}

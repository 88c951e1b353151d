import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

const describe = 'organizations:DescribeOrganization';

/**
 * What the account knows of its organization. Only the management account may ask for more than that there is one: all
 * facets but `organization` are `null` in any other account.
 */
export const Membership = defineResource('aws.organizations.membership', {
  label: 'Organization memberships',
  per: 'account',
  list: [],
  facets: {
    /** `null`: the account is in no organization. */
    organization: facet(
      z.object({ id: z.string(), masterAccountId: z.string(), featureSet: z.string() }).nullable(),
      describe,
    ),
    /** Ids of all accounts of the organization. */
    accounts: facet(z.array(z.string()).nullable(), describe, 'organizations:ListAccounts'),
    /** What IAM manages centrally of the members' root users; empty also where IAM has no trusted access. */
    rootFeatures: facet(z.array(z.string()).nullable(), describe, 'iam:ListOrganizationsFeatures'),
    /** Types of policies that are enabled for the root of the organization. */
    policyTypes: facet(z.array(z.string()).nullable(), describe, 'organizations:ListRoots'),
    /** Names of the service control policies that the organization wrote itself. */
    serviceControlPolicies: facet(z.array(z.string()).nullable(), describe, 'organizations:ListPolicies'),
    /** Account ids of delegated administrators. */
    delegatedAdministrators: facet(
      z.array(z.string()).nullable(),
      describe,
      'organizations:ListDelegatedAdministrators',
    ),
    /** The policy that lets members manage policies of the organization, as JSON text; an empty text where there is none. */
    delegationPolicy: facet(z.string().nullable(), describe, 'organizations:DescribeResourcePolicy'),
  },
});

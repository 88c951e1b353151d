import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

const describe = 'organizations:DescribeOrganization';

/** The policies of one type at one level, by id, with their documents as JSON text. `null`: the organization does not use the type. */
const attached = z.array(z.object({ id: z.string(), name: z.string(), document: z.string() })).nullable();

/**
 * What the account knows of its organization. Only the management account may ask for more than that there is one: all
 * facets but `organization` and `controlPolicies` are `null` in any other account.
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
    /**
     * What limits the account from above: level by level from the root (`r-…`) over the organizational units (`ou-…`) to
     * the account itself, with what is attached right there. `null`: the account is in no organization. Management accounts
     * and delegated administrators are told; of any other member it is a gap. Neither type limits the management account,
     * whatever stands at its levels. Two calls for a level, and one for each policy.
     */
    controlPolicies: facet(
      z
        .object({
          management: z.boolean(),
          levels: z.array(z.object({ target: z.string(), serviceControl: attached, resourceControl: attached })),
        })
        .nullable(),
      describe,
      'organizations:ListRoots',
      'organizations:ListParents',
      'organizations:ListPoliciesForTarget',
      'organizations:DescribePolicy',
    ),
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

import { z } from 'zod';
import { defineResource, facet, type FacetValue, instant, listed } from '../../resource.ts';
import { groupMembers } from './entra.ts';

/** What applies to a subscription: assignments in it, at it, and those above that it inherits. */
export const RoleAssignment = defineResource('azure.authorization.role-assignment', {
  label: 'Role assignments',
  per: 'account',
  list: ['Microsoft.Authorization/roleAssignments/read'],
  facets: {
    assignment: listed(
      z.object({
        scope: z.string(),
        roleDefinitionId: z.string(),
        principalId: z.string(),
        /** `User`, `Group`, `ServicePrincipal`, `ForeignGroup` or `Device`. */
        principalType: z.string().optional(),
        /** What the holder may do is restricted further. */
        condition: z.string().optional(),
        /** The holder lives in another tenant. */
        delegatedManagedIdentityResourceId: z.string().optional(),
      }),
    ),
    /** Who is in the group that holds the role; `null` where the holder is no group. */
    group: facet(groupMembers.nullable(), 'GroupMember.ReadBasic.All'),
    /** How it came to be and when it ends; `null` in a tenant without a licence for Privileged Identity Management. */
    schedule: facet(
      z
        .object({
          /** `Assigned` or `Activated`. */
          assignmentType: z.string(),
          endDateTime: instant.optional(),
        })
        .nullable(),
      'Microsoft.Authorization/roleAssignmentScheduleInstances/read',
    ),
  },
});

export const RoleDefinition = defineResource('azure.authorization.role-definition', {
  label: 'Custom roles',
  per: 'account',
  list: ['Microsoft.Authorization/roleDefinitions/read'],
  facets: {
    role: listed(
      z.object({
        permissions: z.array(
          z.object({ actions: z.array(z.string()).optional(), notActions: z.array(z.string()).optional() }),
        ),
        assignableScopes: z.array(z.string()),
      }),
    ),
  },
});

/** Those at the subscription, and those above that it inherits. */
export const PolicyAssignment = defineResource('azure.authorization.policy-assignment', {
  label: 'Policy assignments',
  per: 'account',
  list: ['Microsoft.Authorization/policyAssignments/read'],
  facets: {
    assignment: listed(
      z.object({
        scope: z.string().optional(),
        policyDefinitionId: z.string(),
        /** `Default` or `DoNotEnforce`. */
        enforcementMode: z.string().optional(),
        notScopes: z.array(z.string()).optional(),
        /** Parameters that say what a policy does, such as `Disabled`; by name. */
        effects: z.record(z.string(), z.string()),
      }),
    ),
  },
});

/** Settings of the tenant, as facets of the tenant itself. */
export const subscriptionSettings = {
  /** Whether subscriptions may be moved between tenants. */
  subscriptionPolicy: facet(
    z.object({
      blockSubscriptionsLeavingTenant: z.boolean().optional(),
      blockSubscriptionsIntoTenant: z.boolean().optional(),
      exemptedPrincipals: z.array(z.string()).optional(),
    }),
    'Microsoft.Subscription/Policies/default/read',
  ),
} as const;

export type Assignment = FacetValue<typeof RoleAssignment.facets.assignment>;
export type CustomRole = FacetValue<typeof RoleDefinition.facets.role>;

import { z } from 'zod';
import { defineResource, facet, type FacetValue, instant, listed } from '../../resource.ts';
import { groupMembers, ofGroups } from './entra.ts';

const actions = z.array(z.string()).optional();

/** What a role lets its holders do. */
const roleDefinition = facet(
  z.object({
    roleName: z.string(),
    /** `BuiltInRole` or `CustomRole`. */
    roleType: z.string().optional(),
    permissions: z.array(
      z.object({
        actions,
        notActions: actions,
        dataActions: actions,
        notDataActions: actions,
      }),
    ),
  }),
  'Microsoft.Authorization/roleDefinitions/read',
);

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
        conditionVersion: z.string().optional(),
        /** The holder lives in another tenant. */
        delegatedManagedIdentityResourceId: z.string().optional(),
      }),
    ),
    ...ofGroups,
    role: roleDefinition,
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

/** Roles that can be activated in a subscription and are not held until then: in it, at it, and those above that it inherits. */
export const EligibleRole = defineResource('azure.authorization.eligible-role', {
  label: 'Roles that can be activated',
  per: 'account',
  list: ['Microsoft.Authorization/roleEligibilityScheduleInstances/read'],
  facets: {
    assignment: listed(
      z.object({
        scope: z.string(),
        roleDefinitionId: z.string(),
        principalId: z.string(),
        principalType: z.string().optional(),
        condition: z.string().optional(),
        conditionVersion: z.string().optional(),
        endDateTime: instant.optional(),
      }),
    ),
    ...ofGroups,
    role: roleDefinition,
  },
});

const principals = z.array(z.object({ id: z.string(), type: z.string().optional() }));

export const DenyAssignment = defineResource('azure.authorization.deny-assignment', {
  label: 'Deny assignments',
  per: 'account',
  list: ['Microsoft.Authorization/denyAssignments/read'],
  facets: {
    denial: listed(
      z.object({
        scope: z.string(),
        doNotApplyToChildScopes: z.boolean().optional(),
        /** Everybody where the id is all zeroes. */
        principals,
        excludePrincipals: principals.optional(),
        permissions: z.array(
          z.object({
            actions,
            notActions: actions,
            dataActions: actions,
            notDataActions: actions,
            condition: z.string().optional(),
          }),
        ),
        condition: z.string().optional(),
        conditionVersion: z.string().optional(),
      }),
    ),
    /** Who is in the groups that it is for or that it leaves out, by their ids. */
    groups: facet(z.record(z.string(), groupMembers), 'GroupMember.ReadBasic.All'),
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

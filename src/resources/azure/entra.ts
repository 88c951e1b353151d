import { z } from 'zod';
import { defineResource, facet, type FacetValue, instant, listed } from '../../resource.ts';

const names = z.array(z.string()).optional();

/** A group and who is in it, through groups in it too: users, applications and those groups. */
export const groupMembers = z.object({
  /** `false`: the group was deleted. */
  exists: z.boolean(),
  members: z.array(z.object({ id: z.string(), type: z.string() })),
});

/** What a group is called, and who decides who is in it. */
const groupControl = z.object({
  displayName: z.string().optional(),
  /** Roles of the directory can be assigned to it, so only few may change it. */
  isAssignableToRole: z.boolean().optional(),
  /** Who is in it follows from this rule. */
  membershipRule: z.string().optional(),
  owners: z.array(z.string()),
});

/** Of whatever a group may hold. */
export const ofGroups = {
  /** Who is in the group that holds the role; `null` where the holder is no group. */
  group: facet(groupMembers.nullable(), 'GroupMember.ReadBasic.All'),
  /** Who decides who is in that group. */
  groupControl: facet(groupControl.nullable(), 'GroupMember.Read.All'),
} as const;

export type GroupMembers = z.output<typeof groupMembers>;

export const User = defineResource('azure.entra.user', {
  label: 'Microsoft Entra users',
  per: 'organization',
  list: ['User.Read.All'],
  facets: {
    account: listed(
      z.object({
        id: z.string(),
        accountEnabled: z.boolean(),
        /** `Member` or `Guest`. */
        userType: z.string().optional(),
        createdDateTime: instant.optional(),
        /** Of somebody who was invited: `PendingAcceptance` or `Accepted`. */
        externalUserState: z.string().optional(),
        externalUserStateChangeDateTime: instant.optional(),
        onPremisesSyncEnabled: z.boolean().optional(),
      }),
    ),
    /** Which ways to sign in the user has registered; `null` for a disabled one whom the vendor's report leaves out. */
    registration: facet(
      z
        .object({
          isAdmin: z.boolean().optional(),
          isMfaCapable: z.boolean(),
          isMfaRegistered: z.boolean(),
          methodsRegistered: names,
        })
        .nullable(),
      'AuditLog.Read.All',
    ),
    /** Missing moments: never, or before the vendor kept them (April 2020). */
    signInActivity: facet(
      z.object({
        lastSignInDateTime: instant.optional(),
        lastNonInteractiveSignInDateTime: instant.optional(),
        lastSuccessfulSignInDateTime: instant.optional(),
      }),
      'AuditLog.Read.All',
      'User.Read.All',
    ),
    /** Services that a plan of the user is for, such as `exchange`. */
    assignedServices: facet(z.array(z.string()), 'User.Read.All'),
  },
});

export const DirectoryRoleAssignment = defineResource('azure.entra.role-assignment', {
  label: 'Assignments of directory roles',
  per: 'organization',
  list: ['RoleEligibilitySchedule.Read.Directory', 'RoleManagement.Read.Directory'],
  facets: {
    assignment: listed(
      z.object({
        roleDefinitionId: z.string(),
        principalId: z.string(),
        /** `user`, `group` or `servicePrincipal`. */
        principalType: z.string().optional(),
        /** `/`, `/administrativeUnits/…`, or `/` and the id of an object. */
        directoryScopeId: z.string().optional(),
        /** The role can be activated, but is not held until then. */
        eligible: z.boolean(),
      }),
    ),
    ...ofGroups,
  },
});

export const DirectoryRole = defineResource('azure.entra.role-definition', {
  label: 'Directory roles',
  per: 'organization',
  list: ['RoleManagement.Read.Directory'],
  facets: {
    role: listed(
      z.object({
        id: z.string(),
        isBuiltIn: z.boolean(),
        rolePermissions: z.array(
          z.object({ allowedResourceActions: z.array(z.string()).optional(), condition: z.string().optional() }),
        ),
      }),
    ),
  },
});

const filter = z.object({ mode: z.string().optional() }).optional();

export const ConditionalAccessPolicy = defineResource('azure.entra.conditional-access-policy', {
  label: 'Conditional Access policies',
  per: 'organization',
  list: ['Policy.Read.All'],
  facets: {
    policy: listed(
      z.object({
        state: z.string(),
        conditions: z.object({
          users: z
            .object({
              includeUsers: names,
              excludeUsers: names,
              includeRoles: names,
              excludeRoles: names,
              excludeGroups: names,
              excludeGuestsOrExternalUsers: z.object({ guestOrExternalUserTypes: z.string().optional() }).optional(),
            })
            .optional(),
          applications: z
            .object({
              includeApplications: names,
              excludeApplications: names,
              includeUserActions: names,
              applicationFilter: filter,
            })
            .optional(),
          clientAppTypes: names,
          locations: z.object({ includeLocations: names, excludeLocations: names }).optional(),
          platforms: z.object({ includePlatforms: names, excludePlatforms: names }).optional(),
          devices: z.object({ deviceFilter: filter }).optional(),
          signInRiskLevels: names,
          userRiskLevels: names,
          insiderRiskLevels: z.string().optional(),
          authenticationFlows: z.object({ transferMethods: z.string().optional() }).optional(),
        }),
        grantControls: z
          .object({
            operator: z.string().optional(),
            builtInControls: names,
            customAuthenticationFactors: names,
            termsOfUse: names,
            authenticationStrength: z
              .object({ requirementsSatisfied: z.string().optional(), allowedCombinations: names })
              .optional(),
          })
          .optional(),
        sessionControls: z
          .object({ secureSignInSession: z.object({ isEnabled: z.boolean().optional() }).optional() })
          .optional(),
      }),
    ),
  },
});

export type ConditionalAccess = FacetValue<typeof ConditionalAccessPolicy.facets.policy>;

export const NamedLocation = defineResource('azure.entra.named-location', {
  label: 'Named locations',
  per: 'organization',
  list: ['Policy.Read.All'],
  facets: {
    location: listed(
      z.object({
        id: z.string(),
        /** `ip` or `country`. */
        kind: z.string(),
        /** Of addresses only. */
        isTrusted: z.boolean().optional(),
        ranges: names,
        countriesAndRegions: names,
      }),
    ),
  },
});

const Credential = z.object({
  keyId: z.string().optional(),
  startDateTime: instant.optional(),
  endDateTime: instant.optional(),
});

/** Tokens of this issuer for this subject are taken in place of a secret. */
export const FederatedCredential = z.object({
  name: z.string().optional(),
  issuer: z.string().optional(),
  subject: z.string().optional(),
});

export const Application = defineResource('azure.entra.application', {
  label: 'Application registrations',
  per: 'organization',
  list: ['Application.Read.All'],
  facets: {
    application: listed(
      z.object({
        id: z.string(),
        /** What its service principals have in common with it. */
        appId: z.string().optional(),
      }),
    ),
    /** Ids of the users and applications that may change it, its credentials too. */
    owners: facet(z.array(z.string()), 'Application.Read.All'),
    /** Whose tokens are taken in place of a secret. */
    federatedCredentials: facet(z.array(FederatedCredential), 'Application.Read.All'),
    /** When each secret and certificate is valid; never what it is. */
    credentials: listed(
      z.object({ passwordCredentials: z.array(Credential).optional(), keyCredentials: z.array(Credential).optional() }),
    ),
    /** Where tokens are sent to, for each kind of client. */
    redirectUris: listed(z.object({ web: names, spa: names, publicClient: names })),
  },
});

export const ServicePrincipal = defineResource('azure.entra.service-principal', {
  label: 'Service principals',
  per: 'organization',
  list: ['Application.Read.All'],
  facets: {
    principal: listed(
      z.object({
        id: z.string(),
        appId: z.string().optional(),
        /** The tenant in which the application is registered. */
        appOwnerOrganizationId: z.string().optional(),
        /** `Application`, `ManagedIdentity`, `Legacy` … */
        servicePrincipalType: z.string().optional(),
        accountEnabled: z.boolean().optional(),
        /** Of a managed identity: the resource that has it, or that it is; lower case. */
        resource: z.string().optional(),
      }),
    ),
    /** Ids of the users and applications that may add credentials to it. */
    owners: facet(z.array(z.string()), 'Application.Read.All'),
    /** Application permissions of Microsoft Graph that it was given. */
    graphPermissions: facet(z.array(z.string()), 'Application.Read.All'),
  },
});

/** Settings of the tenant, as facets of the tenant itself. */
export const tenantSettings = {
  securityDefaults: facet(z.object({ isEnabled: z.boolean() }), 'Policy.Read.All'),
  authorizationPolicy: facet(
    z.object({
      allowInvitesFrom: z.string().optional(),
      allowUserConsentForRiskyApps: z.boolean().optional(),
      allowEmailVerifiedUsersToJoinOrganization: z.boolean().optional(),
      guestUserRoleId: z.string().optional(),
      defaultUserRolePermissions: z.object({
        allowedToCreateApps: z.boolean().optional(),
        allowedToCreateSecurityGroups: z.boolean().optional(),
        allowedToCreateTenants: z.boolean().optional(),
        permissionGrantPoliciesAssigned: names,
      }),
    }),
    'Policy.Read.All',
  ),
  /** What each policy lets users consent to; any one of `includes` will do. */
  permissionGrantPolicies: facet(
    z.array(
      z.object({
        id: z.string(),
        includes: z
          .array(
            z.object({
              clientApplicationsFromVerifiedPublisherOnly: z.boolean().optional(),
              clientApplicationTenantIds: names,
            }),
          )
          .optional(),
      }),
    ),
    'Policy.Read.PermissionGrant',
  ),
  adminConsentRequestPolicy: facet(
    z.object({ isEnabled: z.boolean(), reviewers: z.array(z.object({ query: z.string().optional() })).optional() }),
    'Policy.Read.All',
  ),
  deviceRegistrationPolicy: facet(
    z.object({ multiFactorAuthConfiguration: z.string() }),
    'Policy.Read.DeviceConfiguration',
  ),
  authenticationMethodsPolicy: facet(
    z.object({
      policyMigrationState: z.string().optional(),
      authenticationMethodConfigurations: z.array(
        z.object({
          id: z.string(),
          state: z.string().optional(),
          /** Whom it is for; Microsoft Authenticator says in `authenticationMode` what for. */
          includeTargets: z.array(z.object({ authenticationMode: z.string().optional() })).optional(),
        }),
      ),
    }),
    'Policy.Read.AuthenticationMethod',
  ),
  /** What was set, or else the vendor's own default as its template has it. Of the banned words just how many there are. */
  passwordRules: facet(
    z.object({
      lockoutThreshold: z.number(),
      lockoutDurationInSeconds: z.number(),
      enableBannedPasswordCheck: z.boolean(),
      bannedPasswords: z.number(),
    }),
    'GroupSettings.Read.All',
  ),
  microsoft365Groups: facet(z.object({ enableGroupCreation: z.boolean() }), 'GroupSettings.Read.All'),
} as const;

export type AuthorizationPolicy = FacetValue<typeof tenantSettings.authorizationPolicy>;

export type AuthenticationMethods = FacetValue<typeof tenantSettings.authenticationMethodsPolicy>;

export type Account = FacetValue<typeof User.facets.account>;
export type Registration = NonNullable<FacetValue<typeof User.facets.registration>>;
export type SignInActivity = FacetValue<typeof User.facets.signInActivity>;

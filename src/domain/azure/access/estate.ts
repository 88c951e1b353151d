import type { Listed, Seen } from '../../access/answer.ts';
import type { Group } from '../directory.ts';

/** What the engine knows of a subscription and its tenant: plain facts, or why they are missing. Letters of ids in any case. */
export interface AzureEstate {
  /** Of the directory; `null` where that is not known. */
  readonly tenant: string | null;
  /** `/subscriptions/…`; empty for a tenant by itself. All lists of roles are as this subscription shows them, inherited ones included. */
  readonly subscription: string;
  /** Scopes of the management groups above the subscription, the nearest first. */
  readonly managementGroups: Seen<readonly string[]>;
  readonly assignments: Listed<RoleAssignment>;
  /** Those that can be activated and are not held until then. */
  readonly eligible: Listed<RoleAssignment>;
  readonly denials: Listed<DenyAssignment>;
  /**
   * Classic administrators. Microsoft retired them on 31 August 2024; whoever still has some finds them here.
   * Source: https://learn.microsoft.com/azure/role-based-access-control/classic-administrators
   */
  readonly classicAdministrators: Listed<ClassicAdministrator>;
  readonly people: Listed<Person>;
  readonly directoryAssignments: Listed<DirectoryAssignment>;
  readonly directoryRoles: Listed<DirectoryRole>;
  readonly vaults: Listed<Vault>;
  /** Accounts with keys that open their data. */
  readonly keyed: Listed<Keyed>;
  /** What runs with an identity. */
  readonly workloads: Listed<Workload>;
  /** Identities that are resources of their own. */
  readonly identities: Listed<UserAssignedIdentity>;
}

/** Whoever holds something: an object of the directory and, if it is a group, who is in it. */
export interface Holder {
  readonly principalId: string;
  /** `User`, `Group`, `ServicePrincipal`, `ForeignGroup`, `Device` or, in deny assignments, `SystemDefined`. */
  readonly principalType: string;
  /** `null` where it is no group. */
  readonly group: Seen<Group | null>;
}

export interface RoleAssignment extends Holder {
  readonly id: string;
  readonly scope: string;
  readonly roleDefinitionId: string;
  readonly role: Seen<Role>;
  readonly condition?: string | undefined;
  readonly conditionVersion?: string | undefined;
}

/** Of a role definition or deny assignment. They are taken apart with care: custom ones can have anything in them. */
export interface Role {
  readonly name: string;
  /** Made here, and not by the vendor. */
  readonly isCustom?: boolean;
  readonly permissions: unknown;
}

export interface DenyAssignment {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly doNotApplyToChildScopes: boolean;
  readonly principals: readonly Holder[];
  readonly excludePrincipals: readonly Holder[];
  readonly permissions: unknown;
  readonly condition?: string | undefined;
  readonly conditionVersion?: string | undefined;
}

export interface ClassicAdministrator {
  readonly emailAddress: string;
  /** Several separated by semicolons: `ServiceAdministrator;AccountAdministrator`. */
  readonly role: string;
}

/** A user or an application of the directory. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** `user`, `guest`, `service principal`, `managed identity` or `group`. */
  readonly kind: string;
  /** The tenant in which an application is registered, where that is known. */
  readonly home: string | null;
  /** Application permissions of Microsoft Graph. */
  readonly graphPermissions: Seen<readonly string[]>;
  /** Those who may add credentials to it, or change who is in it: objects of the directory. */
  readonly owners: Seen<readonly string[]>;
  /** Of a group: roles of the directory can be assigned to it; `null` for others. */
  readonly isAssignableToRole: Seen<boolean | null>;
  /** Of a group whose members follow from a rule: the rule; else `null`. */
  readonly membershipRule: Seen<string | null>;
}

export interface DirectoryAssignment extends Holder {
  readonly id: string;
  readonly roleDefinitionId: string;
  /** `/`, `/administrativeUnits/…`, or `/` and the id of an object. */
  readonly directoryScopeId: string;
  readonly eligible: boolean;
}

export interface DirectoryRole {
  /** Of a built-in role the same in every tenant. */
  readonly id: string;
  readonly name: string;
  readonly isBuiltIn: boolean;
  readonly permissions: unknown;
}

export interface Vault {
  readonly id: string;
  /** Whether roles decide who gets at what is in it; else its access policies do. */
  readonly usesRoles: Seen<boolean>;
  readonly policies: Seen<readonly VaultPolicy[]>;
}

export interface VaultPolicy {
  readonly objectId: string;
  /** An application through which alone it holds. */
  readonly applicationId?: string | undefined;
  readonly permissions?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
}

export interface Keyed {
  readonly id: string;
  /** Whether whoever has a key gets in with it. */
  readonly keysWork: Seen<boolean>;
}

export interface Workload {
  readonly id: string;
  readonly name: string;
  /** Its type in Resource Manager, such as `Microsoft.Compute/virtualMachines`. */
  readonly type: string;
  /** Principals of its identities. */
  readonly principals: Seen<readonly string[]>;
}

export interface UserAssignedIdentity {
  readonly id: string;
  readonly name: string;
  readonly principalId: string;
}

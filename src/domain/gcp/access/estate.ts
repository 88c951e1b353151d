import type { Context } from '../../access/engine.ts';
import type { Listed, Seen } from '../../access/answer.ts';
import type { Binding } from '../iam.ts';

/** A rule of a deny policy, as the API (`iam.googleapis.com/v2`) words it. */
export interface DenyRule {
  readonly deniedPrincipals: readonly string[];
  readonly exceptionPrincipals: readonly string[];
  /** `storage.googleapis.com/objects.get`, with `*` for any resource or verb. */
  readonly deniedPermissions: readonly string[];
  readonly exceptionPermissions: readonly string[];
  /** A CEL expression; missing where it always applies. */
  readonly denialCondition?: string | undefined;
}

export interface DenyPolicy {
  readonly name: string;
  readonly rules: readonly DenyRule[];
}

/** A principal access boundary policy: what those that it is bound to may reach at most. */
export interface Boundary {
  readonly name: string;
  /** Full resource names; what is below them is meant, too. */
  readonly resources: readonly string[];
  /** `1`, `2` … or `latest`: for which permissions it holds. */
  readonly enforcementVersion: string;
}

/** What binds a boundary to a set of principals. */
export interface BoundaryBinding {
  readonly name: string;
  /** Full resource name of an organization, folder, project, pool or workspace. */
  readonly principalSet: string;
  /** A CEL expression about `principal.type` and `principal.subject`; missing where it holds for all of the set. */
  readonly condition?: string | undefined;
  readonly policy: Seen<Boundary>;
}

/** Anything with an allow policy: an organization, folder, project or something in it. */
export interface GcpResource {
  /** Full resource name: `//storage.googleapis.com/press-downloads`. */
  readonly id: string;
  readonly name: string;
  /** As Cloud Asset Inventory calls it: `storage.googleapis.com/Bucket`. */
  readonly type: string;
  /** Other full names of the same: with the project's number instead of its id, with an address instead of a number. */
  readonly aliases?: readonly string[] | undefined;
  /** Id of the project that it is in. */
  readonly project: string | null;
  /** What it inherits policies from; `null`: nothing is above. */
  readonly parent: Seen<string | null>;
  readonly bindings: Seen<readonly Binding[]>;
  /** Of an organization, folder or project. */
  readonly denyPolicies?: Seen<readonly DenyPolicy[]> | undefined;
  /** Of a bucket: whether grants to everybody are void there. */
  readonly publicAccessPrevention?: Seen<boolean> | undefined;
  /** Of a bucket: whether access control lists of objects grant, too. */
  readonly hasObjectLists?: Seen<boolean> | undefined;
}

export interface Role {
  /** `roles/owner`, `projects/p/roles/deployer`. */
  readonly name: string;
  /** A disabled custom role grants nothing. */
  readonly disabled: boolean;
  readonly permissions: Seen<readonly string[]>;
}

export interface Group {
  /** Address. */
  readonly email: string;
  /** Members in the syntax of policies: `user:…`, `group:…`, `serviceAccount:…`. */
  readonly members: Seen<readonly string[]>;
}

export interface ServiceAccount {
  readonly email: string;
  /** Id of its project. */
  readonly project: string;
  /** Full resource name: what its own policy is on. */
  readonly resource: string;
  readonly disabled: boolean;
}

/** Something that runs code as a service account. */
export interface Workload {
  /** Full resource name. */
  readonly id: string;
  readonly name: string;
  /** As Cloud Asset Inventory calls it: `compute.googleapis.com/Instance`. */
  readonly type: string;
  readonly project: string;
  /** E-mail of the account; `null`: none. */
  readonly serviceAccount: string | null;
  /** Access scopes of OAuth that limit what it can call; `null`: none do. */
  readonly scopes: readonly string[] | null;
}

/** What was collected about who has access to what, of one project or of an organization. */
export interface GcpEstate {
  readonly resources: Listed<GcpResource>;
  readonly roles: Listed<Role>;
  readonly groups: Listed<Group>;
  readonly serviceAccounts: Listed<ServiceAccount>;
  readonly boundaries: Listed<BoundaryBinding>;
  readonly workloads: Listed<Workload>;
  /** Whose it is; not there where several projects are. */
  readonly home?:
    | { readonly project: string; readonly number: Seen<string | null>; readonly domain: Seen<string | null> }
    | undefined;
  /** Values of the context that questions have unless they say otherwise: `request.time` is when the snapshot was taken. */
  readonly context?: Context | undefined;
}

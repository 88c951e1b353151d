/** Where something lives. No `region` means it is global to its account. */
export interface Scope {
  readonly provider: string;
  readonly account: string;
  readonly region?: string | undefined;
}

/** Why an answer is missing. `permissions` are those that would have answered; `detail` is one line for people. */
export interface Gap {
  readonly because: GapReason;
  readonly permissions: readonly string[];
  readonly detail: string;
}

export type GapReason =
  /** The provider refused: a permission, an organization policy or expired credentials. */
  | 'denied'
  /** Still throttled after every retry. */
  | 'throttled'
  /** No answer in time. */
  | 'timeout'
  /** The endpoint can't be reached at all: a dead region, DNS, TLS. */
  | 'unreachable'
  /** The provider answered with an error. */
  | 'failed'
  /** The provider answered something that isn't what its contract says, for example half a page. */
  | 'invalid'
  /** Nobody asked: the snapshot was taken for other checks, or the resource isn't in it. */
  | 'not-collected'
  /** The check itself threw. */
  | 'crashed';

/** Thrown when a check reads a fact that was not observed. The engine turns it into UNKNOWN; checks must not catch it. */
export class Unobserved extends Error {
  override readonly name = 'Unobserved';
  readonly what: string;
  readonly gap: Gap;
  constructor(what: string, gap: Gap) {
    super(`${what} could not be read (${gap.because})`);
    this.what = what;
    this.gap = gap;
  }
}

/** What every resource has, whatever its type. `uid` is canonical: the AWS ARN, the lower-cased Azure id, the GCP full name. */
export interface Identity {
  readonly uid: string;
  readonly name: string;
  readonly scope: Scope;
  /** When the provider last looked, ISO 8601, where its answer comes from an inventory that lags behind. */
  readonly asOf?: string;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A resource and what was seen of it: a facet is in `facets`, in `gaps`, or was never asked for. */
export interface Resource extends Identity {
  readonly type: string;
  readonly facets: Readonly<Record<string, Json>>;
  readonly gaps: Readonly<Record<string, Gap>>;
}

/**
 * All resources of one type that one scope was asked for. With a `gap` there may be more than these; with `notInUse`
 * there can be none, because the scope does not have the service at all, and this says why.
 */
export interface Listing {
  readonly type: string;
  readonly scope: Scope;
  readonly resources: readonly Resource[];
  readonly gap?: Gap;
  readonly notInUse?: string;
}

/** What was seen of one account. Checks look at nothing else. */
export interface AccountSnapshot {
  readonly provider: string;
  readonly account: string;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** Regions that exist but were left out on purpose: nobody may conclude from their silence. */
  readonly excludedRegions?: readonly string[];
  readonly listings: readonly Listing[];
}

/** One line of the coverage ledger: what could not be seen, or was left out on purpose, and why. */
export interface LedgerEntry {
  readonly scope: Scope;
  readonly type: string | null;
  /** `null`: the listing itself. */
  readonly facet: string | null;
  readonly because: GapReason | 'region-disabled' | 'region-excluded' | 'not-in-use' | 'scope-excluded';
  readonly permissions: readonly string[];
  readonly detail: string;
  /** How many resources are affected; 0 where that is not known (a listing). */
  readonly resources: number;
}

/** What a scope stands for: one account, or what stands above accounts (an organization, a folder, a tenant). */
export const levels = ['account', 'organization'] as const;
export type Level = (typeof levels)[number];

/** An account, or what stands above accounts, as it was scanned. */
export interface ScannedScope {
  readonly provider: string;
  /** Its id: an account number, a subscription, a project; of an organization or tenant, that one's. */
  readonly account: string;
  /** What the provider calls it: account, subscription, tenant, project, folder, organization. */
  readonly kind: string;
  readonly level: Level;
  /** The `account` of the scanned scope above it: checks of this one may look at that one's resources. */
  readonly parent: string | null;
  readonly name: string | null;
  readonly partition: string | null;
  readonly regions: readonly string[];
}

export const severities = ['critical', 'high', 'medium', 'low', 'informational'] as const;
export type Severity = (typeof severities)[number];
export const statuses = ['fail', 'unknown', 'pass', 'not-applicable'] as const;
export type Status = (typeof statuses)[number];

/** A fact a check read before it decided. */
export interface Evidence {
  readonly uid: string;
  readonly type: string;
  readonly facet: string;
  readonly value: Json;
}

/** What a step of a path is, for whoever draws it. */
export const stepKinds = ['stranger', 'network', 'rule', 'compute', 'identity', 'permission', 'data', 'goal'] as const;
export type StepKind = (typeof stepKinds)[number];

/** One thing on a path, and how one comes there from the step before it. */
export interface PathStep {
  readonly kind: StepKind;
  /** Canonical id, or a word such as `internet`. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** How one comes here from the step before, a verb first: `assumes`, `passes to Lambda`. Missing on the first. */
  readonly how?: string;
  /** The statements, rules or settings that let it happen, one line each. */
  readonly because?: readonly string[];
}

/** A way that an attacker can take, step by step: the proof of an exposure, an escalation or a combination. */
export interface AttackPath {
  /** One line: from where to what. */
  readonly title: string;
  readonly steps: readonly PathStep[];
}

/** What to do about a finding. Values from the cloud are already quoted for a POSIX shell in `command`. */
export interface Fix {
  readonly text?: string;
  readonly command?: string;
  readonly terraform?: string;
}

/** A control of a framework that a check speaks to. */
export interface ControlRef {
  readonly framework: string;
  readonly control: string;
}

export interface FindingResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly provider: string;
  readonly account: string;
  readonly region: string | null;
  /** When the provider last looked, ISO 8601, where its answer came from an inventory that lags behind. */
  readonly asOf?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** One resource judged by one check. */
export interface Finding {
  /** sha256 hex; see `fingerprintOf`. */
  readonly fingerprint: string;
  readonly check: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly message: string;
  readonly resource: FindingResource;
  readonly evidence: readonly Evidence[];
  /** The ways that prove the failure, most telling first; only there when there are any. */
  readonly paths?: readonly AttackPath[];
  /** How many further facts about other resources the check looked at; only there when it is more than none. */
  readonly evidenceOmitted?: number;
  /** Why the status is unknown. */
  readonly gap: Gap | null;
  /** Only on failures. */
  readonly fix: Fix | null;
  readonly controls: readonly ControlRef[];
  readonly muted: { readonly reason: string; readonly until: string | null } | null;
}

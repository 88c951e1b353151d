import type { AttackPath } from '../../model.ts';
import type { Answer, Decision, Ground, Unseen } from './answer.ts';

/** Somebody or something that can be allowed to do something. */
export interface Principal {
  /** Canonical: an ARN, an object id, `serviceAccount:…`; `*` for anybody. */
  readonly id: string;
  readonly name: string;
  /** In the vendor's words: user, role, group, service principal, service account … */
  readonly kind: string;
  /** The account, tenant or project that it belongs to, where known. */
  readonly account: string | null;
}

/** Values of the request's context by the vendor's name of the key. A key with no values is known to be absent. */
export type Context = Readonly<Record<string, readonly string[]>>;

export interface Question {
  /** A principal's canonical id. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Context;
}

/** Somebody who can, or perhaps can, do what was asked about. */
export interface Grantee {
  readonly principal: Principal;
  readonly answer: Answer;
  /** The actions that were asked about and that the answer is about; several where the question had wildcards. */
  readonly actions: readonly string[];
  /** The same of resources: as patterns where policies use such. */
  readonly resources: readonly string[];
}

/** One thing that a principal can do, before anything but its own policies was asked. */
export interface Capability {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly decision: Exclude<Decision, 'denied'>;
  readonly ground: Ground;
  /** What has to hold, for people, one line each. */
  readonly conditions: readonly string[];
}

/** How a principal becomes a more powerful one. */
export interface Escalation {
  readonly principal: Principal;
  readonly path: AttackPath;
  /** Ids of the ways that its steps take, in order: of the public catalogue where it has them. */
  readonly ways: readonly string[];
  readonly decision: Exclude<Decision, 'denied'>;
  readonly unseen: readonly Unseen[];
  readonly missing: readonly string[];
}

/** Something that a stranger reaches. */
export interface Exposure {
  readonly resource: { readonly id: string; readonly name: string; readonly type: string; readonly account: string };
  /** What a stranger can do there: `read objects`, `connect to 22 (SSH)`. */
  readonly what: string;
  readonly path: AttackPath;
  readonly decision: Exclude<Decision, 'denied'>;
  readonly unseen: readonly Unseen[];
  readonly missing: readonly string[];
}

/** What an engine knows, and what it could not see. */
export interface Found<T> {
  readonly found: readonly T[];
  /** What may hide more of them. */
  readonly unseen: readonly Unseen[];
}

/** Answers about identities of one cloud, from what was collected of it. Pure. */
export interface AccessEngine {
  readonly principals: readonly Principal[];
  /** One question, no wildcards. Anybody may be asked about: whoever is not among the principals is a stranger. */
  can(question: Question): Answer;
  /** Everybody who can or perhaps can; `*` in action and resource asks for any of those that match. */
  whoCan(question: Omit<Question, 'principal'>): Found<Grantee>;
  whatCan(principal: string): Found<Capability>;
  /** Shortest ways to full power: of one principal, or of all. */
  escalations(principal?: string): Found<Escalation>;
}

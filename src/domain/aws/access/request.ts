import type { Listed, Seen } from '../../access/answer.ts';
import type { Context } from '../../access/engine.ts';
import type { Truth } from '../../access/logic.ts';
import type { PolicySource } from '../statement.ts';

/**
 * Who asks. A `role` is a session of it. `federated-user`: a session of GetFederationToken, whose `arn` is that of the user
 * who got it. `service`: an AWS service, `federated`: whom an identity provider vouches for, before a role is assumed.
 */
export type CallerKind =
  | 'root'
  | 'user'
  | 'role'
  | 'service-linked-role'
  | 'federated-user'
  | 'service'
  | 'federated'
  | 'anonymous';

export interface Caller {
  readonly kind: CallerKind;
  /** Of the account, user or role; the name of a service, the ARN or host of an identity provider, `*` of anonymous. */
  readonly arn: string;
  /** The session's ARN, of roles and federated users, where the question is about one session. */
  readonly session?: string;
  /** Unique id such as `AIDA…` or `AROA…`, where known. */
  readonly uniqueId?: string;
  /** Of root, users, roles and federated users. */
  readonly account: string | null;
}

export interface Request {
  readonly caller: Caller;
  /** `s3:GetObject`, or a pattern; upper and lower case don't matter. */
  readonly action: string;
  /** An ARN or a pattern of them, or `*` for actions that are about no resource. */
  readonly resource: string;
  /** What is asked where action or resource are patterns: whether all is allowed that they mean (the default), or any of it. */
  readonly extent?: 'all' | 'any';
  /** The account that owns the resource; `null`: not known, or none. */
  readonly owner: string | null;
  /** By key, in whatever case. What the caller and the resource tell (`aws:PrincipalArn`, `aws:ResourceAccount` …) is added by itself. */
  readonly context: Context;
  /** Beginnings of keys of which `context` has all there are, such as `aws:PrincipalTag/`. */
  readonly complete?: readonly string[];
}

/** A policy, and whose or which it is. */
export interface PolicyDocument {
  /** For people and proofs: an ARN, or `inline policy X of …`. */
  readonly source: string;
  readonly document: PolicySource;
}

/** Policies that limit an account, from the root of the organization over its units down to the account itself: each level has to allow. */
export type GuardrailLevels = readonly { readonly target: string; readonly policies: readonly PolicyDocument[] }[];

/** Everything that has a say about a request. What is left out does not exist. */
export interface Policies {
  /** Of the caller: inline, attached, and those of groups. */
  readonly identity?: Listed<PolicyDocument>;
  readonly boundary?: Seen<PolicyDocument | null>;
  /** Given when the session was made; an empty list is no session policy. */
  readonly session?: readonly PolicyDocument[];
  /** Service control policies in force for the caller's account; `null`: none (no organization, or its management account). */
  readonly serviceControl?: Seen<GuardrailLevels | null>;
  /** Resource control policies in force for the resource's account. */
  readonly resourceControl?: Seen<GuardrailLevels | null>;
  /** Of the resource: its policy, of a role its trust policy, of a key its key policy. */
  readonly resource?: Seen<PolicyDocument | null>;
  /** Of the VPC endpoint that the request takes. */
  readonly endpoint?: Seen<PolicyDocument | null>;
  /** What lets the caller in besides policies: an ACL of S3, a grant of KMS. */
  readonly otherGrants?: Truth;
  /** What shuts out whom the resource's policy lets in: Block Public Access. */
  readonly publicBlock?: Truth;
}

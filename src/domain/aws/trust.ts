import { parseArn } from './arn.ts';
import { demandedValues, requiresMfa } from './condition.ts';
import { grantsOf, grantTouches } from './grants.ts';
import type { Grant, Grantee, PolicyContext } from './grants.ts';
import { literalPrefix } from './pattern.ts';
import type { PolicySource } from './statement.ts';

/** What kind of party may assume a role. `account` is every principal of it that its own policies let. */
export type TrustKind =
  | 'everyone'
  | 'account'
  | 'user'
  | 'role'
  | 'service'
  | 'saml'
  | 'oidc'
  | 'organization'
  | 'network'
  | 'restricted'
  | 'canonical-user'
  | 'deleted';

/** What a trust policy demands of a party beyond being who it is. */
export type TrustConditions = {
  /** Values of sts:ExternalId, one of which is demanded. */
  readonly externalId?: readonly string[];
  /** Values (with wildcards as written) of the identity provider's `sub` that are let in; missing when any is. */
  readonly subjects?: readonly string[];
  /** The same of `aud`. */
  readonly audiences?: readonly string[];
  /** Whether only members of named organizations are let in. */
  readonly orgRestricted: boolean;
  readonly mfaRequired: boolean;
};

/** A party that a role's trust policy lets assume it. */
export type Trust = {
  readonly kind: TrustKind;
  /** The principal as written: account id, ARN, service name, provider ARN; `*` for everyone. */
  readonly id: string;
  /** The account of an account, user or role. */
  readonly account?: string;
  /** Whether that is the role's own account. */
  readonly own: boolean;
  /** The host (and path) of an OIDC provider, such as `token.actions.githubusercontent.com`. */
  readonly provider?: string;
  readonly conditions: TrustConditions;
  readonly grant: Grant;
};

const ASSUMING = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/**
 * The parties that a role's trust policy lets assume the role, one entry a principal and statement.
 *
 * @throws MalformedPolicy when the document cannot be read.
 */
export function trustsOf(document: PolicySource, context: PolicyContext): Trust[] {
  return grantsOf(document, context)
    .filter((grant) => ASSUMING.some((action) => grantTouches(grant, action)))
    .map(trustOf);
}

function trustOf(grant: Grant): Trust {
  const { who, statement, narrowedBy } = grant;
  const provider = providerOf(who);
  const demanded = (key: string) => demandedValues(statement.conditions, key);
  const externalId = demanded('sts:ExternalId')?.filter((value) => literalPrefix(value) !== '');
  const subjects = provider && demanded(`${provider}:sub`);
  const audiences = provider && demanded(`${provider}:aud`);
  return {
    kind: kindOf(who),
    id: who.written,
    ...(who.kind === 'own' || who.kind === 'account' ? { account: who.id } : {}),
    own: who.kind === 'own',
    ...(provider ? { provider } : {}),
    conditions: {
      ...(externalId && externalId.length > 0 ? { externalId } : {}),
      ...(subjects ? { subjects } : {}),
      ...(audiences ? { audiences } : {}),
      orgRestricted: narrowedBy.some((key) => key.startsWith('aws:principalorg')),
      mfaRequired: requiresMfa(statement.conditions),
    },
    grant,
  };
}

function kindOf({ kind, written }: Grantee): TrustKind {
  if (kind === 'public') return 'everyone';
  if (kind === 'federated') return parseArn(written)?.resource.startsWith('saml-provider/') ? 'saml' : 'oidc';
  if (kind === 'origin-access-identity') return 'restricted';
  if (kind !== 'own' && kind !== 'account') return kind;
  const resource = parseArn(written)?.resource ?? 'root';
  if (/^(?:user|federated-user)\//.test(resource)) return 'user';
  return /^(?:role|assumed-role)\//.test(resource) ? 'role' : 'account';
}

/** AWS-known providers (Google, Amazon, Cognito …) are written by host, others by the ARN of their IAM entry. */
function providerOf({ kind, written }: Grantee): string | undefined {
  if (kind !== 'federated') return undefined;
  const resource = parseArn(written)?.resource;
  if (resource === undefined) return written.toLowerCase();
  return resource.startsWith('oidc-provider/') ? resource.slice('oidc-provider/'.length).toLowerCase() : undefined;
}

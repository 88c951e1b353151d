import { z } from 'zod';
import { notMoments } from '../../domain/aws/credential-report.ts';
import { defineResource, facet, instant, listed, tags } from '../../resource.ts';

const authorizationDetails = ['iam:GetAccountAuthorizationDetails'];
const credentialReport = ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'] as const;

/** A moment of the credential report, or one of the three words that it has instead. */
const Moment = z.union([instant, z.enum(notMoments)]);

/** What a principal's policies can grant at most: the ARN of a managed policy; `null`: no such limit. */
const permissionsBoundary = listed(z.string().nullable());

/**
 * The services that the principal's own policies name, and when it last used each; `null`: not within the 400 days that IAM
 * keeps track of. Use counts after up to four hours. Two calls for each principal, one of which waits until the answer is made: for
 * opt-in checks.
 */
const servicesLastAccessed = facet(
  z.array(z.object({ serviceNamespace: z.string(), lastAuthenticated: instant.nullable() })),
  'iam:GenerateServiceLastAccessedDetails',
  'iam:GetServiceLastAccessedDetails',
);

/** What a user, group or role may do. */
const policies = listed(
  z.object({
    attached: z.array(z.object({ policyName: z.string(), policyArn: z.string() })),
    /** Documents as JSON text. */
    inline: z.array(z.object({ policyName: z.string(), policyDocument: z.string() })),
  }),
);

export const User = defineResource('aws.iam.user', {
  label: 'IAM users',
  per: 'account',
  list: authorizationDetails,
  facets: {
    config: listed(z.object({ createdAt: instant })),
    /** The `AIDA…` that stands for this user alone, and for nobody who has the name later. */
    userId: listed(z.string()),
    policies,
    permissionsBoundary,
    /** Names of the groups the user is in. */
    groups: listed(z.array(z.string())),
    tags: listed(tags),
    servicesLastAccessed,
    /** From the credential report, which may be up to four hours old. */
    credentials: facet(
      z.object({
        passwordEnabled: z.boolean(),
        passwordLastUsed: Moment,
        passwordLastChanged: Moment,
        mfaActive: z.boolean(),
        keys: z.array(z.object({ slot: z.number(), active: z.boolean(), lastRotated: instant, lastUsed: Moment })),
      }),
      ...credentialReport,
    ),
  },
});

/** One for each access key of an IAM user; the root user's are with `Root`. Ids of keys cost a call a user and are not read. */
export const AccessKey = defineResource('aws.iam.access-key', {
  label: 'IAM access keys',
  per: 'account',
  list: [...credentialReport],
  facets: {
    key: listed(z.object({ user: z.string(), active: z.boolean(), lastRotated: instant, lastUsed: Moment })),
    /** The user that the key belongs to. */
    owner: listed(z.object({ createdAt: instant, passwordEnabled: z.boolean() })),
  },
});

export const Root = defineResource('aws.iam.root', {
  label: 'Root users',
  per: 'account',
  list: [],
  facets: {
    summary: facet(
      z.object({
        accountMFAEnabled: z.number(),
        accountAccessKeysPresent: z.number(),
        accountSigningCertificatesPresent: z.number(),
        /** Not said everywhere. */
        accountPasswordPresent: z.number().optional(),
      }),
      'iam:GetAccountSummary',
    ),
    /** Serial numbers of the virtual MFA devices that are assigned to the root user. */
    virtualMfaDevices: facet(z.array(z.string()), 'iam:ListVirtualMFADevices'),
    /** From the credential report. */
    lastUsed: facet(z.object({ password: Moment, keys: z.array(Moment) }), ...credentialReport),
  },
});

export const Group = defineResource('aws.iam.group', {
  label: 'IAM groups',
  per: 'account',
  list: authorizationDetails,
  facets: { policies },
});

/** Roles of the customer; the service-linked roles, which belong to AWS, are a type of their own. */
export const Role = defineResource('aws.iam.role', {
  label: 'IAM roles',
  per: 'account',
  list: authorizationDetails,
  facets: {
    config: listed(z.object({ createdAt: instant, path: z.string() })),
    /** The `AROA…` that stands for this role alone, and for none that has the name later. */
    roleId: listed(z.string()),
    /** The trust policy as JSON text. */
    trust: listed(z.string()),
    policies,
    permissionsBoundary,
    /** ARNs of the instance profiles that hand it to EC2 instances. */
    instanceProfiles: listed(z.array(z.string())),
    /** `null`: not within the 400 days that IAM keeps track of. */
    lastUsed: listed(instant.nullable()),
    tags: listed(tags),
    servicesLastAccessed,
  },
});

/** Roles of services of AWS, which alone can change what they may do; no control policy of an organization limits them. */
export const ServiceLinkedRole = defineResource('aws.iam.service-linked-role', {
  label: 'IAM service-linked roles',
  per: 'account',
  list: authorizationDetails,
  facets: {
    roleId: listed(z.string()),
    /** The trust policy as JSON text. */
    trust: listed(z.string()),
    policies,
  },
});

/** How many users, groups and roles have a policy attached, and how many users and roles it limits. */
const policyUse = listed(
  z.object({
    attachmentCount: z.number(),
    /** Missing where the API does not say. */
    permissionsBoundaryUsageCount: z.number().optional(),
  }),
);

/** Managed policies of the customer. */
export const Policy = defineResource('aws.iam.policy', {
  label: 'IAM policies',
  per: 'account',
  list: authorizationDetails,
  facets: {
    config: policyUse,
    /** The default version as JSON text. */
    document: listed(z.string()),
    /** The other versions, any of which can be made the default one, with their documents as JSON text. */
    versions: listed(z.array(z.object({ versionId: z.string(), document: z.string() }))),
  },
});

/** Managed policies of AWS that are attached to somebody in the account, or limit somebody. */
export const ManagedPolicy = defineResource('aws.iam.managed-policy', {
  label: 'AWS managed policies',
  per: 'account',
  list: authorizationDetails,
  facets: {
    config: policyUse,
    /** The default version as JSON text. */
    document: listed(z.string()),
  },
});

export const PasswordPolicy = defineResource('aws.iam.password-policy', {
  label: 'IAM password policies',
  per: 'account',
  list: [],
  facets: {
    /** `null`: none is set, and the defaults of AWS apply. */
    policy: facet(
      z
        .object({
          minimumPasswordLength: z.number(),
          requireUppercaseCharacters: z.boolean(),
          requireLowercaseCharacters: z.boolean(),
          requireNumbers: z.boolean(),
          requireSymbols: z.boolean(),
          /** Days; `null`: passwords don't expire. */
          maxPasswordAge: z.number().nullable(),
          /** `null`: earlier passwords may be used again. */
          passwordReusePrevention: z.number().nullable(),
        })
        .nullable(),
      'iam:GetAccountPasswordPolicy',
    ),
  },
});

export const ServerCertificate = defineResource('aws.iam.server-certificate', {
  label: 'IAM server certificates',
  per: 'account',
  list: ['iam:ListServerCertificates'],
  facets: { expiration: listed(instant) },
});

export const SamlProvider = defineResource('aws.iam.saml-provider', {
  label: 'SAML providers',
  per: 'account',
  list: ['iam:ListSAMLProviders'],
  facets: {
    /** When the provider's metadata runs out. */
    validUntil: listed(instant.nullable()),
    /** When each signing certificate of the metadata runs out. */
    certificates: facet(z.array(instant), 'iam:GetSAMLProvider'),
  },
});

export const OidcProvider = defineResource('aws.iam.oidc-provider', {
  label: 'OpenID Connect providers',
  per: 'account',
  list: ['iam:ListOpenIDConnectProviders'],
  facets: {},
});

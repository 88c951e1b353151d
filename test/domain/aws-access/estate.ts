/** An estate of one account from the little that a case says of it. */
import type { Listed, Unseen } from '../../../src/domain/access/answer.ts';
import type { WorkloadKind } from '../../../src/domain/aws/access/catalogue.ts';
import { AwsAccess } from '../../../src/domain/aws/access/engine.ts';
import type { AwsEstate, Entity, RoleEntity, UserEntity, Workload } from '../../../src/domain/aws/access/estate.ts';

export interface StatementJson {
  readonly Sid?: string;
  readonly Effect?: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

export const account = '111122223333';
export const arnOf = (kind: string, name: string, of = account): string => `arn:aws:iam::${of}:${kind}/${name}`;
export const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';

export const documentOf = (statements: readonly StatementJson[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({
      Effect: 'Allow',
      ...(one.Principal === undefined ? { Resource: '*' } : {}),
      ...one,
    })),
  });

/** A trust policy: services, accounts, users and roles by ARN. */
export const trusting = (...principals: readonly string[]): StatementJson[] =>
  principals.map((principal) => ({
    Action: 'sts:AssumeRole',
    Principal: principal.endsWith('.amazonaws.com') ? { Service: principal } : { AWS: principal },
  }));

interface Somebody {
  readonly name: string;
  readonly can?: readonly StatementJson[];
  readonly attached?: readonly string[];
  /** A policy of its own that is the boundary. */
  readonly boundary?: readonly StatementJson[];
}
export interface World {
  readonly account?: string;
  readonly users?: readonly (Somebody & {
    readonly groups?: readonly string[];
    readonly keys?: number;
    readonly password?: boolean;
  })[];
  readonly groups?: readonly Somebody[];
  readonly roles?: readonly (Somebody & {
    readonly trust?: readonly StatementJson[];
    readonly profiles?: readonly string[];
  })[];
  /** Managed policies of the customer by name; versions are those that are not the default one. */
  readonly policies?: Readonly<Record<string, readonly StatementJson[]>>;
  readonly versions?: Readonly<Record<string, readonly StatementJson[]>>;
  /** Service control policies of the account's level, in force with FullAWSAccess. */
  readonly scp?: readonly StatementJson[];
  readonly workloads?: Readonly<
    Partial<Record<WorkloadKind, readonly Omit<Workload, 'kind' | 'role'>[] | 'not asked'>>
  >;
  /** The role that all of them run as; missing: none. */
  readonly runAs?: string;
  /** What could not be read: ARNs of policies, of roles whose trust, of users and roles whose policies; `scp`. */
  readonly hidden?: readonly string[];
}

export const hiddenBy: Unseen['gap'] = {
  because: 'denied',
  permissions: ['iam:GetAccountAuthorizationDetails'],
  detail: 'AccessDenied',
};
const all = <T>(items: readonly T[]): Listed<T> => ({ items, unseen: [] });

export function estateOf(world: World): AwsEstate {
  const { account: own = account, users = [], groups = [], roles = [], policies = {}, scp, hidden = [] } = world;
  const seenUnless = <T>(what: string, value: T) => (hidden.includes(what) ? { what, gap: hiddenBy } : { value });
  const boundaries = [...users, ...roles].flatMap(({ name, boundary }) =>
    boundary ? [[`boundary-of-${name}`, boundary] as const] : [],
  );
  const managed = [...Object.entries(policies), ...boundaries];
  const entity = (kind: string, { name, can = [], attached = [] }: Somebody): Entity => {
    const arn = arnOf(kind, name, own);
    const inline = can.length > 0 ? [{ policyName: 'own', policyDocument: documentOf(can) }] : [];
    return {
      arn,
      name,
      policies: seenUnless(arn, {
        inline,
        attached: attached.map((policyArn) => ({
          policyArn: policyArn.startsWith('arn:') ? policyArn : arnOf('policy', policyArn, own),
        })),
      }),
    };
  };
  const limits = ({ name, boundary }: Somebody) => ({
    boundary: { value: boundary ? arnOf('policy', `boundary-of-${name}`, own) : null },
    tags: { value: {} },
    uniqueId: { value: `A${name.toUpperCase()}` },
  });
  return {
    account: own,
    partition: 'aws',
    organization: { value: scp || hidden.includes('scp') ? 'o-example' : null },
    controlPolicies: hidden.includes('scp')
      ? { what: 'the control policies', gap: { ...hiddenBy, permissions: ['organizations:ListPoliciesForTarget'] } }
      : {
          value: scp
            ? {
                management: false,
                levels: [
                  {
                    target: own,
                    serviceControl: [
                      {
                        id: 'p-1',
                        name: 'Guardrail',
                        document: documentOf([{ Sid: 'FullAWSAccess', Action: '*' }, ...scp]),
                      },
                    ],
                    resourceControl: null,
                  },
                ],
              }
            : null,
        },
    users: all(
      users.map((user): UserEntity => ({
        ...entity('user', user),
        ...limits(user),
        groups: { value: user.groups ?? [] },
        credentials: { value: { keys: user.keys ?? 0, password: user.password ?? false } },
      })),
    ),
    groups: all(groups.map((group) => entity('group', group))),
    roles: all(
      roles.map((role): RoleEntity => ({
        ...entity('role', role),
        ...limits(role),
        trust: seenUnless(`trust of ${arnOf('role', role.name, own)}`, documentOf(role.trust ?? [])),
        instanceProfiles: { value: role.profiles ?? [] },
        isServiceLinked: false,
      })),
    ),
    policies: all([
      { arn: administratorAccess, document: seenUnless(administratorAccess, documentOf([{ Action: '*' }])) },
      ...managed.map(([name, statements]) => ({
        arn: arnOf('policy', name, own),
        document: seenUnless(arnOf('policy', name, own), documentOf(statements)),
        versions: {
          value: (world.versions?.[name] ? [world.versions[name]] : []).map((one) => ({
            versionId: 'v1',
            document: documentOf(one),
          })),
        },
      })),
    ]),
    resources: {
      'aws.lambda.function': all(
        listOf(world.workloads?.['Lambda function']).map(({ arn, name }) => ({
          arn,
          name,
          type: 'aws.lambda.function',
          policy: { value: null },
        })),
      ),
    },
    endpoints: all([]),
    workloads: Object.fromEntries(
      Object.entries(world.workloads ?? {}).flatMap(([kind, some]) =>
        some === 'not asked'
          ? []
          : [
              [
                kind,
                all(some.map((one) => ({ ...one, kind: kind as WorkloadKind, role: { value: world.runAs ?? null } }))),
              ],
            ],
      ),
    ),
  };
}

const listOf = <T>(some: readonly T[] | 'not asked' | undefined): readonly T[] =>
  some === undefined || some === 'not asked' ? [] : some;

export const accessOf = (...worlds: readonly World[]): AwsAccess => new AwsAccess(worlds.map(estateOf));

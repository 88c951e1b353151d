import {
  type Check,
  type CheckDefinition,
  defineCheck,
  type Facets,
  fail,
  notApplicable,
  pass,
  type Related,
  type Selection,
  type Verdict,
  type View,
} from 'cloudstance/check';
import type { Exposure } from 'cloudstance/domain/access/engine';
import { joinedPath, powerOfRole } from 'cloudstance/domain/aws/access/answers';
import type { AwsAccess as Engine } from 'cloudstance/domain/aws/access/engine';
import { AwsAccess } from 'cloudstance/models/aws-access';
import { AwsExposure } from 'cloudstance/models/aws-exposure';
import type { z } from 'zod';

export const account = '111122223333';
export const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';
export const roleArn = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
export const userArn = (name: string): string => `arn:aws:iam::${account}:user/${name}`;

export const document = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) });
/** As facets of identities have them. */
export interface Policies {
  attached: { policyName: string; policyArn: string }[];
  inline: { policyName: string; policyDocument: string }[];
}
/** Policies of an identity that may do this. */
export const may = (...actions: readonly string[]): Policies => ({
  attached: [],
  inline: [{ policyName: 'own', policyDocument: document({ Action: actions, Resource: '*' }) }],
});
export const nothing: Policies = { attached: [], inline: [] };
export const full: Policies = {
  attached: [{ policyName: 'AdministratorAccess', policyArn: administratorAccess }],
  inline: [],
};

/** A world with AWS's policy in it, and a role of each kind: one that has full power and one that has none. */
export const roles = [
  {
    uid: roleArn('Admin'),
    name: 'Admin',
    policies: full,
    trust: document({ Action: 'sts:AssumeRole', Principal: { AWS: account } }),
  },
  { uid: roleArn('Task'), name: 'Task', policies: may('sqs:SendMessage') },
];
export const managedPolicies = [
  { uid: administratorAccess, name: 'AdministratorAccess', document: document({ Action: '*', Resource: '*' }) },
];
export const world = { roles, managedPolicies };

export const profileArn = (name: string): string => `arn:aws:iam::${account}:instance-profile/${name}`;
/** The same world, in which each role is in an instance profile of its name. */
export const profiled = {
  ...world,
  roles: roles.map((role) => ({ ...role, instanceProfiles: [profileArn(role.name)] })),
};

export const tasks = (taskRole: string | null) => [
  { taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1', taskRole, executionRole: null },
];

type Definition<F extends Facets, K extends keyof F & string, R extends Related> = Pick<
  CheckDefinition<F, K, R, z.ZodUndefined>,
  'id' | 'title' | 'severity' | 'why' | 'on' | 'fix' | 'examples'
> & {
  /** ARN of the role that its code runs as; `null`: none. */
  readonly roleOf: (subject: View<Selection<F, K>>, access: Engine) => string | null;
};

const references = ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'];

/** Resources whose code is not to run with full power, nor as a role that can take it. */
export const runsWithoutPower = <F extends Facets, const K extends keyof F & string>({
  roleOf,
  ...definition
}: Definition<F, K, { readonly access: typeof AwsAccess }>): Check =>
  defineCheck({
    ...definition,
    references,
    with: { access: AwsAccess },
    evaluate(subject, { access }) {
      const role = roleOf(subject, access);
      if (role === null) return notApplicable('It runs as no role');
      const power = powerOfRole(access, role);
      if (power.severity !== 'critical' || !power.text.endsWith('administrator'))
        return pass(`The role ${nameOf(role)} cannot become administrator`);
      const path = { title: `${subject.name} ${power.text}`, steps: [compute(subject), ...power.steps] };
      return fail(`It runs as ${nameOf(role)}, which ${power.text}`, { paths: [path] });
    },
  });

/** Resources that strangers reach, and that are not to run as a role that reads data or takes full power. */
export const reachedWithoutPower = <F extends Facets, const K extends keyof F & string>({
  roleOf,
  ...definition
}: Definition<F, K, { readonly access: typeof AwsAccess; readonly exposure: typeof AwsExposure }>): Check =>
  defineCheck({
    ...definition,
    references,
    with: { access: AwsAccess, exposure: AwsExposure },
    evaluate(subject, { access, exposure }) {
      const [reached] = exposure.of(subject.uid);
      if (!reached) return pass('Strangers do not reach it');
      return exposedVerdict(access, reached, roleOf(subject, access));
    },
  });

/** What strangers have who get at something that runs as a role. */
export function exposedVerdict(
  access: Engine,
  { what, path }: Pick<Exposure, 'what' | 'path'>,
  role: string | null,
): Verdict {
  if (role === null) return pass(`Strangers can ${what}, and it runs as no role`);
  const power = powerOfRole(access, role);
  if (power.text === '')
    return pass(`Strangers can ${what}, but the role ${nameOf(role)} reads no data and has no power`);
  const text = `Strangers can ${what}, and it runs as ${nameOf(role)}, which ${power.text}`;
  return fail(text, { severity: power.severity, paths: [joinedPath(text, path, power.steps)] });
}

const nameOf = (role: string): string => role.slice(role.lastIndexOf('/') + 1);
const compute = ({ uid, name }: { readonly uid: string; readonly name: string }) =>
  ({ kind: 'compute', id: uid, name }) as const;

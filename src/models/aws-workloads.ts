/** What runs code in an account of AWS, and as which role: the part of `AwsAccess` that ways to full power lead over. */
import { all, type Many, type RelatedViews } from '../check.ts';
import { isSeen, type Listed, listed, seen, type Unseen } from '../domain/access/answer.ts';
import type { WorkloadKind } from '../domain/aws/access/catalogue.ts';
import type { RoleEntity, Workload } from '../domain/aws/access/estate.ts';
import { type Identity, Unobserved } from '../model.ts';
import { Service as AppRunnerService } from '../resources/aws/apprunner.ts';
import { Stack } from '../resources/aws/cloudformation.ts';
import { Project } from '../resources/aws/codebuild.ts';
import { IdentityPool } from '../resources/aws/cognito.ts';
import { Instance, LaunchTemplate } from '../resources/aws/ec2.ts';
import { Cluster, Service, TaskDefinition } from '../resources/aws/ecs.ts';
import { DevEndpoint, Job } from '../resources/aws/glue.ts';
import { Function } from '../resources/aws/lambda.ts';
import { NotebookInstance } from '../resources/aws/sagemaker.ts';
import { ManagedInstance } from '../resources/aws/ssm.ts';
import { StateMachine } from '../resources/aws/stepfunctions.ts';

export const workloadNeeds = {
  instances: all(Instance.pick('instanceProfile')),
  managedInstances: all(ManagedInstance.pick('iamRole')),
  launchTemplates: all(LaunchTemplate.pick('instanceProfile')),
  functions: all(Function.pick('policy', 'role')),
  ecsClusters: all(Cluster.pick()),
  ecsServices: all(Service.pick('config', 'roles')),
  taskDefinitions: all(TaskDefinition.pick()),
  appRunnerServices: all(AppRunnerService.pick('role')),
  projects: all(Project.pick('role')),
  stacks: all(Stack.pick('role')),
  glueJobs: all(Job.pick('role')),
  devEndpoints: all(DevEndpoint.pick('role')),
  notebooks: all(NotebookInstance.pick('role')),
  stateMachines: all(StateMachine.pick('role')),
  identityPools: all(IdentityPool.pick('access')),
} as const;

/** What such a thing has in an example that does not say. */
export const workloadBlank = {
  instances: { instanceProfile: null },
  managedInstances: { iamRole: null },
  launchTemplates: { instanceProfile: null },
  functions: { policy: null, role: 'arn:aws:iam::111122223333:role/example' },
  ecsServices: { roles: [] },
  appRunnerServices: { role: null },
  projects: { role: null },
  stacks: { role: null },
  identityPools: { access: { allowUnauthenticatedIdentities: false, allowClassicFlow: false } },
};

type Parts = RelatedViews<typeof workloadNeeds>;

/** @param roles of the account: who is in which instance profile. */
export function workloadsOf(
  parts: Parts,
  roles: Listed<RoleEntity>,
): Readonly<Partial<Record<WorkloadKind, Listed<Workload>>>> {
  const arnOf = roleFinder(roles.items);
  const inProfile = profileFinder(roles);
  const some = <V extends Identity>(
    kind: WorkloadKind,
    many: Many<V>,
    roleOf: (item: V) => string | null | undefined,
  ): Partial<Record<WorkloadKind, Listed<Workload>>> => {
    const { items, unseen } = listed(`the list of each ${kind}`, many);
    const found = items.map((item): Workload => {
      const role = seen(`what ${item.uid} runs as`, () => arnOf(roleOf(item) ?? null));
      return { kind, arn: item.uid, name: item.name, role };
    });
    return { [kind]: { items: found, unseen } };
  };
  return {
    ...some('EC2 instance', parts.instances, ({ instanceProfile }) => inProfile(instanceProfile)),
    ...managedInstances(parts, inProfile),
    ...some('launch template', parts.launchTemplates, ({ instanceProfile }) =>
      inProfile(instanceProfile?.arn ?? instanceProfile?.name ?? null),
    ),
    ...some('Lambda function', parts.functions, ({ role }) => role),
    ...some('ECS cluster', parts.ecsClusters, () => null),
    ...some('ECS task definition', parts.taskDefinitions, () => null),
    'ECS task': ecsTasks(parts.ecsServices, arnOf),
    ...some('App Runner service', parts.appRunnerServices, ({ role }) => role),
    ...some('CodeBuild project', parts.projects, ({ role }) => role),
    ...some('CloudFormation stack', parts.stacks, ({ role }) => role),
    ...some('Glue job', parts.glueJobs, ({ role }) => role),
    ...some('Glue development endpoint', parts.devEndpoints, ({ role }) => role),
    ...some('SageMaker notebook instance', parts.notebooks, ({ role }) => role),
    ...some('Step Functions state machine', parts.stateMachines, ({ role }) => role),
    'Cognito identity pool': guestPools(parts.identityPools),
  };
}

type Finder = (written: string | null) => string | null;

/** Services name roles by ARN or by name, with or without the path. */
function roleFinder(roles: readonly RoleEntity[]): Finder {
  const byName = new Map(roles.map(({ arn, name }) => [name, arn]));
  return (written) => {
    if (written === null || written.startsWith('arn:')) return written;
    return byName.get(written.slice(written.lastIndexOf('/') + 1)) ?? null;
  };
}

/** The role in an instance profile, by ARN or name. */
function profileFinder({ items, unseen }: Listed<RoleEntity>): Finder {
  const profiles = items.map(({ arn, instanceProfiles }) => ({ arn, instanceProfiles }));
  const byProfile = new Map(
    profiles.flatMap(({ arn, instanceProfiles }) =>
      instanceProfiles && isSeen(instanceProfiles) ? instanceProfiles.value.map((one) => [nameIn(one), arn]) : [],
    ),
  );
  const [hidden] = [
    ...unseen,
    ...profiles.flatMap(({ instanceProfiles }) =>
      instanceProfiles && !isSeen(instanceProfiles) ? [instanceProfiles] : [],
    ),
  ];
  return (profile) => {
    const role = profile === null ? null : byProfile.get(nameIn(profile));
    if (role === undefined && hidden) throw new Unobserved(hidden.what, hidden.gap);
    return role ?? null;
  };
}

/** Names of profiles are unique in an account, whatever their path. */
const nameIn = (profile: string): string => profile.slice(profile.lastIndexOf('/') + 1);

/** Instances that Systems Manager reaches. */
function managedInstances({ instances, managedInstances: managed }: Parts, inProfile: Finder) {
  const all = listed('the list of each EC2 instance', instances);
  const reached = listed('the list of each managed instance', managed);
  const ids = new Set(reached.items.map(({ name }) => name));
  const items = all.items
    .filter(({ uid }) => ids.has(uid.slice(uid.lastIndexOf('/') + 1)))
    .map((instance): Workload => {
      const role = seen(`what ${instance.uid} runs as`, () => inProfile(instance.instanceProfile));
      return { kind: 'managed EC2 instance', arn: instance.uid, name: instance.name, role };
    });
  return { 'managed EC2 instance': { items, unseen: [...all.unseen, ...reached.unseen] } };
}

/** Tasks come and go: what can be entered is what services with ECS Exec run. */
function ecsTasks(services: Parts['ecsServices'], arnOf: Finder): Listed<Workload> {
  const { items, unseen } = listed('the list of each ECS service', services);
  const unread: Unseen[] = [];
  const found = items.flatMap((service): Workload[] => {
    const config = seen(`the settings of ${service.uid}`, () => service.config);
    if (!isSeen(config)) unread.push(config);
    if (!isSeen(config) || !config.value.enableExecuteCommand) return [];
    const roles = seen(`what ${service.uid} runs as`, () => service.roles);
    const basis = { kind: 'ECS task' as const, arn: service.uid.replace(':service/', ':task/'), name: service.name };
    if (!isSeen(roles)) return [{ ...basis, role: roles }];
    return roles.value.map(({ taskRole }) => ({ ...basis, role: { value: arnOf(taskRole) } }));
  });
  return { items: found, unseen: [...unseen, ...unread] };
}

/** Pools that give guests credentials. */
function guestPools(pools: Parts['identityPools']): Listed<Workload> {
  const { items, unseen } = listed('the list of each Cognito identity pool', pools);
  const read = items.map((pool) => ({ pool, access: seen(`the settings of ${pool.uid}`, () => pool.access) }));
  return {
    items: read.flatMap(({ pool, access }): Workload[] =>
      isSeen(access) && access.value.allowUnauthenticatedIdentities
        ? [{ kind: 'Cognito identity pool', arn: pool.uid, name: pool.name, role: { value: null } }]
        : [],
    ),
    unseen: [...unseen, ...read.flatMap(({ access }) => (isSeen(access) ? [] : [access]))],
  };
}

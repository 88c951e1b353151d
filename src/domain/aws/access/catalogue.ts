/**
 * What sort of way it is, as the public catalogue sorts them: changing one's own permissions, becoming another identity,
 * getting at its credentials, or having a service run one's code as a role, be it in a new resource or in one that is there.
 */
export const wayKinds = [
  'self-escalation',
  'principal-access',
  'credential-access',
  'new-passrole',
  'existing-passrole',
] as const;
export type WayKind = (typeof wayKinds)[number];

/**
 * Which resource an action has to be allowed on.
 *
 * - `self`: whoever asks.
 * - `own group`: a group that they are in.
 * - `own policy`: a managed policy of the customer that applies to them.
 * - `target`: the user, role or group that they come to.
 * - `target policy`: a managed policy of the customer that is attached to it.
 * - `workload`: the resource that is there already, see `through`.
 * - `newcomer`: a user or role that they make.
 * - `new`: any other resource, with whatever name they like.
 */
export type On = 'self' | 'own group' | 'own policy' | 'target' | 'target policy' | 'workload' | 'newcomer' | 'new';

export interface Need {
  readonly action: string;
  readonly on: On;
}

/** What a kind of resource runs as, and what tells which there are. */
interface WorkloadFacts {
  /** The service that its role has to trust; missing where it runs as no role. */
  readonly trusted?: string;
  /** The permission to list them. */
  readonly permission: string;
}

/** Resources that run code, or that have to be there so that others do. */
export const workloads = {
  'EC2 instance': { trusted: 'ec2.amazonaws.com', permission: 'ec2:DescribeInstances' },
  'managed EC2 instance': { trusted: 'ec2.amazonaws.com', permission: 'ssm:DescribeInstanceInformation' },
  'launch template': { trusted: 'ec2.amazonaws.com', permission: 'ec2:DescribeLaunchTemplateVersions' },
  'ECS cluster': { permission: 'ecs:ListClusters' },
  'ECS container instance': { permission: 'ecs:ListContainerInstances' },
  'ECS task': { trusted: 'ecs-tasks.amazonaws.com', permission: 'ecs:DescribeServices' },
  'ECS task definition': { trusted: 'ecs-tasks.amazonaws.com', permission: 'ecs:ListTaskDefinitions' },
  'Lambda function': { trusted: 'lambda.amazonaws.com', permission: 'lambda:ListFunctions' },
  'App Runner service': { trusted: 'tasks.apprunner.amazonaws.com', permission: 'apprunner:DescribeService' },
  'Batch job queue': { permission: 'batch:DescribeJobQueues' },
  'Batch job definition': { trusted: 'ecs-tasks.amazonaws.com', permission: 'batch:DescribeJobDefinitions' },
  'CodeBuild project': { trusted: 'codebuild.amazonaws.com', permission: 'codebuild:BatchGetProjects' },
  'CodeDeploy deployment group': { trusted: 'ec2.amazonaws.com', permission: 'codedeploy:BatchGetDeploymentGroups' },
  'CloudFormation stack': { trusted: 'cloudformation.amazonaws.com', permission: 'cloudformation:DescribeStacks' },
  'CloudFormation stack set': { permission: 'cloudformation:ListStackSets' },
  'Glue job': { trusted: 'glue.amazonaws.com', permission: 'glue:GetJobs' },
  'Glue development endpoint': { trusted: 'glue.amazonaws.com', permission: 'glue:GetDevEndpoints' },
  'SageMaker notebook instance': {
    trusted: 'sagemaker.amazonaws.com',
    permission: 'sagemaker:DescribeNotebookInstance',
  },
  'Step Functions state machine': { trusted: 'states.amazonaws.com', permission: 'states:DescribeStateMachine' },
  'AgentCore code interpreter': {
    trusted: 'bedrock-agentcore.amazonaws.com',
    permission: 'bedrock-agentcore:ListCodeInterpreters',
  },
  'AgentCore runtime': {
    trusted: 'bedrock-agentcore.amazonaws.com',
    permission: 'bedrock-agentcore:ListAgentRuntimes',
  },
  'AgentCore browser': { trusted: 'bedrock-agentcore.amazonaws.com', permission: 'bedrock-agentcore:ListBrowsers' },
  'Managed Airflow environment': { trusted: 'airflow-env.amazonaws.com', permission: 'airflow:GetEnvironment' },
  'Cognito identity pool': { permission: 'cognito-identity:ListIdentityPools' },
} as const satisfies Record<string, WorkloadFacts>;
export type WorkloadKind = keyof typeof workloads;
export const trustedBy = (kind: WorkloadKind): string | undefined => (workloads[kind] as WorkloadFacts).trusted;

/** What comes of a way. */
export type Gain =
  /** Whatever the target may do. */
  | 'target'
  /** Any permission that boundary and organization leave to oneself. */
  | 'everything'
  /** Any permission that boundary and organization leave to the target. */
  | 'everything as target'
  /** What one's own policies allow, without the boundary. */
  | 'no boundary'
  /** What one's own policies allow, with another version of one of them. */
  | 'other version';

/** One way from some permissions to more of them. */
export interface Way {
  /** The id in the public catalogue (https://pathfinding.cloud), or `cloudstance-…` where that has none. */
  readonly id: string;
  readonly kind: WayKind;
  /** What they do, a verb first. */
  readonly how: string;
  readonly gain: Gain;
  /** What they come to; `self`: nobody else. */
  readonly target: 'self' | 'user' | 'role' | 'group';
  /** Whom it is open to, where that is not both. */
  readonly actor?: 'user' | 'role';
  readonly needs: readonly Need[];
  /** The service that the role is passed to, as `iam:PassedToService` has it. */
  readonly passedTo?: string;
  /** The service that the role has to trust, where that is another one. */
  readonly trusted?: string;
  /** The role has to be in an instance profile. */
  readonly instanceProfile?: true;
  /** What has to be there. Without `passedTo` it runs as the target already. */
  readonly through?: WorkloadKind;
  /** What the target has to be like: whether there is room for another access key, whether it has a password. */
  readonly needsOfUser?: 'room for a key' | 'a password' | 'no password';
  /** One's own trust in the target comes with the way: nothing has to let them assume it but the changed trust policy. */
  readonly changesTrust?: true;
}

const on =
  (where: On) =>
  (...actions: readonly string[]): Need[] =>
    actions.map((action) => ({ action, on: where }));
const onSelf = on('self');
const onTarget = on('target');
const onWorkload = on('workload');
const onNew = on('new');
const assume = onTarget('sts:AssumeRole');

const self = (id: string, how: string, needs: readonly Need[], actor?: 'user' | 'role'): Way => ({
  id,
  kind: 'self-escalation',
  how,
  gain: 'everything',
  target: 'self',
  ...(actor ? { actor } : {}),
  needs,
});

/** A role passed to a service that runs one's code in something new. */
const pass = (id: string, passedTo: string, how: string, actions: readonly string[], more: Partial<Way> = {}): Way => ({
  id,
  kind: 'new-passrole',
  how,
  gain: 'target',
  target: 'role',
  passedTo,
  needs: [...onTarget('iam:PassRole'), ...onNew(...actions)],
  ...more,
});

/** The same, where something has to be there in which it runs. */
const passInto = (
  id: string,
  passedTo: string,
  through: WorkloadKind,
  how: string,
  actions: readonly string[],
  here: readonly string[] = [],
): Way =>
  pass(id, passedTo, how, actions, {
    through,
    needs: [...onTarget('iam:PassRole'), ...onNew(...actions), ...onWorkload(...here)],
  });

/** Code brought into something that runs as a role already. */
const runIn = (
  id: string,
  through: WorkloadKind,
  how: string,
  actions: readonly string[],
  elsewhere: readonly string[] = [],
): Way => ({
  id,
  kind: 'existing-passrole',
  how,
  gain: 'target',
  target: 'role',
  through,
  needs: [...onWorkload(...actions), ...onNew(...elsewhere)],
});

const ec2 = 'ec2.amazonaws.com';
const ecsTasks = 'ecs-tasks.amazonaws.com';
const lambda = 'lambda.amazonaws.com';
const glue = 'glue.amazonaws.com';
const sagemaker = 'sagemaker.amazonaws.com';
const codebuild = 'codebuild.amazonaws.com';
const cloudformation = 'cloudformation.amazonaws.com';
const agentcore = 'bedrock-agentcore.amazonaws.com';
const inProfile = { instanceProfile: true } as const;

/**
 * The known ways, those of the public catalogue under their ids there. Of two that lead as far the earlier is told: plain
 * ones before contrived ones, and what takes more permissions before what takes a part of them.
 */
export const ways: readonly Way[] = [
  self('iam-005', 'writes itself an inline policy', onSelf('iam:PutRolePolicy'), 'role'),
  self('iam-009', 'attaches a policy to itself', onSelf('iam:AttachRolePolicy'), 'role'),
  self('iam-007', 'writes itself an inline policy', onSelf('iam:PutUserPolicy'), 'user'),
  self('iam-008', 'attaches a policy to itself', onSelf('iam:AttachUserPolicy'), 'user'),
  self('iam-001', 'writes a new version of a policy that it has', on('own policy')('iam:CreatePolicyVersion')),
  self('iam-010', 'attaches a policy to a group that it is in', on('own group')('iam:AttachGroupPolicy'), 'user'),
  self('iam-011', 'writes an inline policy for a group that it is in', on('own group')('iam:PutGroupPolicy'), 'user'),
  {
    ...self('cloudstance-set-default-version', 'makes an older version of a policy that it has the default', [
      ...on('own policy')('iam:SetDefaultPolicyVersion'),
    ]),
    gain: 'other version',
  },
  {
    ...self(
      'cloudstance-delete-user-boundary',
      'removes its own permissions boundary',
      onSelf('iam:DeleteUserPermissionsBoundary'),
      'user',
    ),
    gain: 'no boundary',
  },
  {
    ...self(
      'cloudstance-delete-role-boundary',
      'removes its own permissions boundary',
      onSelf('iam:DeleteRolePermissionsBoundary'),
      'role',
    ),
    gain: 'no boundary',
  },
  {
    ...self(
      'cloudstance-put-user-boundary',
      'gives itself another permissions boundary',
      onSelf('iam:PutUserPermissionsBoundary'),
      'user',
    ),
    gain: 'no boundary',
  },
  {
    ...self(
      'cloudstance-put-role-boundary',
      'gives itself another permissions boundary',
      onSelf('iam:PutRolePermissionsBoundary'),
      'role',
    ),
    gain: 'no boundary',
  },
  { id: 'sts-001', kind: 'principal-access', how: 'assumes the role', gain: 'target', target: 'role', needs: assume },
  {
    id: 'iam-013',
    kind: 'principal-access',
    how: 'adds itself to the group',
    gain: 'target',
    target: 'group',
    actor: 'user',
    needs: onTarget('iam:AddUserToGroup'),
  },
  {
    id: 'iam-002',
    kind: 'credential-access',
    how: 'makes an access key of the user',
    gain: 'target',
    target: 'user',
    needsOfUser: 'room for a key',
    needs: onTarget('iam:CreateAccessKey'),
  },
  {
    id: 'iam-003',
    kind: 'credential-access',
    how: 'deletes an access key of the user and makes another',
    gain: 'target',
    target: 'user',
    needs: onTarget('iam:DeleteAccessKey', 'iam:CreateAccessKey'),
  },
  {
    id: 'iam-004',
    kind: 'credential-access',
    how: 'gives the user a password for the console',
    gain: 'target',
    target: 'user',
    needsOfUser: 'no password',
    needs: onTarget('iam:CreateLoginProfile'),
  },
  {
    id: 'iam-006',
    kind: 'credential-access',
    how: 'changes the password of the user',
    gain: 'target',
    target: 'user',
    needsOfUser: 'a password',
    needs: onTarget('iam:UpdateLoginProfile'),
  },
  {
    id: 'iam-012',
    kind: 'principal-access',
    how: 'makes the role trust it, and assumes it',
    gain: 'target',
    target: 'role',
    changesTrust: true,
    needs: onTarget('iam:UpdateAssumeRolePolicy'),
  },
  ...(
    [
      ['iam-014', 'attaches a policy to the role, and assumes it', 'iam:AttachRolePolicy'],
      ['iam-017', 'writes the role an inline policy, and assumes it', 'iam:PutRolePolicy'],
    ] as const
  ).map(([id, how, action]): Way => ({
    id,
    kind: 'principal-access',
    how,
    gain: 'everything as target',
    target: 'role',
    needs: [...onTarget(action), ...assume],
  })),
  {
    id: 'iam-016',
    kind: 'principal-access',
    how: 'writes a new version of a policy of the role, and assumes it',
    gain: 'everything as target',
    target: 'role',
    needs: [...on('target policy')('iam:CreatePolicyVersion'), ...assume],
  },
  ...(
    [
      ['iam-015', 'attaches a policy to the user, and makes an access key of it', 'iam:AttachUserPolicy'],
      ['iam-018', 'writes the user an inline policy, and makes an access key of it', 'iam:PutUserPolicy'],
    ] as const
  ).map(([id, how, action]): Way => ({
    id,
    kind: 'principal-access',
    how,
    gain: 'everything as target',
    target: 'user',
    needsOfUser: 'room for a key',
    needs: onTarget(action, 'iam:CreateAccessKey'),
  })),
  ...(
    [
      ['iam-019', 'attaches a policy to the role, makes it trust it, and assumes it', onTarget('iam:AttachRolePolicy')],
      ['iam-021', 'writes the role an inline policy, makes it trust it, and assumes it', onTarget('iam:PutRolePolicy')],
      [
        'iam-020',
        'writes a new version of a policy of the role, makes it trust it, and assumes it',
        on('target policy')('iam:CreatePolicyVersion'),
      ],
    ] as const
  ).map(([id, how, needs]): Way => ({
    id,
    kind: 'principal-access',
    how,
    gain: 'everything as target',
    target: 'role',
    changesTrust: true,
    needs: [...needs, ...onTarget('iam:UpdateAssumeRolePolicy')],
  })),
  ...(
    [
      [
        'cloudstance-create-role-attach',
        'makes a role that trusts it, and attaches a policy to that',
        ['iam:CreateRole', 'iam:AttachRolePolicy'],
      ],
      [
        'cloudstance-create-role-put',
        'makes a role that trusts it, and writes that an inline policy',
        ['iam:CreateRole', 'iam:PutRolePolicy'],
      ],
    ] as const
  ).map(([id, how, actions]): Way => ({
    id,
    kind: 'principal-access',
    how,
    gain: 'everything as target',
    target: 'self',
    changesTrust: true,
    needs: on('newcomer')(...actions),
  })),
  ...(
    [
      ['cloudstance-create-user-attach', 'makes a user with a policy and an access key', 'iam:AttachUserPolicy'],
      ['cloudstance-create-user-put', 'makes a user with an inline policy and an access key', 'iam:PutUserPolicy'],
    ] as const
  ).map(([id, how, action]): Way => ({
    id,
    kind: 'principal-access',
    how,
    gain: 'everything as target',
    target: 'self',
    needs: on('newcomer')('iam:CreateUser', action, 'iam:CreateAccessKey'),
  })),

  pass('lambda-001', lambda, 'passes the role to a new Lambda function and invokes it', [
    'lambda:CreateFunction',
    'lambda:InvokeFunction',
  ]),
  pass('lambda-002', lambda, 'passes the role to a new Lambda function that a stream of events invokes', [
    'lambda:CreateFunction',
    'lambda:CreateEventSourceMapping',
  ]),
  pass('lambda-006', lambda, 'passes the role to a new Lambda function and lets itself invoke it', [
    'lambda:CreateFunction',
    'lambda:AddPermission',
  ]),
  runIn('lambda-004', 'Lambda function', 'replaces the code of the Lambda function and invokes it', [
    'lambda:UpdateFunctionCode',
    'lambda:InvokeFunction',
  ]),
  runIn('lambda-005', 'Lambda function', 'replaces the code of the Lambda function and lets itself invoke it', [
    'lambda:UpdateFunctionCode',
    'lambda:AddPermission',
  ]),
  runIn('lambda-003', 'Lambda function', 'replaces the code of the Lambda function', ['lambda:UpdateFunctionCode']),
  runIn('cloudstance-lambda-layer', 'Lambda function', 'puts a layer of its own into the Lambda function', [
    'lambda:UpdateFunctionConfiguration',
  ]),

  pass('ec2-001', ec2, 'passes the role to a new EC2 instance', ['ec2:RunInstances'], inProfile),
  pass('ec2-004', ec2, 'passes the role to a new EC2 spot instance', ['ec2:RequestSpotInstances'], inProfile),
  runIn('ec2-002', 'EC2 instance', 'changes the user data of the EC2 instance and restarts it', [
    'ec2:ModifyInstanceAttribute',
    'ec2:StopInstances',
    'ec2:StartInstances',
  ]),
  runIn('ec2-003', 'EC2 instance', 'sends the EC2 instance an SSH key through Instance Connect', [
    'ec2-instance-connect:SendSSHPublicKey',
  ]),
  runIn('ec2-005', 'launch template', 'changes what the launch template has new instances run', [
    'ec2:CreateLaunchTemplateVersion',
    'ec2:ModifyLaunchTemplate',
  ]),
  runIn('ssm-001', 'managed EC2 instance', 'opens a shell on the EC2 instance through Session Manager', [
    'ssm:StartSession',
  ]),
  runIn('ssm-002', 'managed EC2 instance', 'runs a command on the EC2 instance through Systems Manager', [
    'ssm:SendCommand',
  ]),
  runIn(
    'codedeploy-001',
    'CodeDeploy deployment group',
    'deploys code of its own to the instances of the deployment group',
    ['codedeploy:CreateDeployment'],
    ['codedeploy:RegisterApplicationRevision', 'codedeploy:GetDeploymentConfig'],
  ),
  pass('ssm-003', 'ssm.amazonaws.com', 'passes the role to a runbook of its own', [
    'ssm:CreateDocument',
    'ssm:StartAutomationExecution',
  ]),

  pass('ecs-002', ecsTasks, 'passes the role to a task in a new ECS cluster', [
    'ecs:CreateCluster',
    'ecs:RegisterTaskDefinition',
    'ecs:RunTask',
  ]),
  pass('ecs-001', ecsTasks, 'passes the role to a service in a new ECS cluster', [
    'ecs:CreateCluster',
    'ecs:RegisterTaskDefinition',
    'ecs:CreateService',
  ]),
  passInto('ecs-004', ecsTasks, 'ECS cluster', 'passes the role to a new ECS task', [
    'ecs:RegisterTaskDefinition',
    'ecs:RunTask',
  ]),
  passInto('ecs-003', ecsTasks, 'ECS cluster', 'passes the role to a new ECS service', [
    'ecs:RegisterTaskDefinition',
    'ecs:CreateService',
  ]),
  passInto('ecs-005', ecsTasks, 'ECS container instance', 'passes the role to a new ECS task on a container instance', [
    'ecs:RegisterTaskDefinition',
    'ecs:StartTask',
  ]),
  passInto(
    'ecs-008',
    ecsTasks,
    'ECS task definition',
    'runs the ECS task definition with the role and a command of its own',
    [],
    ['ecs:RunTask'],
  ),
  passInto(
    'ecs-007',
    ecsTasks,
    'ECS task definition',
    'starts the ECS task definition with the role on an instance that it adds to the cluster',
    ['ecs:RegisterContainerInstance'],
    ['ecs:StartTask'],
  ),
  passInto(
    'ecs-009',
    ecsTasks,
    'ECS task definition',
    'starts the ECS task definition with the role and a command of its own',
    [],
    ['ecs:StartTask'],
  ),
  runIn('ecs-006', 'ECS task', 'opens a shell in the ECS task', ['ecs:ExecuteCommand', 'ecs:DescribeTasks']),

  pass('cloudformation-001', cloudformation, 'passes the role to a new stack', ['cloudformation:CreateStack']),
  pass('cloudformation-003', cloudformation, 'passes the role to a new stack set', [
    'cloudformation:CreateStackSet',
    'cloudformation:CreateStackInstances',
  ]),
  runIn('cloudformation-002', 'CloudFormation stack', 'changes the template of the stack', [
    'cloudformation:UpdateStack',
  ]),
  runIn('cloudformation-005', 'CloudFormation stack', 'changes the template of the stack through a change set', [
    'cloudformation:CreateChangeSet',
    'cloudformation:ExecuteChangeSet',
  ]),
  {
    ...passInto(
      'cloudformation-004',
      cloudformation,
      'CloudFormation stack set',
      'passes the role to the stack set and changes its template',
      [],
      ['cloudformation:UpdateStackSet'],
    ),
    kind: 'existing-passrole',
  },

  pass('codebuild-001', codebuild, 'passes the role to a new CodeBuild project and starts it', [
    'codebuild:CreateProject',
    'codebuild:StartBuild',
  ]),
  pass('codebuild-004', codebuild, 'passes the role to a new CodeBuild project and starts a batch of builds', [
    'codebuild:CreateProject',
    'codebuild:StartBuildBatch',
  ]),
  runIn('codebuild-002', 'CodeBuild project', 'starts the CodeBuild project with a build of its own', [
    'codebuild:StartBuild',
  ]),
  runIn('codebuild-003', 'CodeBuild project', 'starts a batch of the CodeBuild project with a build of its own', [
    'codebuild:StartBuildBatch',
  ]),

  pass('glue-003', glue, 'passes the role to a new Glue job and starts it', ['glue:CreateJob', 'glue:StartJobRun']),
  pass('glue-004', glue, 'passes the role to a new Glue job that a trigger starts', [
    'glue:CreateJob',
    'glue:CreateTrigger',
  ]),
  pass('glue-007', glue, 'passes the role to an interactive session of Glue', [
    'glue:CreateSession',
    'glue:RunStatement',
  ]),
  pass('glue-001', glue, 'passes the role to a new development endpoint of Glue', ['glue:CreateDevEndpoint']),
  runIn('glue-002', 'Glue development endpoint', 'puts an SSH key on the development endpoint of Glue', [
    'glue:UpdateDevEndpoint',
  ]),
  passInto(
    'glue-005',
    glue,
    'Glue job',
    'passes the role to the Glue job with code of its own and starts it',
    [],
    ['glue:UpdateJob', 'glue:StartJobRun'],
  ),
  passInto(
    'glue-006',
    glue,
    'Glue job',
    'passes the role to the Glue job with code of its own that a trigger starts',
    ['glue:CreateTrigger'],
    ['glue:UpdateJob'],
  ),

  pass('sagemaker-001', sagemaker, 'passes the role to a new notebook instance', ['sagemaker:CreateNotebookInstance']),
  pass('sagemaker-002', sagemaker, 'passes the role to a new training job', ['sagemaker:CreateTrainingJob']),
  pass('sagemaker-003', sagemaker, 'passes the role to a new processing job', ['sagemaker:CreateProcessingJob']),
  runIn('sagemaker-004', 'SageMaker notebook instance', 'opens the notebook instance through a signed URL', [
    'sagemaker:CreatePresignedNotebookInstanceUrl',
  ]),
  runIn(
    'sagemaker-005',
    'SageMaker notebook instance',
    'gives the notebook instance a script that runs at its start, and restarts it',
    ['sagemaker:StopNotebookInstance', 'sagemaker:UpdateNotebookInstance', 'sagemaker:StartNotebookInstance'],
    ['sagemaker:CreateNotebookInstanceLifecycleConfig'],
  ),

  pass('stepfunctions-001', 'states.amazonaws.com', 'passes the role to a new state machine and starts it', [
    'states:CreateStateMachine',
    'states:StartExecution',
  ]),
  runIn('stepfunctions-002', 'Step Functions state machine', 'changes the state machine and starts it', [
    'states:UpdateStateMachine',
    'states:StartExecution',
  ]),
  pass('scheduler-001', 'scheduler.amazonaws.com', 'passes the role to a schedule that calls any API', [
    'scheduler:CreateSchedule',
  ]),
  pass(
    'apprunner-001',
    'apprunner.amazonaws.com',
    'passes the role to a new App Runner service',
    ['apprunner:CreateService'],
    {
      trusted: 'tasks.apprunner.amazonaws.com',
    },
  ),
  runIn('apprunner-002', 'App Runner service', 'has the App Runner service run code of its own', [
    'apprunner:UpdateService',
  ]),

  passInto('batch-001', ecsTasks, 'Batch job queue', 'passes the role to a new Batch job', [
    'batch:RegisterJobDefinition',
    'batch:SubmitJob',
  ]),
  pass('batch-003', ecsTasks, 'passes the role to a Batch job in a queue of its own', [
    'batch:CreateComputeEnvironment',
    'batch:CreateJobQueue',
    'batch:RegisterJobDefinition',
    'batch:SubmitJob',
  ]),
  runIn('batch-002', 'Batch job definition', 'submits the Batch job with a command of its own', ['batch:SubmitJob']),
  pass('braket-001', 'braket.amazonaws.com', 'passes the role to a new hybrid job of Braket', ['braket:CreateJob']),
  passInto(
    'cognitoidentity-001',
    'cognito-identity.amazonaws.com',
    'Cognito identity pool',
    'makes it the role that the identity pool gives to guests',
    [],
    ['cognito-identity:SetIdentityPoolRoles'],
  ),
  pass('datapipeline-001', 'datapipeline.amazonaws.com', 'passes the role to a new data pipeline', [
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
    'datapipeline:ActivatePipeline',
  ]),
  pass(
    'emr-001',
    ec2,
    'passes the role to the instances of a new EMR cluster',
    ['elasticmapreduce:RunJobFlow'],
    inProfile,
  ),
  pass('emrserverless-001', 'emr-serverless.amazonaws.com', 'passes the role to a new job of EMR Serverless', [
    'emr-serverless:CreateApplication',
    'emr-serverless:StartJobRun',
  ]),
  pass('gamelift-001', 'gamelift.amazonaws.com', 'passes the role to the instances of a new GameLift fleet', [
    'gamelift:CreateBuild',
    'gamelift:CreateFleet',
    'gamelift:RequestUploadCredentials',
  ]),
  pass(
    'imagebuilder-001',
    ec2,
    'passes the role to the instance that builds a new image',
    [
      'imagebuilder:CreateComponent',
      'imagebuilder:CreateImageRecipe',
      'imagebuilder:CreateInfrastructureConfiguration',
      'imagebuilder:CreateImage',
    ],
    inProfile,
  ),
  pass(
    'kinesisanalytics-001',
    'kinesisanalytics.amazonaws.com',
    'passes the role to a new Flink application and starts it',
    ['kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication'],
  ),
  pass('omics-001', 'omics.amazonaws.com', 'passes the role to a new workflow of HealthOmics', [
    'omics:CreateWorkflow',
    'omics:StartRun',
    's3:GetObject',
  ]),
  pass('amplify-001', 'amplify.amazonaws.com', 'passes the role to a new Amplify app that builds its code', [
    'amplify:CreateApp',
    'amplify:CreateBranch',
    'amplify:StartJob',
  ]),
  pass(
    'mwaa-001',
    'airflow.amazonaws.com',
    'passes the role to a new Airflow environment',
    ['airflow:CreateEnvironment'],
    {
      trusted: 'airflow-env.amazonaws.com',
    },
  ),
  runIn('mwaa-002', 'Managed Airflow environment', 'has the Airflow environment run code of its own', [
    'airflow:UpdateEnvironment',
  ]),
  pass('bedrock-001', agentcore, 'passes the role to a new code interpreter of AgentCore', [
    'bedrock-agentcore:CreateCodeInterpreter',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ]),
  runIn('bedrock-002', 'AgentCore code interpreter', 'runs code in the code interpreter of AgentCore', [
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ]),
  pass('bedrock-005', agentcore, 'passes the role to a new harness of AgentCore and runs a command there', [
    'bedrock-agentcore:CreateHarness',
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:CreateAgentRuntimeEndpoint',
    'bedrock-agentcore:CreateWorkloadIdentity',
    'bedrock-agentcore:GetAgentRuntime',
    'bedrock-agentcore:GetHarness',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ]),
  pass('bedrock-003', agentcore, 'passes the role to a new runtime of AgentCore and runs a command there', [
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:CreateAgentRuntimeEndpoint',
    'bedrock-agentcore:CreateWorkloadIdentity',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ]),
  runIn('bedrock-004', 'AgentCore runtime', 'runs a command in the runtime of AgentCore', [
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ]),
  pass('bedrock-006', agentcore, 'passes the role to a new browser of AgentCore and drives it', [
    'bedrock-agentcore:CreateBrowser',
    'bedrock-agentcore:StartBrowserSession',
    'bedrock-agentcore:ConnectBrowserAutomationStream',
  ]),
  runIn('bedrock-007', 'AgentCore browser', 'drives the browser of AgentCore', [
    'bedrock-agentcore:StartBrowserSession',
    'bedrock-agentcore:ConnectBrowserAutomationStream',
  ]),
];

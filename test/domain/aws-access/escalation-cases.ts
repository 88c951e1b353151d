/**
 * For each way of the catalogue a principal that has just what it takes, and what closes it. Read by the tests and by the
 * page of the documentation.
 */
import type { WorkloadKind } from '../../../src/domain/aws/access/catalogue.ts';

/** What is on the map: `dev` is who asks, `Admin` and `root-like` are the administrators, `Task` and `bob` have no power. */
export type Place =
  | 'dev'
  | 'own group'
  | 'own policy'
  | 'role Admin'
  | 'user root-like'
  | 'group admins'
  | 'role Task'
  | 'policy of Task'
  | 'user bob'
  | 'the workload'
  | 'a new user'
  | 'a new role'
  | '*';

/** What closes a way; each is a change to the case that leaves all of its permissions as they are. */
export const closings = {
  'service control policy': 'a service control policy denies one of the actions',
  boundary: 'a permissions boundary leaves one of the actions out',
  'boundary of its own': 'the permissions boundary leaves no more than before, whatever is attached',
  'boundary of the target': 'the permissions boundary of the target leaves no full power',
  'other service': 'iam:PassedToService names another service',
  'boundary demanded': 'a condition demands a permissions boundary (iam:PermissionsBoundary)',
  trust: 'the role trusts somebody else',
  'instance profile': 'the role is in no instance profile',
  deny: 'a statement denies it',
  'another role': 'what is there runs as a role without power',
  'nothing there': 'there is no such resource',
} as const;
export type Closing = keyof typeof closings;

export interface Case {
  readonly id: string;
  readonly as?: 'role';
  readonly can: readonly (readonly [action: string, on: Place])[];
  /** The service that `Admin` is passed to, and trusts. */
  readonly passedTo?: string;
  /** The service that it trusts, where that is another. */
  readonly trusts?: string;
  /** What is there; it runs as `Admin`, or as nobody where a role is passed. */
  readonly there?: WorkloadKind;
  readonly profile?: true;
  /** All that the permissions boundary of `dev` leaves. */
  readonly within?: readonly string[];
  readonly closed: readonly Closing[];
}

const own = (action: string, as?: 'role'): Pick<Case, 'can' | 'as'> => ({ can: [[action, 'dev']], ...(as && { as }) });
const at = (place: Place, ...actions: readonly string[]): Case['can'] => actions.map((action) => [action, place]);
const pass = (id: string, passedTo: string, actions: readonly string[], more: Partial<Case> = {}): Case => ({
  id,
  passedTo,
  can: [...at('role Admin', 'iam:PassRole'), ...at('*', ...actions)],
  closed: ['other service', 'trust'],
  ...more,
});
const passInto = (id: string, passedTo: string, there: WorkloadKind, actions: readonly string[]): Case =>
  pass(id, passedTo, actions, { there, closed: ['other service', 'nothing there'] });
const run = (id: string, there: WorkloadKind, ...actions: readonly string[]): Case => ({
  id,
  there,
  can: at('the workload', ...actions),
  closed: ['service control policy', 'another role'],
});

const ec2 = 'ec2.amazonaws.com';
const ecsTasks = 'ecs-tasks.amazonaws.com';
const lambda = 'lambda.amazonaws.com';
const glue = 'glue.amazonaws.com';
const agentcore = 'bedrock-agentcore.amazonaws.com';
const profile: Partial<Case> = { profile: true, closed: ['other service', 'instance profile'] };

export const cases: readonly Case[] = [
  {
    id: 'iam-001',
    can: at('own policy', 'iam:CreatePolicyVersion'),
    closed: ['service control policy', 'boundary of its own'],
  },
  { id: 'iam-002', can: at('user root-like', 'iam:CreateAccessKey'), closed: ['service control policy', 'deny'] },
  {
    id: 'iam-003',
    can: at('user root-like', 'iam:CreateAccessKey', 'iam:DeleteAccessKey'),
    closed: ['service control policy', 'boundary'],
  },
  { id: 'iam-004', can: at('user root-like', 'iam:CreateLoginProfile'), closed: ['boundary', 'deny'] },
  { id: 'iam-005', ...own('iam:PutRolePolicy', 'role'), closed: ['boundary demanded', 'boundary of its own'] },
  {
    id: 'iam-006',
    can: at('user root-like', 'iam:UpdateLoginProfile'),
    closed: ['service control policy', 'boundary'],
  },
  { id: 'iam-007', ...own('iam:PutUserPolicy'), closed: ['boundary demanded', 'boundary of its own'] },
  { id: 'iam-008', ...own('iam:AttachUserPolicy'), closed: ['boundary demanded', 'service control policy'] },
  { id: 'iam-009', ...own('iam:AttachRolePolicy', 'role'), closed: ['boundary demanded', 'boundary of its own'] },
  {
    id: 'iam-010',
    can: at('own group', 'iam:AttachGroupPolicy'),
    closed: ['service control policy', 'boundary of its own'],
  },
  {
    id: 'iam-011',
    can: at('own group', 'iam:PutGroupPolicy'),
    closed: ['service control policy', 'boundary of its own'],
  },
  { id: 'iam-012', can: at('role Admin', 'iam:UpdateAssumeRolePolicy'), closed: ['service control policy', 'deny'] },
  {
    id: 'iam-013',
    can: at('group admins', 'iam:AddUserToGroup'),
    closed: ['service control policy', 'boundary of its own'],
  },
  {
    id: 'iam-014',
    can: at('role Task', 'iam:AttachRolePolicy', 'sts:AssumeRole'),
    closed: ['trust', 'boundary of the target'],
  },
  {
    id: 'iam-015',
    can: at('user bob', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'),
    closed: ['boundary demanded', 'boundary of the target'],
  },
  {
    id: 'iam-016',
    can: [
      ['iam:CreatePolicyVersion', 'policy of Task'],
      ['sts:AssumeRole', 'role Task'],
    ],
    closed: ['trust', 'boundary of the target'],
  },
  {
    id: 'iam-017',
    can: at('role Task', 'iam:PutRolePolicy', 'sts:AssumeRole'),
    closed: ['trust', 'boundary demanded'],
  },
  {
    id: 'iam-018',
    can: at('user bob', 'iam:PutUserPolicy', 'iam:CreateAccessKey'),
    closed: ['boundary demanded', 'service control policy'],
  },
  {
    id: 'iam-019',
    can: at('role Task', 'iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy'),
    closed: ['boundary demanded', 'boundary of the target'],
  },
  {
    id: 'iam-020',
    can: [
      ['iam:CreatePolicyVersion', 'policy of Task'],
      ['iam:UpdateAssumeRolePolicy', 'role Task'],
    ],
    closed: ['service control policy', 'boundary of the target'],
  },
  {
    id: 'iam-021',
    can: at('role Task', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'),
    closed: ['boundary demanded', 'boundary of the target'],
  },
  { id: 'sts-001', can: at('role Admin', 'sts:AssumeRole'), closed: ['trust', 'service control policy', 'boundary'] },

  pass('apprunner-001', 'apprunner.amazonaws.com', ['apprunner:CreateService'], {
    trusts: 'tasks.apprunner.amazonaws.com',
  }),
  run('apprunner-002', 'App Runner service', 'apprunner:UpdateService'),
  pass('amplify-001', 'amplify.amazonaws.com', ['amplify:CreateApp', 'amplify:CreateBranch', 'amplify:StartJob']),
  passInto('batch-001', ecsTasks, 'Batch job queue', ['batch:RegisterJobDefinition', 'batch:SubmitJob']),
  run('batch-002', 'Batch job definition', 'batch:SubmitJob'),
  pass('batch-003', ecsTasks, [
    'batch:CreateComputeEnvironment',
    'batch:CreateJobQueue',
    'batch:RegisterJobDefinition',
    'batch:SubmitJob',
  ]),
  pass('bedrock-001', agentcore, [
    'bedrock-agentcore:CreateCodeInterpreter',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ]),
  run(
    'bedrock-002',
    'AgentCore code interpreter',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ),
  pass('bedrock-003', agentcore, [
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:CreateAgentRuntimeEndpoint',
    'bedrock-agentcore:CreateWorkloadIdentity',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ]),
  run('bedrock-004', 'AgentCore runtime', 'bedrock-agentcore:InvokeAgentRuntimeCommand'),
  pass('bedrock-005', agentcore, [
    'bedrock-agentcore:CreateHarness',
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:CreateAgentRuntimeEndpoint',
    'bedrock-agentcore:CreateWorkloadIdentity',
    'bedrock-agentcore:GetAgentRuntime',
    'bedrock-agentcore:GetHarness',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ]),
  pass('bedrock-006', agentcore, [
    'bedrock-agentcore:CreateBrowser',
    'bedrock-agentcore:StartBrowserSession',
    'bedrock-agentcore:ConnectBrowserAutomationStream',
  ]),
  run(
    'bedrock-007',
    'AgentCore browser',
    'bedrock-agentcore:StartBrowserSession',
    'bedrock-agentcore:ConnectBrowserAutomationStream',
  ),
  pass('braket-001', 'braket.amazonaws.com', ['braket:CreateJob']),
  pass('cloudformation-001', 'cloudformation.amazonaws.com', ['cloudformation:CreateStack']),
  run('cloudformation-002', 'CloudFormation stack', 'cloudformation:UpdateStack'),
  pass('cloudformation-003', 'cloudformation.amazonaws.com', [
    'cloudformation:CreateStackSet',
    'cloudformation:CreateStackInstances',
  ]),
  passInto('cloudformation-004', 'cloudformation.amazonaws.com', 'CloudFormation stack set', [
    'cloudformation:UpdateStackSet',
  ]),
  run(
    'cloudformation-005',
    'CloudFormation stack',
    'cloudformation:CreateChangeSet',
    'cloudformation:ExecuteChangeSet',
  ),
  pass('codebuild-001', 'codebuild.amazonaws.com', ['codebuild:CreateProject', 'codebuild:StartBuild']),
  run('codebuild-002', 'CodeBuild project', 'codebuild:StartBuild'),
  run('codebuild-003', 'CodeBuild project', 'codebuild:StartBuildBatch'),
  pass('codebuild-004', 'codebuild.amazonaws.com', ['codebuild:CreateProject', 'codebuild:StartBuildBatch']),
  {
    ...run('codedeploy-001', 'CodeDeploy deployment group'),
    can: [
      ...at('the workload', 'codedeploy:CreateDeployment'),
      ...at('*', 'codedeploy:RegisterApplicationRevision', 'codedeploy:GetDeploymentConfig'),
    ],
  },
  passInto('cognitoidentity-001', 'cognito-identity.amazonaws.com', 'Cognito identity pool', [
    'cognito-identity:SetIdentityPoolRoles',
  ]),
  pass('datapipeline-001', 'datapipeline.amazonaws.com', [
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
    'datapipeline:ActivatePipeline',
  ]),
  pass('ec2-001', ec2, ['ec2:RunInstances'], profile),
  run('ec2-002', 'EC2 instance', 'ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'),
  run('ec2-003', 'EC2 instance', 'ec2-instance-connect:SendSSHPublicKey'),
  pass('ec2-004', ec2, ['ec2:RequestSpotInstances'], profile),
  run('ec2-005', 'launch template', 'ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'),
  pass('ecs-001', ecsTasks, ['ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:CreateService']),
  pass('ecs-002', ecsTasks, ['ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:RunTask']),
  passInto('ecs-003', ecsTasks, 'ECS cluster', ['ecs:RegisterTaskDefinition', 'ecs:CreateService']),
  passInto('ecs-004', ecsTasks, 'ECS cluster', ['ecs:RegisterTaskDefinition', 'ecs:RunTask']),
  passInto('ecs-005', ecsTasks, 'ECS container instance', ['ecs:RegisterTaskDefinition', 'ecs:StartTask']),
  run('ecs-006', 'ECS task', 'ecs:ExecuteCommand', 'ecs:DescribeTasks'),
  passInto('ecs-007', ecsTasks, 'ECS task definition', ['ecs:RegisterContainerInstance', 'ecs:StartTask']),
  passInto('ecs-008', ecsTasks, 'ECS task definition', ['ecs:RunTask']),
  passInto('ecs-009', ecsTasks, 'ECS task definition', ['ecs:StartTask']),
  pass('emr-001', ec2, ['elasticmapreduce:RunJobFlow'], profile),
  pass('emrserverless-001', 'emr-serverless.amazonaws.com', [
    'emr-serverless:CreateApplication',
    'emr-serverless:StartJobRun',
  ]),
  pass('gamelift-001', 'gamelift.amazonaws.com', [
    'gamelift:CreateBuild',
    'gamelift:CreateFleet',
    'gamelift:RequestUploadCredentials',
  ]),
  pass('glue-001', glue, ['glue:CreateDevEndpoint']),
  run('glue-002', 'Glue development endpoint', 'glue:UpdateDevEndpoint'),
  pass('glue-003', glue, ['glue:CreateJob', 'glue:StartJobRun']),
  pass('glue-004', glue, ['glue:CreateJob', 'glue:CreateTrigger']),
  passInto('glue-005', glue, 'Glue job', ['glue:UpdateJob', 'glue:StartJobRun']),
  passInto('glue-006', glue, 'Glue job', ['glue:UpdateJob', 'glue:CreateTrigger']),
  pass('glue-007', glue, ['glue:CreateSession', 'glue:RunStatement']),
  pass(
    'imagebuilder-001',
    ec2,
    [
      'imagebuilder:CreateComponent',
      'imagebuilder:CreateImageRecipe',
      'imagebuilder:CreateInfrastructureConfiguration',
      'imagebuilder:CreateImage',
    ],
    profile,
  ),
  pass('kinesisanalytics-001', 'kinesisanalytics.amazonaws.com', [
    'kinesisanalytics:CreateApplication',
    'kinesisanalytics:StartApplication',
  ]),
  pass('lambda-001', lambda, ['lambda:CreateFunction', 'lambda:InvokeFunction']),
  pass('lambda-002', lambda, ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping']),
  run('lambda-003', 'Lambda function', 'lambda:UpdateFunctionCode'),
  run('lambda-004', 'Lambda function', 'lambda:UpdateFunctionCode', 'lambda:InvokeFunction'),
  run('lambda-005', 'Lambda function', 'lambda:UpdateFunctionCode', 'lambda:AddPermission'),
  pass('lambda-006', lambda, ['lambda:CreateFunction', 'lambda:AddPermission']),
  pass('mwaa-001', 'airflow.amazonaws.com', ['airflow:CreateEnvironment'], { trusts: 'airflow-env.amazonaws.com' }),
  run('mwaa-002', 'Managed Airflow environment', 'airflow:UpdateEnvironment'),
  pass('omics-001', 'omics.amazonaws.com', ['omics:CreateWorkflow', 'omics:StartRun', 's3:GetObject']),
  pass('sagemaker-001', 'sagemaker.amazonaws.com', ['sagemaker:CreateNotebookInstance']),
  pass('sagemaker-002', 'sagemaker.amazonaws.com', ['sagemaker:CreateTrainingJob']),
  pass('sagemaker-003', 'sagemaker.amazonaws.com', ['sagemaker:CreateProcessingJob']),
  run('sagemaker-004', 'SageMaker notebook instance', 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  {
    ...run('sagemaker-005', 'SageMaker notebook instance'),
    can: [
      ...at('*', 'sagemaker:CreateNotebookInstanceLifecycleConfig'),
      ...at(
        'the workload',
        'sagemaker:StopNotebookInstance',
        'sagemaker:UpdateNotebookInstance',
        'sagemaker:StartNotebookInstance',
      ),
    ],
  },
  pass('scheduler-001', 'scheduler.amazonaws.com', ['scheduler:CreateSchedule']),
  run('ssm-001', 'managed EC2 instance', 'ssm:StartSession'),
  run('ssm-002', 'managed EC2 instance', 'ssm:SendCommand'),
  pass('ssm-003', 'ssm.amazonaws.com', ['ssm:CreateDocument', 'ssm:StartAutomationExecution']),
  pass('stepfunctions-001', 'states.amazonaws.com', ['states:CreateStateMachine', 'states:StartExecution']),
  run('stepfunctions-002', 'Step Functions state machine', 'states:UpdateStateMachine', 'states:StartExecution'),

  {
    id: 'cloudstance-set-default-version',
    can: at('own policy', 'iam:SetDefaultPolicyVersion'),
    closed: ['service control policy', 'boundary of its own'],
  },
  {
    id: 'cloudstance-create-role-attach',
    can: at('a new role', 'iam:CreateRole', 'iam:AttachRolePolicy'),
    closed: ['boundary demanded', 'service control policy'],
  },
  {
    id: 'cloudstance-create-role-put',
    can: at('a new role', 'iam:CreateRole', 'iam:PutRolePolicy'),
    closed: ['boundary demanded', 'service control policy'],
  },
  {
    id: 'cloudstance-create-user-attach',
    can: at('a new user', 'iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'),
    closed: ['service control policy'],
  },
  {
    id: 'cloudstance-create-user-put',
    can: at('a new user', 'iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey'),
    closed: ['service control policy'],
  },
  ...(['Delete', 'Put'] as const).flatMap((verb) =>
    (['User', 'Role'] as const).map((kind): Case => ({
      id: `cloudstance-${verb.toLowerCase()}-${kind.toLowerCase()}-boundary`,
      ...(kind === 'Role' && { as: 'role' }),
      can: at('*', '*'),
      within: [`iam:${verb}${kind}PermissionsBoundary`],
      closed: ['service control policy', 'deny'],
    })),
  ),
  run('cloudstance-lambda-layer', 'Lambda function', 'lambda:UpdateFunctionConfiguration'),
];

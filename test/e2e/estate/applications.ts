import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateRouteCommand,
  CreateStageCommand as CreateStageV2Command,
} from '@aws-sdk/client-apigatewayv2';
import {
  CreateRepositoryCommand,
  ECRClient,
  PutLifecyclePolicyCommand,
  PutRegistryPolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand as CreateEcsClusterCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { CreateClusterCommand as CreateEksClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import type { Runtime } from '@aws-sdk/client-lambda';

import { account, home, policy, required, stranger } from './estate.ts';
import type { Estate, Region } from './estate.ts';
import { serviceRole } from './iam.ts';
import { dataKey } from './kms.ts';
import { homeNetwork } from './network.ts';

/** What runs code: Lambda, API Gateway, ECR, ECS, EKS. */

const Tags = { owner: 'platform' };

// The smallest zip archive there is: an end-of-directory record, nothing before it.
const emptyZip = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);

export async function createFunction(
  estate: Estate,
  region: Region,
  name: string,
  runtime: Runtime,
  role: string,
  extra: object = {},
): Promise<void> {
  await estate.client(LambdaClient, region).send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: runtime,
      Role: role,
      Handler: 'index.handler',
      Code: { ZipFile: emptyZip },
      ...extra,
    }),
  );
}

async function leakyLambda(estate: Estate): Promise<void> {
  const role = await serviceRole(estate, 'functions', 'lambda');
  const permission = (FunctionName: string, Principal: string, extra: object = {}): AddPermissionCommand =>
    new AddPermissionCommand({
      FunctionName,
      StatementId: 'open',
      Action: 'lambda:InvokeFunction',
      Principal,
      ...extra,
    });

  await createFunction(estate, home, 'for-everyone', 'nodejs22.x', role);
  await estate.client(LambdaClient).send(permission('for-everyone', '*'));
  await createFunction(estate, home, 'old-runtime', 'python3.7', role, {
    Environment: { Variables: { DB_PASSWORD: 'not-a-secret', STAGE: 'production' } },
  });
  await createFunction(estate, 'eu-west-1', 'open-url', 'nodejs16.x', role);
  await estate
    .client(LambdaClient, 'eu-west-1')
    .send(
      new CreateFunctionUrlConfigCommand({ FunctionName: 'open-url', AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } }),
    );
  await createFunction(estate, home, 'any-bucket', 'nodejs22.x', role);
  await estate.client(LambdaClient).send(permission('any-bucket', 's3.amazonaws.com'));
  await createFunction(estate, 'eu-west-1', 'for-a-partner', 'nodejs22.x', role);
  await estate.client(LambdaClient, 'eu-west-1').send(permission('for-a-partner', stranger));
}

async function restApi(estate: Estate, region: Region, name: string, authorization: string): Promise<string> {
  const gateway = estate.client(APIGatewayClient, region);
  const api = await gateway.send(new CreateRestApiCommand({ name, tags: Tags }));
  const restApiId = estate.name(api.id, name);
  const parentId = required(api.rootResourceId, 'root resource');
  const { id } = await gateway.send(new CreateResourceCommand({ restApiId, parentId, pathPart: 'orders' }));
  const method = { restApiId, resourceId: estate.name(id, `${name}/orders`), httpMethod: 'GET' };
  await gateway.send(new PutMethodCommand({ ...method, authorizationType: authorization }));
  await gateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  const deployment = await gateway.send(new CreateDeploymentCommand({ restApiId }));
  const deploymentId = required(deployment.id, 'deployment');
  await gateway.send(new CreateStageCommand({ restApiId, stageName: 'v1', deploymentId, tags: Tags }));
  return restApiId;
}

async function httpApi(
  estate: Estate,
  region: Region,
  name: string,
  authorization: 'NONE' | 'AWS_IAM',
): Promise<string> {
  const gateway = estate.client(ApiGatewayV2Client, region);
  const { ApiId } = await gateway.send(new CreateApiCommand({ Name: name, ProtocolType: 'HTTP', Tags }));
  const id = estate.name(ApiId, name);
  const route = new CreateRouteCommand({ ApiId: id, RouteKey: 'GET /orders', AuthorizationType: authorization });
  estate.name((await gateway.send(route)).RouteId, `${name}/orders`);
  return id;
}

export async function leakyApplications(estate: Estate): Promise<void> {
  await leakyLambda(estate);
  const rest = await restApi(estate, 'ap-southeast-2', 'orders', 'NONE');
  await estate.client(APIGatewayClient, 'ap-southeast-2').send(
    new UpdateStageCommand({
      restApiId: rest,
      stageName: 'v1',
      patchOperations: [
        { op: 'replace', path: '/tracingEnabled', value: 'false' },
        { op: 'replace', path: '/*/*/logging/dataTrace', value: 'true' },
      ],
    }),
  );
  const http = await httpApi(estate, 'ap-southeast-2', 'orders-http', 'NONE');
  const stage = new CreateStageV2Command({ ApiId: http, StageName: '$default', AutoDeploy: true });
  await estate.client(ApiGatewayV2Client, 'ap-southeast-2').send(stage);

  const ecr = estate.client(ECRClient, 'eu-west-1');
  await ecr.send(
    new CreateRepositoryCommand({
      repositoryName: 'shop',
      imageTagMutability: 'MUTABLE',
      imageScanningConfiguration: { scanOnPush: false },
    }),
  );
  await ecr.send(
    new SetRepositoryPolicyCommand({
      repositoryName: 'shop',
      policyText: policy({ Effect: 'Allow', Principal: '*', Action: ['ecr:BatchGetImage', 'ecr:PutImage'] }),
    }),
  );

  await ecr.send(
    new PutRegistryPolicyCommand({
      policyText: policy({
        Effect: 'Allow',
        Principal: '*',
        Action: 'ecr:ReplicateImage',
        Resource: `arn:aws:ecr:eu-west-1:${account}:repository/*`,
      }),
    }),
  );

  const ecs = estate.client(ECSClient, 'eu-west-1');
  await ecs.send(new CreateEcsClusterCommand({ clusterName: 'shop' }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'agent',
      networkMode: 'host',
      pidMode: 'host',
      requiresCompatibilities: ['EC2'],
      containerDefinitions: [
        {
          name: 'agent',
          image: 'agent:latest',
          memory: 128,
          privileged: true,
          user: 'root',
          readonlyRootFilesystem: false,
          environment: [{ name: 'AWS_SECRET_ACCESS_KEY', value: 'not-a-secret' }],
          mountPoints: [{ sourceVolume: 'shared', containerPath: '/shared' }],
        },
      ],
      volumes: [
        {
          name: 'shared',
          efsVolumeConfiguration: { fileSystemId: 'fs-00000000000000000', transitEncryption: 'DISABLED' },
        },
      ],
    }),
  );

  await estate.client(EKSClient).send(
    new CreateEksClusterCommand({
      name: 'shop',
      version: '1.24',
      roleArn: await serviceRole(estate, 'eks', 'eks'),
      resourcesVpcConfig: {
        subnetIds: [],
        endpointPublicAccess: true,
        endpointPrivateAccess: false,
        publicAccessCidrs: ['0.0.0.0/0'],
      },
    }),
  );
}

async function cleanLambda(estate: Estate): Promise<void> {
  const { subnets, group } = homeNetwork(estate);
  const role = await serviceRole(estate, 'functions', 'lambda');
  await createFunction(estate, home, 'orders', 'nodejs24.x', role, {
    KMSKeyArn: await dataKey(estate, home),
    Environment: { Variables: { STAGE: 'production' } },
    TracingConfig: { Mode: 'Active' },
    VpcConfig: { SubnetIds: subnets, SecurityGroupIds: [group] },
    DeadLetterConfig: { TargetArn: `arn:aws:sqs:${home}:${account}:jobs` },
    Tags,
  });
  await estate.client(LambdaClient).send(
    new AddPermissionCommand({
      FunctionName: 'orders',
      StatementId: 'gateway',
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceAccount: account,
      SourceArn: `arn:aws:execute-api:${home}:${account}:orders/*`,
    }),
  );
  const FunctionName = 'orders';
  await estate.client(LambdaClient).send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'AWS_IAM' }));
}

async function cleanGateways(estate: Estate): Promise<void> {
  const rest = await restApi(estate, home, 'orders', 'AWS_IAM');
  const logs = `arn:aws:logs:${home}:${account}:log-group:gateway`;
  await estate.client(APIGatewayClient).send(
    new UpdateStageCommand({
      restApiId: rest,
      stageName: 'v1',
      patchOperations: [
        { op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' },
        { op: 'replace', path: '/tracingEnabled', value: 'true' },
        { op: 'replace', path: '/accessLogSettings/destinationArn', value: logs },
        { op: 'replace', path: '/accessLogSettings/format', value: '$context.requestId' },
      ],
    }),
  );
  const http = await httpApi(estate, home, 'orders-http', 'AWS_IAM');
  await estate.client(ApiGatewayV2Client).send(
    new CreateStageV2Command({
      ApiId: http,
      StageName: '$default',
      AutoDeploy: true,
      AccessLogSettings: { DestinationArn: logs, Format: '$context.requestId' },
      Tags,
    }),
  );
}

export async function cleanApplications(estate: Estate): Promise<void> {
  await cleanLambda(estate);
  await cleanGateways(estate);
  const key = await dataKey(estate, home);

  const ecr = estate.client(ECRClient);
  await ecr.send(
    new CreateRepositoryCommand({
      repositoryName: 'shop',
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'KMS', kmsKey: key },
      tags: [{ Key: 'owner', Value: 'platform' }],
    }),
  );
  await ecr.send(
    new SetRepositoryPolicyCommand({
      repositoryName: 'shop',
      policyText: policy({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:role/web` },
        Action: 'ecr:BatchGetImage',
      }),
    }),
  );
  const expire = {
    rulePriority: 1,
    selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 30 },
    action: { type: 'expire' },
  };
  const lifecyclePolicyText = JSON.stringify({ rules: [expire] });
  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName: 'shop', lifecyclePolicyText }));

  const ecs = estate.client(ECSClient);
  await ecs.send(
    new CreateEcsClusterCommand({
      clusterName: 'shop',
      settings: [{ name: 'containerInsights', value: 'enabled' }],
      tags: [{ key: 'owner', value: 'platform' }],
    }),
  );
  const taskRole = await serviceRole(estate, 'tasks', 'ecs-tasks');
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'shop',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      taskRoleArn: taskRole,
      executionRoleArn: taskRole,
      containerDefinitions: [
        {
          name: 'shop',
          image: `${account}.dkr.ecr.${home}.amazonaws.com/shop@sha256:${'0'.repeat(64)}`,
          privileged: false,
          user: '1000',
          readonlyRootFilesystem: true,
          secrets: [{ name: 'TOKEN', valueFrom: `arn:aws:secretsmanager:${home}:${account}:secret:token` }],
          logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'shop', 'awslogs-region': home } },
        },
      ],
      tags: [{ key: 'owner', value: 'platform' }],
    }),
  );

  const { subnets, group } = homeNetwork(estate);
  await estate.client(EKSClient).send(
    new CreateEksClusterCommand({
      name: 'shop',
      version: '1.35',
      roleArn: await serviceRole(estate, 'eks', 'eks'),
      resourcesVpcConfig: {
        subnetIds: [...subnets],
        securityGroupIds: [group],
        endpointPublicAccess: false,
        endpointPrivateAccess: true,
      },
      encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: key } }],
      logging: {
        clusterLogging: [{ enabled: true, types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] }],
      },
      tags: Tags,
    }),
  );
}

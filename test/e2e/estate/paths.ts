import { CodeBuildClient, CreateProjectCommand } from '@aws-sdk/client-codebuild';
import { DescribeImagesCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  AttachUserPolicyCommand,
  CreateInstanceProfileCommand,
  CreatePolicyVersionCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { AddPermissionCommand, LambdaClient } from '@aws-sdk/client-lambda';

import { createFunction } from './applications.ts';
import { runInstance } from './ec2.ts';
import { account, home, policy, required, stranger } from './estate.ts';
import type { Estate } from './estate.ts';
import { accessKey, createPolicy, createRole, createUser, github, githubSubject, service, trust } from './iam.ts';
import { createGroup, defaultVpc, tcp } from './network.ts';

/** Small rights that add up: ways from outside, and from identities of little importance, to administrator. */

const roleArn = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const allow = (action: string | readonly string[], resource = '*') => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

/** A web server whose role hands an administrator's role to functions that it makes itself. */
async function serverThatPassesRoles(estate: Estate): Promise<void> {
  const iam = estate.client(IAMClient);
  await createRole(estate, 'release-admin', {
    trust: trust(service('lambda')),
    attached: ['AdministratorAccess'],
    owned: true,
  });
  const pass = allow('iam:PassRole', roleArn('release-admin'));
  const make = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
  await createRole(estate, 'intake', { trust: trust(service('ec2')), inline: [pass, make], owned: true });
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'intake' }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'intake', RoleName: 'intake' }));

  const ec2 = estate.client(EC2Client);
  const vpc = await defaultVpc(estate, home);
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }));
  const { Images } = await ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
  await runInstance(estate, home, 'intake', {
    ImageId: required(Images?.[0]?.ImageId, 'image'),
    IamInstanceProfile: { Name: 'intake' },
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 },
    NetworkInterfaces: [
      {
        DeviceIndex: 0,
        SubnetId: required(Subnets?.[0]?.SubnetId, 'subnet'),
        Groups: [await createGroup(estate, home, vpc, 'intake', tcp(443, 443, '0.0.0.0/0'), tcp(22, 22, '0.0.0.0/0'))],
        AssociatePublicIpAddress: true,
      },
    ],
  });
}

/** A function that everybody may call, and that may give itself any right. */
async function functionThatWritesItsPolicy(estate: Estate): Promise<void> {
  const role = await createRole(estate, 'webhook', {
    trust: trust(service('lambda')),
    inline: [allow(['iam:PutRolePolicy', 'iam:GetRolePolicy'], roleArn('webhook'))],
    owned: true,
  });
  await createFunction(estate, home, 'webhook', 'nodejs24.x', role);
  const everybody = { StatementId: 'everybody', Action: 'lambda:InvokeFunction', Principal: '*' };
  await estate.client(LambdaClient).send(new AddPermissionCommand({ FunctionName: 'webhook', ...everybody }));
}

/** Anybody's repository whose owner has a name that begins like ours deploys as a role that may become administrator. */
async function pipelineOfAnyRepository(estate: Estate): Promise<void> {
  await createRole(estate, 'pipeline', {
    trust: trust({ Federated: github }, githubSubject('repo:acme*')),
    inline: [allow('sts:AssumeRole', roleArn('release'))],
    owned: true,
  });
  await createRole(estate, 'release', {
    trust: trust({ AWS: roleArn('pipeline') }),
    attached: ['AdministratorAccess'],
    owned: true,
  });
}

/** A vendor who watches may also say who becomes administrator. */
async function vendorThatChangesTrust(estate: Estate): Promise<void> {
  await createRole(estate, 'vendor-monitoring', {
    trust: trust({ AWS: `arn:aws:iam::${stranger}:root` }, { StringEquals: { 'sts:ExternalId': 'c1d9a4' } }),
    attached: ['job-function/ViewOnlyAccess'],
    inline: [allow('iam:UpdateAssumeRolePolicy', roleArn('release'))],
    owned: true,
  });
}

async function createUserWith(estate: Estate, name: string, ...statements: readonly object[]): Promise<void> {
  await createUser(estate, name, true);
  await accessKey(estate, name);
  const inline = { UserName: name, PolicyName: 'inline', PolicyDocument: policy(...statements) };
  await estate.client(IAMClient).send(new PutUserPolicyCommand(inline));
}

/** Users who can change what they, or what runs as somebody more powerful, may do. */
async function usersWhoClimb(estate: Estate): Promise<void> {
  const iam = estate.client(IAMClient);
  const tools = await createPolicy(estate, 'tools', allow('s3:ListAllMyBuckets'));
  await createUserWith(estate, 'erin', allow('iam:CreatePolicyVersion', tools));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'erin', PolicyArn: tools }));

  // An earlier version had every right, and is still there.
  const drafts = await createPolicy(estate, 'drafts', allow('*'));
  await iam.send(
    new CreatePolicyVersionCommand({
      PolicyArn: drafts,
      PolicyDocument: policy(allow('iam:SetDefaultPolicyVersion', drafts)),
      SetAsDefault: true,
    }),
  );
  await createUserWith(estate, 'heidi', allow('s3:ListAllMyBuckets'));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'heidi', PolicyArn: drafts }));

  const serviceRole = await createRole(estate, 'release-build', {
    trust: trust(service('codebuild')),
    attached: ['AdministratorAccess'],
    owned: true,
  });
  await estate.client(CodeBuildClient).send(
    new CreateProjectCommand({
      name: 'release',
      source: { type: 'CODECOMMIT', location: `https://git-codecommit.${home}.amazonaws.com/v1/repos/shop` },
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: {
        type: 'LINUX_CONTAINER',
        image: 'aws/codebuild/standard:7.0',
        computeType: 'BUILD_GENERAL1_SMALL',
      },
      serviceRole,
      tags: [{ key: 'owner', value: 'platform' }],
    }),
  );
  const project = `arn:aws:codebuild:${home}:${account}:project/release`;
  await createUserWith(estate, 'gina', allow(['codebuild:StartBuild', 'codebuild:StartBuildBatch'], project));
}

/** The same rights as others have, and a trust policy or a boundary that makes nothing of them. */
async function identitiesThatCannot(estate: Estate): Promise<void> {
  await createUserWith(estate, 'frank', allow('sts:AssumeRole', roleArn('release')));
  const boundary = await createPolicy(estate, 'boundary', allow(['s3:Get*', 's3:List*', 'logs:*']));
  await createRole(estate, 'contained', { trust: trust(service('ec2')), inline: allow('*'), boundary, owned: true });
}

export async function leakyPaths(estate: Estate): Promise<void> {
  await serverThatPassesRoles(estate);
  await functionThatWritesItsPolicy(estate);
  await pipelineOfAnyRepository(estate);
  await vendorThatChangesTrust(estate);
  await usersWhoClimb(estate);
  await identitiesThatCannot(estate);
}

import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';

import { account, home, policy, regions, required, stranger } from './estate.ts';
import type { Estate, Region } from './estate.ts';

const ours = {
  Sid: 'Account',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
};

async function keyWithPolicy(estate: Estate, name: string, region: Region, document: string): Promise<string> {
  const kms = estate.client(KMSClient, region);
  const tags = [{ TagKey: 'owner', TagValue: 'platform' }];
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Policy: document, Description: name, Tags: tags }));
  const id = estate.name(required(KeyMetadata?.KeyId, 'key'), name);
  await kms.send(new CreateAliasCommand({ AliasName: `alias/${name}`, TargetKeyId: id }));
  return id;
}

/** A key that rotates and belongs to the account alone, but for the statements given. Gives its id. */
export async function createKey(
  estate: Estate,
  name: string,
  region: Region,
  ...statements: readonly object[]
): Promise<string> {
  const id = await keyWithPolicy(estate, name, region, policy(ours, ...statements));
  await estate.client(KMSClient, region).send(new EnableKeyRotationCommand({ KeyId: id }));
  return id;
}

export async function leakyKms(estate: Estate): Promise<void> {
  const elsewhere = estate.client(KMSClient, 'eu-west-1');
  await keyWithPolicy(estate, 'never-rotated', home, policy(ours));
  const anyone = { Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' };
  await keyWithPolicy(estate, 'for-everyone', 'eu-west-1', policy(ours, anyone));
  const partner = { Effect: 'Allow', Principal: { AWS: stranger }, Action: 'kms:Decrypt', Resource: '*' };
  await createKey(estate, 'for-a-partner', 'ap-southeast-2', partner);
  const doomed = await createKey(estate, 'doomed', 'eu-west-1');
  await elsewhere.send(new ScheduleKeyDeletionCommand({ KeyId: doomed, PendingWindowInDays: 7 }));
  const disabled = await createKey(estate, 'disabled', 'eu-west-1');
  await elsewhere.send(new DisableKeyCommand({ KeyId: disabled }));
}

/** One key in each region, for whatever is encrypted there: `dataKey` gives its ARN. */
export async function cleanKms(estate: Estate): Promise<void> {
  for (const region of regions) await createKey(estate, 'data', region);
}

/** The ARN of a clean estate's key of a region. */
export async function dataKey(estate: Estate, region: Region): Promise<string> {
  const command = new DescribeKeyCommand({ KeyId: 'alias/data' });
  const { KeyMetadata } = await estate.client(KMSClient, region).send(command);
  return required(KeyMetadata?.Arn, 'key');
}

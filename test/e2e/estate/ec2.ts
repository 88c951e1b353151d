import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  CreateLaunchTemplateCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeSubnetsCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  ModifyImageAttributeCommand,
  ModifySnapshotAttributeCommand,
  RegisterImageCommand,
  RunInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';

import { home, regions, required, stranger } from './estate.ts';
import type { Estate, Region } from './estate.ts';
import { dataKey } from './kms.ts';
import { createGroup, defaultVpc, homeNetwork, tagged, tcp } from './network.ts';

async function registerImage(estate: Estate, region: Region, name: string, snapshot: string): Promise<string> {
  const { ImageId } = await estate.client(EC2Client, region).send(
    new RegisterImageCommand({
      Name: name,
      Architecture: 'x86_64',
      RootDeviceName: '/dev/xvda',
      VirtualizationType: 'hvm',
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: snapshot } }],
    }),
  );
  const id = estate.name(ImageId, name);
  // Moto makes a snapshot of its own for the image.
  const { Images } = await estate.client(EC2Client, region).send(new DescribeImagesCommand({ ImageIds: [id] }));
  for (const { Ebs } of Images?.[0]?.BlockDeviceMappings ?? []) {
    if (Ebs?.SnapshotId !== snapshot) estate.name(Ebs?.SnapshotId, `image ${name}`);
  }
  return id;
}

export async function runInstance(
  estate: Estate,
  region: Region,
  name: string,
  options: Partial<RunInstancesCommandInput>,
): Promise<string> {
  const ec2 = estate.client(EC2Client, region);
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      MinCount: 1,
      MaxCount: 1,
      InstanceType: 't3.micro',
      TagSpecifications: tagged('instance', name),
      ...options,
    }),
  );
  const id = estate.name(Instances?.[0]?.InstanceId, name);
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  const instance = Reservations?.[0]?.Instances?.[0];
  for (const disk of instance?.BlockDeviceMappings ?? []) estate.name(disk.Ebs?.VolumeId, `${name}/root`);
  for (const card of instance?.NetworkInterfaces ?? []) estate.name(card.NetworkInterfaceId, `${name}/eth0`);
  return id;
}

async function createVolume(estate: Estate, region: Region, name: string, key?: string): Promise<string> {
  const { VolumeId } = await estate.client(EC2Client, region).send(
    new CreateVolumeCommand({
      AvailabilityZone: `${region}a`,
      Size: 8,
      Encrypted: key !== undefined,
      ...(key && { KmsKeyId: key }),
      TagSpecifications: tagged('volume', name),
    }),
  );
  return estate.name(VolumeId, name);
}

async function createSnapshot(estate: Estate, region: Region, name: string, volume: string): Promise<string> {
  const command = new CreateSnapshotCommand({ VolumeId: volume, TagSpecifications: tagged('snapshot', name) });
  const { SnapshotId } = await estate.client(EC2Client, region).send(command);
  return estate.name(SnapshotId, name);
}

async function leakyDisks(estate: Estate): Promise<string> {
  const eu = estate.client(EC2Client, 'eu-west-1');
  estate.at('longAgo');
  const volume = await createVolume(estate, 'eu-west-1', 'customers');
  estate.at('recently');
  const secret = await createSnapshot(estate, 'eu-west-1', 'customers-for-all', volume);
  const ModifyFor = { SnapshotId: secret, Attribute: 'createVolumePermission' as const };
  await eu.send(new ModifySnapshotAttributeCommand({ ...ModifyFor, OperationType: 'add', GroupNames: ['all'] }));
  const shared = await createSnapshot(estate, 'eu-west-1', 'customers-for-a-partner', volume);
  await eu.send(
    new ModifySnapshotAttributeCommand({
      SnapshotId: shared,
      Attribute: 'createVolumePermission',
      OperationType: 'add',
      UserIds: [stranger],
    }),
  );
  const image = await registerImage(estate, 'eu-west-1', 'golden-for-all', secret);
  await eu.send(new ModifyImageAttributeCommand({ ImageId: image, LaunchPermission: { Add: [{ Group: 'all' }] } }));
  const homeVolume = await createVolume(estate, home, 'scratch');
  const golden = await registerImage(estate, home, 'golden', await createSnapshot(estate, home, 'golden', homeVolume));
  const LaunchPermission = { Add: [{ UserId: stranger }] };
  await estate.client(EC2Client).send(new ModifyImageAttributeCommand({ ImageId: golden, LaunchPermission }));
  return golden;
}

export async function leakyEc2(estate: Estate): Promise<void> {
  const ec2 = estate.client(EC2Client);
  const image = await leakyDisks(estate);
  const vpc = await defaultVpc(estate, home);
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }));
  const SubnetId = required(Subnets?.[0]?.SubnetId, 'subnet');
  const open = await createGroup(estate, home, vpc, 'web-and-ssh', tcp(22, 22, '0.0.0.0/0'), tcp(80, 80, '0.0.0.0/0'));

  // Reachable from anywhere, with the old metadata service, and a role that may do everything.
  await runInstance(estate, home, 'web', {
    ImageId: image,
    IamInstanceProfile: { Name: 'web' },
    MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 3 },
    NetworkInterfaces: [{ DeviceIndex: 0, SubnetId, Groups: [open], AssociatePublicIpAddress: true }],
  });
  const bastion = await runInstance(estate, home, 'bastion', { ImageId: image, SubnetId, SecurityGroupIds: [open] });
  const address = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const AllocationId = estate.name(address.AllocationId, 'bastion');
  await ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId: bastion }));
  estate.at('longAgo');
  await runInstance(estate, home, 'pet', { ImageId: image, SubnetId, TagSpecifications: [] });
  const stopped = await runInstance(estate, home, 'forgotten', { ImageId: image, SubnetId });
  await ec2.send(new StopInstancesCommand({ InstanceIds: [stopped] }));
  estate.at('recently');

  const { LaunchTemplate } = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: 'web-v1',
      LaunchTemplateData: {
        ImageId: image,
        MetadataOptions: { HttpTokens: 'optional' },
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }],
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: false, VolumeSize: 8 } }],
      },
    }),
  );
  estate.name(LaunchTemplate?.LaunchTemplateId, 'web-v1');
}

/** Somebody else's: moto encrypts no snapshot of an image that is registered, so a clean account has none of its own. */
const vendorImage = 'ami-0abcdef1234567890';

export async function cleanEc2(estate: Estate): Promise<void> {
  for (const region of regions) {
    await estate.client(EC2Client, region).send(new EnableEbsEncryptionByDefaultCommand({}));
  }
  const key = await dataKey(estate, home);
  const volume = await createVolume(estate, home, 'data', key);
  await createSnapshot(estate, home, 'data', volume);
  const { subnets, group } = homeNetwork(estate);
  const MetadataOptions = { HttpTokens: 'required', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 } as const;
  const Ebs = { Encrypted: true, KmsKeyId: key, VolumeSize: 8, DeleteOnTermination: true };
  await runInstance(estate, home, 'web', {
    ImageId: vendorImage,
    NetworkInterfaces: [
      {
        DeviceIndex: 0,
        SubnetId: required(subnets[0], 'subnet'),
        Groups: [group],
        AssociatePublicIpAddress: false,
      },
    ],
    IamInstanceProfile: { Name: 'web' },
    MetadataOptions,
    Monitoring: { Enabled: true },
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs }],
  });
  const { LaunchTemplate } = await estate.client(EC2Client).send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: 'web-v2',
      LaunchTemplateData: {
        ImageId: vendorImage,
        MetadataOptions,
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }],
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs }],
      },
    }),
  );
  estate.name(LaunchTemplate?.LaunchTemplateId, 'web-v2');
}

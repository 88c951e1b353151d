import {
  DescribeImageAttributeCommand,
  DescribeVpcBlockPublicAccessExclusionsCommand,
  DescribeVpcBlockPublicAccessOptionsCommand,
  EC2Client,
  GetEbsEncryptionByDefaultCommand,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  GetSnapshotBlockPublicAccessStateCommand,
  type InstanceNetworkInterface,
  type LaunchTemplateBlockDeviceMapping,
  paginateDescribeImages,
  paginateDescribeInstances,
  paginateDescribeLaunchTemplateVersions,
  paginateDescribeSnapshots,
  paginateDescribeVolumes,
  type ResponseLaunchTemplateData,
  type VpcBlockPublicAccessExclusion,
} from '@aws-sdk/client-ec2';
import { absent } from '../../../collector.ts';
import { Image, Instance, LaunchTemplate, RegionSettings, Snapshot, Volume } from '../../../resources/aws/ec2.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel, tagsOf } from '../shape.ts';

const ec2 = (aws: Aws): EC2Client => aws.client(EC2Client);
const arn = (aws: Aws, resource: string, owner = aws.account): string =>
  `arn:${aws.partition}:ec2:${aws.region}:${owner}:${resource}`;

export const regionSettings = defineAwsCollector(RegionSettings, {
  *list(aws) {
    yield { uid: arn(aws, 'region-settings'), name: aws.region };
  },
  facets: {
    ebsEncryptionByDefault: (aws) =>
      ec2(aws)
        .send(new GetEbsEncryptionByDefaultCommand())
        .then((answer) => camel(answer).ebsEncryptionByDefault),
    snapshotBlockPublicAccess: (aws) =>
      ec2(aws)
        .send(new GetSnapshotBlockPublicAccessStateCommand())
        .then((answer) => camel(answer).state),
    imageBlockPublicAccess: (aws) =>
      ec2(aws)
        .send(new GetImageBlockPublicAccessStateCommand())
        .then((answer) => camel(answer).imageBlockPublicAccessState),
    instanceMetadataDefaults: (aws) =>
      ec2(aws)
        .send(new GetInstanceMetadataDefaultsCommand())
        // The account level is there even where no preference is set; only its members are optional.
        .then(({ AccountLevel }) => ({
          httpTokens: AccountLevel!.HttpTokens ?? null,
          httpEndpoint: AccountLevel!.HttpEndpoint ?? null,
        })),
    serialConsoleAccess: (aws) =>
      ec2(aws)
        .send(new GetSerialConsoleAccessStatusCommand())
        .then((answer) => camel(answer).serialConsoleAccessEnabled),
    async vpcBlockPublicAccess(aws) {
      const options = await ec2(aws)
        .send(new DescribeVpcBlockPublicAccessOptionsCommand())
        // Regions whose EC2 does not know the action do not have the feature.
        .then((answer) => camel(answer).vpcBlockPublicAccessOptions, absent('InvalidAction'));
      if (options === null) return null;
      const mode = options?.internetGatewayBlockMode;
      return { mode, exclusions: mode === 'off' ? [] : await exclusionsOf(aws) };
    },
  },
});

/** States of exclusions that let nobody in; in any other an exclusion may count, or soon will. */
const lapsed = new Set(['create-failed', 'delete-complete', 'disable-complete']);

async function exclusionsOf(aws: Aws): Promise<{ resourceArn: string; mode: string }[]> {
  const found: VpcBlockPublicAccessExclusion[] = [];
  let NextToken: string | undefined;
  do {
    const page = await ec2(aws).send(
      new DescribeVpcBlockPublicAccessExclusionsCommand({ MaxResults: 1000, NextToken }),
    );
    found.push(...(page.VpcBlockPublicAccessExclusions ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found
    .filter(({ State = '' }) => !lapsed.has(State))
    .map(({ ResourceArn, InternetGatewayExclusionMode }) => ({
      resourceArn: ResourceArn!,
      mode: InternetGatewayExclusionMode!,
    }));
}

const gone = new Set(['shutting-down', 'terminated']);

export const instances = defineAwsCollector(Instance, {
  async *list(aws) {
    for await (const page of paginateDescribeInstances({ client: ec2(aws) }, { MaxResults: 1000 }))
      for (const instance of (page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances)) {
        const seen = camel(instance);
        if (gone.has(seen.state?.name)) continue;
        yield {
          uid: arn(aws, `instance/${seen.instanceId}`),
          name: seen.instanceId,
          state: seen.state?.name,
          stoppedAt: seen.state?.name === 'stopped' ? stopTime(instance.StateTransitionReason)! : null,
          launchTime: seen.launchTime,
          metadataOptions: seen.metadataOptions,
          instanceProfile: seen.iamInstanceProfile?.arn ?? null,
          monitoring: seen.monitoring?.state,
          virtualizationType: seen.virtualizationType,
          vpcId: seen.vpcId ?? null,
          networkInterfaces: (instance.NetworkInterfaces ?? []).map(interfaceOf),
          tags: tagsOf(instance.Tags),
        };
      }
  },
  facets: {},
});

/** `User initiated (2024-01-31 10:20:30 GMT)`; nothing else says when an instance was stopped. */
function stopTime(reason: string | undefined): string | undefined {
  const [, date, time] = /\((\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:GMT|UTC)\)/.exec(reason ?? '') ?? [];
  return date && `${date}T${time}Z`;
}

const interfaceOf = (seen: InstanceNetworkInterface) => ({
  networkInterfaceId: seen.NetworkInterfaceId!,
  vpcId: seen.VpcId!,
  subnetId: seen.SubnetId!,
  groupIds: (seen.Groups ?? []).map(({ GroupId }) => GroupId!),
  publicIpv4Addresses: [seen, ...(seen.PrivateIpAddresses ?? [])]
    .flatMap(({ Association }) => Association?.PublicIp ?? [])
    .filter((ip, i, all) => all.indexOf(ip) === i),
  ipv6Addresses: (seen.Ipv6Addresses ?? []).map(({ Ipv6Address }) => Ipv6Address!),
});

export const volumes = defineAwsCollector(Volume, {
  async *list(aws) {
    for await (const { Volumes = [] } of paginateDescribeVolumes({ client: ec2(aws) }, { MaxResults: 1000 }))
      for (const volume of Volumes) {
        const { volumeId, encrypted, attachments = [], createTime } = camel(volume);
        yield {
          uid: arn(aws, `volume/${volumeId}`),
          name: volumeId,
          encrypted,
          attachments,
          createTime,
          tags: tagsOf(volume.Tags),
        };
      }
  },
  facets: {},
});

export const snapshots = defineAwsCollector(Snapshot, {
  async *list(aws) {
    const pages = paginateDescribeSnapshots({ client: ec2(aws) }, { OwnerIds: ['self'], MaxResults: 1000 });
    for await (const { Snapshots = [] } of pages)
      for (const snapshot of Snapshots) {
        const { snapshotId, encrypted } = camel(snapshot);
        // Snapshot and image ARNs have no account.
        yield { uid: arn(aws, `snapshot/${snapshotId}`, ''), name: snapshotId, encrypted, tags: tagsOf(snapshot.Tags) };
      }
  },
  facets: {
    public: async (aws, { name }) => (await aws.once('ec2:public-snapshots', () => publicSnapshots(aws))).has(name),
  },
});

/** One question for the region instead of one for each snapshot. */
async function publicSnapshots(aws: Aws): Promise<Set<string>> {
  const ids = new Set<string>();
  const query = { OwnerIds: ['self'], RestorableByUserIds: ['all'], MaxResults: 1000 };
  for await (const { Snapshots = [] } of paginateDescribeSnapshots({ client: ec2(aws) }, query))
    for (const { SnapshotId } of Snapshots) ids.add(SnapshotId!);
  return ids;
}

export const images = defineAwsCollector(Image, {
  async *list(aws) {
    const pages = paginateDescribeImages({ client: ec2(aws) }, { Owners: ['self'], MaxResults: 1000 });
    for await (const { Images = [] } of pages)
      for (const image of Images) {
        const { imageId, public: isPublic } = camel(image);
        yield { uid: arn(aws, `image/${imageId}`, ''), name: imageId, public: isPublic, tags: tagsOf(image.Tags) };
      }
  },
  facets: {
    launchPermissions: (aws, { name }) =>
      ec2(aws)
        .send(new DescribeImageAttributeCommand({ ImageId: name, Attribute: 'launchPermission' }))
        .then(({ LaunchPermissions }) => camel(LaunchPermissions)),
  },
});

export const launchTemplates = defineAwsCollector(LaunchTemplate, {
  async *list(aws) {
    // Without a template but with a version, the default versions of all templates are answered.
    const query = { Versions: ['$Default'], MaxResults: 200 };
    for await (const page of paginateDescribeLaunchTemplateVersions({ client: ec2(aws) }, query))
      for (const version of page.LaunchTemplateVersions ?? []) {
        const data = version.LaunchTemplateData ?? {};
        yield {
          uid: arn(aws, `launch-template/${version.LaunchTemplateId}`),
          name: version.LaunchTemplateName!,
          version: version.VersionNumber!,
          instanceProfile: data.IamInstanceProfile ? camel(data.IamInstanceProfile) : null,
          metadataOptions: data.MetadataOptions ? camel(data.MetadataOptions) : null,
          networkInterfaces: camel(data.NetworkInterfaces ?? []),
          ebsVolumes: (data.BlockDeviceMappings ?? []).flatMap(ebsVolumeOf),
          securityGroupIds: groupsOf(data),
        };
      }
  },
  facets: {},
});

const ebsVolumeOf = ({ DeviceName, Ebs }: LaunchTemplateBlockDeviceMapping) =>
  Ebs ? [{ deviceName: DeviceName!, encrypted: Ebs.Encrypted ?? null }] : [];

const groupsOf = ({ SecurityGroupIds = [], NetworkInterfaces = [] }: ResponseLaunchTemplateData): string[] => [
  ...new Set([...SecurityGroupIds, ...NetworkInterfaces.flatMap(({ Groups = [] }) => Groups)]),
];

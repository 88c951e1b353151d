import { z } from 'zod';
import { defineResource, facet, instant, listed, tags } from '../../resource.ts';

/** EC2 settings of an account in one region. */
export const RegionSettings = defineResource('aws.ec2.region-settings', {
  label: 'EC2 region settings',
  per: 'region',
  list: [],
  facets: {
    /** Whether new volumes are encrypted without asking for it. */
    ebsEncryptionByDefault: facet(z.boolean(), 'ec2:GetEbsEncryptionByDefault'),
    snapshotBlockPublicAccess: facet(
      z.enum(['block-all-sharing', 'block-new-sharing', 'unblocked']),
      'ec2:GetSnapshotBlockPublicAccessState',
    ),
    imageBlockPublicAccess: facet(z.enum(['block-new-sharing', 'unblocked']), 'ec2:GetImageBlockPublicAccessState'),
    /** `null`: no preference, so that AMI and launch decide. */
    instanceMetadataDefaults: facet(
      z.object({ httpTokens: z.string().nullable(), httpEndpoint: z.string().nullable() }),
      'ec2:GetInstanceMetadataDefaults',
    ),
    serialConsoleAccess: facet(z.boolean(), 'ec2:GetSerialConsoleAccessStatus'),
    /** `null`: the region does not have the feature. Exclusions are those in force; `mode` is what they still allow. */
    vpcBlockPublicAccess: facet(
      z
        .object({
          mode: z.enum(['off', 'block-bidirectional', 'block-ingress']),
          exclusions: z.array(z.object({ resourceArn: z.string(), mode: z.string() })),
        })
        .nullable(),
      'ec2:DescribeVpcBlockPublicAccessOptions',
      'ec2:DescribeVpcBlockPublicAccessExclusions',
    ),
  },
});

/** Instances that are not terminated. */
export const Instance = defineResource('aws.ec2.instance', {
  label: 'EC2 instances',
  per: 'region',
  list: ['ec2:DescribeInstances'],
  facets: {
    state: listed(z.string()),
    /** Since when a stopped instance is stopped; `null`: it is not stopped. */
    stoppedAt: listed(instant.nullable()),
    /** When it was last started. */
    launchTime: listed(instant),
    metadataOptions: listed(z.object({ httpTokens: z.string(), httpEndpoint: z.string() })),
    /** ARN of the instance profile; `null`: none. */
    instanceProfile: listed(z.string().nullable()),
    /** Detailed monitoring. */
    monitoring: listed(z.string()),
    virtualizationType: listed(z.string()),
    /** `null`: not in a VPC. */
    vpcId: listed(z.string().nullable()),
    networkInterfaces: listed(
      z.array(
        z.object({
          networkInterfaceId: z.string(),
          vpcId: z.string(),
          subnetId: z.string(),
          groupIds: z.array(z.string()),
          publicIpv4Addresses: z.array(z.string()),
          ipv6Addresses: z.array(z.string()),
        }),
      ),
    ),
    tags: listed(tags),
  },
});

export const Volume = defineResource('aws.ec2.volume', {
  label: 'EBS volumes',
  per: 'region',
  list: ['ec2:DescribeVolumes'],
  facets: {
    encrypted: listed(z.boolean()),
    attachments: listed(z.array(z.object({ instanceId: z.string().optional(), state: z.string() }))),
    createTime: listed(instant),
    tags: listed(tags),
  },
});

/** Snapshots that the account owns. */
export const Snapshot = defineResource('aws.ec2.snapshot', {
  label: 'EBS snapshots',
  per: 'region',
  list: ['ec2:DescribeSnapshots'],
  facets: {
    encrypted: listed(z.boolean()),
    /** Whether every AWS account may make volumes of it. */
    public: facet(z.boolean(), 'ec2:DescribeSnapshots'),
    tags: listed(tags),
  },
});

/** Images (AMIs) that the account owns. */
export const Image = defineResource('aws.ec2.image', {
  label: 'EC2 images (AMIs)',
  per: 'region',
  list: ['ec2:DescribeImages'],
  facets: {
    public: listed(z.boolean()),
    launchPermissions: facet(
      z.array(
        z.object({
          userId: z.string().optional(),
          group: z.string().optional(),
          organizationArn: z.string().optional(),
          organizationalUnitArn: z.string().optional(),
        }),
      ),
      'ec2:DescribeImageAttribute',
    ),
    tags: listed(tags),
  },
});

/** Launch templates, by what their default version says. */
export const LaunchTemplate = defineResource('aws.ec2.launch-template', {
  label: 'EC2 launch templates',
  per: 'region',
  list: ['ec2:DescribeLaunchTemplateVersions'],
  facets: {
    version: listed(z.number()),
    /** What instances are given, by ARN or name; `null`: the template leaves it to others. */
    instanceProfile: listed(z.object({ arn: z.string().optional(), name: z.string().optional() }).nullable()),
    /** `null`: the template leaves it to others. */
    metadataOptions: listed(
      z.object({ httpTokens: z.string().optional(), httpEndpoint: z.string().optional() }).nullable(),
    ),
    networkInterfaces: listed(z.array(z.object({ associatePublicIpAddress: z.boolean().optional() }))),
    /** Disks that the template defines on EBS. */
    ebsVolumes: listed(z.array(z.object({ deviceName: z.string(), encrypted: z.boolean().nullable() }))),
    /** Groups named for the instance or for its network interfaces. */
    securityGroupIds: listed(z.array(z.string())),
  },
});

import { z } from 'zod';
import { defineResource, facet, instant } from '../../resource.ts';

export const Cluster = defineResource('aws.eks.cluster', {
  label: 'EKS clusters',
  per: 'region',
  list: ['eks:ListClusters'],
  facets: {
    endpoint: facet(
      z.object({
        endpointPublicAccess: z.boolean(),
        endpointPrivateAccess: z.boolean(),
        /** Empty: everybody, where public access is on. */
        publicAccessCidrs: z.array(z.string()),
      }),
      'eks:DescribeCluster',
    ),
    /** What a KMS key of the customer encrypts, beside the encryption that every cluster has. */
    encryption: facet(z.array(z.object({ resources: z.array(z.string()), keyArn: z.string() })), 'eks:DescribeCluster'),
    /** What the control plane runs as, and who vouches for the cluster's service accounts; `null`: no OpenID Connect issuer. */
    identity: facet(z.object({ roleArn: z.string(), issuer: z.string().nullable() }), 'eks:DescribeCluster'),
    /** The types of control-plane logs that are on. */
    logging: facet(z.object({ types: z.array(z.string()) }), 'eks:DescribeCluster'),
    protection: facet(z.object({ deletionProtection: z.boolean() }), 'eks:DescribeCluster'),
    release: facet(
      z.object({
        version: z.string(),
        /** What AWS says of the version; `null`: it no longer lists it. */
        support: z
          .object({ versionStatus: z.string(), endOfStandardSupportDate: instant, endOfExtendedSupportDate: instant })
          .nullable(),
      }),
      'eks:DescribeCluster',
      'eks:DescribeClusterVersions',
    ),
  },
});

export const Nodegroup = defineResource('aws.eks.nodegroup', {
  label: 'EKS managed node groups',
  per: 'region',
  list: ['eks:ListClusters', 'eks:ListNodegroups'],
  facets: {
    /** ARN of the role of its instances. */
    role: facet(z.string(), 'eks:DescribeNodegroup'),
    /** Access by SSH; `null`: none configured. Without source groups, port 22 is open to the world. */
    remoteAccess: facet(
      z.object({ ec2SshKey: z.string().optional(), sourceSecurityGroups: z.array(z.string()) }).nullable(),
      'eks:DescribeNodegroup',
    ),
  },
});

import * as EKS from '@aws-sdk/client-eks';
import { estate } from '../fake.ts';

const clusters: Readonly<Record<string, object>> = {
  open: {
    name: 'open',
    version: '1.28',
    deletionProtection: false,
    resourcesVpcConfig: { endpointPublicAccess: true, endpointPrivateAccess: false, publicAccessCidrs: ['0.0.0.0/0'] },
    logging: {
      clusterLogging: [
        { types: ['api'], enabled: true },
        { types: ['audit', 'authenticator'], enabled: false },
      ],
    },
  },
  old: {
    name: 'old',
    version: '1.17',
    deletionProtection: false,
    resourcesVpcConfig: { endpointPublicAccess: true, endpointPrivateAccess: false },
    logging: {
      clusterLogging: [{ types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'], enabled: false }],
    },
  },
  shut: {
    name: 'shut',
    version: '1.34',
    deletionProtection: true,
    resourcesVpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true, publicAccessCidrs: [] },
    logging: { clusterLogging: [{ types: ['audit', 'api', 'authenticator'], enabled: true }] },
    encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' } }],
  },
};
const identity = (name: string) => ({
  roleArn: 'arn:aws:iam::111122223333:role/eks',
  identity: { oidc: { issuer: `https://oidc.eks.eu-west-1.amazonaws.com/id/${name}` } },
});
const version = (clusterVersion: string, versionStatus: string, standard: string, extended: string) => ({
  clusterVersion,
  clusterType: 'eks',
  versionStatus,
  endOfStandardSupportDate: new Date(standard),
  endOfExtendedSupportDate: new Date(extended),
});
const remoteAccess: Readonly<Record<string, object>> = {
  open: { ec2SshKey: 'ops' },
  narrow: { ec2SshKey: 'ops', sourceSecurityGroups: ['sg-1'] },
};

export default [
  estate(EKS, {
    ListClusters: ({ nextToken }) =>
      nextToken ? { clusters: ['shut', 'old'] } : { clusters: ['open'], nextToken: 'page-2' },
    DescribeCluster: ({ name }) => ({ cluster: { ...identity(name), ...clusters[name] } }),
    DescribeClusterVersions: ({ nextToken }) =>
      nextToken
        ? { clusterVersions: [version('1.28', 'UNSUPPORTED', '2024-11-26', '2025-11-26')] }
        : { clusterVersions: [version('1.34', 'STANDARD_SUPPORT', '2026-12-02', '2027-12-02')], nextToken: 'page-2' },
    ListNodegroups: ({ clusterName, nextToken }) => {
      if (clusterName !== 'open') return { nodegroups: [] };
      return nextToken ? { nodegroups: ['narrow', 'none'] } : { nodegroups: ['open'], nextToken: 'page-2' };
    },
    DescribeNodegroup: ({ clusterName, nodegroupName }) => ({
      nodegroup: {
        clusterName,
        nodegroupName,
        nodeRole: 'arn:aws:iam::111122223333:role/nodes',
        remoteAccess: remoteAccess[nodegroupName],
      },
    }),
  }),
];

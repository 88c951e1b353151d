import * as OpenSearch from '@aws-sdk/client-opensearch';
import { estate } from '../fake.ts';

const arn = (name: string): string => `arn:aws:es:eu-west-1:111122223333:domain/${name}`;
const policy = (name: string, Principal: unknown): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal, Action: 'es:*', Resource: `${arn(name)}/*` }] });

const group = 'arn:aws:logs:eu-west-1:111122223333:log-group:search';
const good = (DomainName: string) => ({
  DomainId: `111122223333/${DomainName}`,
  DomainName,
  ARN: arn(DomainName),
  EngineVersion: 'OpenSearch_2.13',
  VPCOptions: { VPCId: 'vpc-1', SubnetIds: ['subnet-1'] },
  AccessPolicies: policy(DomainName, { AWS: 'arn:aws:iam::111122223333:role/search' }),
  EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'alias/search' },
  NodeToNodeEncryptionOptions: { Enabled: true },
  DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' as const },
  LogPublishingOptions: {
    AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: group },
    ES_APPLICATION_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: group },
    INDEX_SLOW_LOGS: { Enabled: false, CloudWatchLogsLogGroupArn: group },
  },
  AdvancedSecurityOptions: { Enabled: true, InternalUserDatabaseEnabled: false, AnonymousAuthEnabled: false },
  ClusterConfig: {
    InstanceType: 'm6g.large.search' as const,
    InstanceCount: 3,
    ZoneAwarenessEnabled: true,
    DedicatedMasterEnabled: true,
    DedicatedMasterCount: 3,
  },
  ServiceSoftwareOptions: { CurrentVersion: 'OpenSearch_2_13_R20240520-P5', NewVersion: '', UpdateAvailable: false },
});
const { VPCOptions: _, AdvancedSecurityOptions: __, LogPublishingOptions: ___, ...plain } = good('open');
const bad = {
  ...plain,
  EngineVersion: 'Elasticsearch_6.3',
  AccessPolicies: policy('open', { AWS: '*' }),
  EncryptionAtRestOptions: { Enabled: false },
  NodeToNodeEncryptionOptions: { Enabled: false },
  DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' as const },
  ClusterConfig: { InstanceCount: 1, ZoneAwarenessEnabled: false, DedicatedMasterEnabled: false },
  ServiceSoftwareOptions: { CurrentVersion: 'R20210331', NewVersion: 'R20220928', UpdateAvailable: true },
};
const shared = {
  ...good('shared'),
  AccessPolicies: policy('shared', { AWS: ['arn:aws:iam::999988887777:root'] }),
  AdvancedSecurityOptions: { Enabled: true, InternalUserDatabaseEnabled: true },
};
const unruled = { ...good('unruled'), AccessPolicies: '' };
/** Six domains, of which five can be described at once. */
const all = [good('shut'), bad, shared, unruled, good('fifth'), good('sixth')];

export default [
  estate(OpenSearch, {
    ListDomainNames: {
      DomainNames: all.map(({ DomainName }) => ({ DomainName, EngineType: 'OpenSearch' as const })),
    },
    DescribeDomains: ({ DomainNames }) => ({
      DomainStatusList: all.filter(({ DomainName }) => DomainNames.includes(DomainName)),
    }),
  }),
];

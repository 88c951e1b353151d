import { DescribeDomainsCommand, ListDomainNamesCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { Domain } from '../../../resources/aws/opensearch.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

/** As many as DescribeDomains takes. */
const atOnce = 5;

export const domains = defineAwsCollector(Domain, {
  async *list(aws) {
    const client = aws.client(OpenSearchClient);
    const { DomainNames = [] } = await client.send(new ListDomainNamesCommand({}));
    const names = DomainNames.map(({ DomainName }) => DomainName!);
    for (let i = 0; i < names.length; i += atOnce) {
      const { DomainStatusList = [] } = await client.send(
        new DescribeDomainsCommand({ DomainNames: names.slice(i, i + atOnce) }),
      );
      for (const domain of DomainStatusList)
        yield {
          uid: domain.ARN!,
          name: domain.DomainName!,
          vpcId: domain.VPCOptions?.VPCId ?? null,
          accessPolicies: domain.AccessPolicies || null,
          encryptionAtRest: camel(domain.EncryptionAtRestOptions)?.enabled,
          nodeToNodeEncryption: camel(domain.NodeToNodeEncryptionOptions)?.enabled,
          endpoint: camel(domain.DomainEndpointOptions),
          enabledLogs: Object.entries(domain.LogPublishingOptions ?? {})
            .flatMap(([type, option]) => (option?.Enabled ? [type] : []))
            .sort(),
          fineGrainedAccess: camel(domain.AdvancedSecurityOptions) ?? null,
          nodes: camel(domain.ClusterConfig),
          software: camel(domain.ServiceSoftwareOptions),
        };
    }
  },
  facets: {},
});

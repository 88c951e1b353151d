import { z } from 'zod';
import { defineResource, listed } from '../../resource.ts';

/** Domains of OpenSearch and Elasticsearch. */
export const Domain = defineResource('aws.opensearch.domain', {
  label: 'OpenSearch domains',
  per: 'region',
  list: ['es:ListDomainNames', 'es:DescribeDomains'],
  facets: {
    /** `null`: its endpoint is on the internet. */
    vpcId: listed(z.string().nullable()),
    /** The policy document as text; `null`: none. */
    accessPolicies: listed(z.string().nullable()),
    encryptionAtRest: listed(z.boolean()),
    nodeToNodeEncryption: listed(z.boolean()),
    endpoint: listed(z.object({ enforceHTTPS: z.boolean(), tlsSecurityPolicy: z.string() })),
    /** What is sent to CloudWatch Logs: `AUDIT_LOGS`, `ES_APPLICATION_LOGS`, … */
    enabledLogs: listed(z.array(z.string())),
    /** Fine-grained access control: users and roles of the domain itself. `null`: the version has none. */
    fineGrainedAccess: listed(
      z
        .object({
          enabled: z.boolean(),
          internalUserDatabaseEnabled: z.boolean().optional(),
          /** While access control is being introduced, requests without user are still let through. */
          anonymousAuthEnabled: z.boolean().optional(),
        })
        .nullable(),
    ),
    nodes: listed(
      z.object({
        instanceCount: z.number(),
        zoneAwarenessEnabled: z.boolean(),
        dedicatedMasterEnabled: z.boolean(),
        dedicatedMasterCount: z.number().optional(),
      }),
    ),
    software: listed(
      z.object({
        currentVersion: z.string().optional(),
        newVersion: z.string().optional(),
        updateAvailable: z.boolean(),
      }),
    ),
  },
});

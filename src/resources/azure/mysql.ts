import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

/** A parameter is missing where the server's version of MySQL does not have it. */
const Parameter = z.string().optional();

export const MySqlServer = defineResource('azure.mysql.server', {
  label: 'MySQL flexible servers',
  per: 'account',
  list: ['Microsoft.DBforMySQL/flexibleServers/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        dataEncryption: z.object({ type: z.string().optional() }).optional(),
        replicationRole: z.string().optional(),
      }),
    ),
    // The API always answers with these.
    network: listed(
      z.object({ publicNetworkAccess: z.string().optional(), delegatedSubnetResourceId: z.string().optional() }),
    ),
    backup: listed(z.object({ geoRedundantBackup: z.string().optional() })),
    highAvailability: listed(z.object({ mode: z.string().optional() })),
    /** Server parameters under MySQL's own names, those that some check judges, as they are in force. */
    configurations: facet(
      z.object({
        require_secure_transport: Parameter,
        tls_version: Parameter,
        audit_log_enabled: Parameter,
        audit_log_events: Parameter,
        aad_auth_only: Parameter,
      }),
      'Microsoft.DBforMySQL/flexibleServers/configurations/read',
    ),
    firewallRules: facet(
      z.array(z.object({ name: z.string(), startIpAddress: z.string(), endIpAddress: z.string() })),
      'Microsoft.DBforMySQL/flexibleServers/firewallRules/read',
    ),
  },
});

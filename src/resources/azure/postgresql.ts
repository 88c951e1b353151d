import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

/** A parameter is missing where the server's version of PostgreSQL does not have it. */
const Parameter = z.string().optional();

export const PostgresServer = defineResource('azure.postgresql.server', {
  label: 'PostgreSQL flexible servers',
  per: 'account',
  list: ['Microsoft.DBforPostgreSQL/flexibleServers/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        authConfig: z
          .object({ activeDirectoryAuth: z.string().optional(), passwordAuth: z.string().optional() })
          .optional(),
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
    /** Server parameters under PostgreSQL's own names, those that some check judges. */
    configurations: facet(
      z.object({
        require_secure_transport: Parameter,
        ssl_min_protocol_version: Parameter,
        log_checkpoints: Parameter,
        log_connections: Parameter,
        log_disconnections: Parameter,
        'connection_throttle.enable': Parameter,
        'logfiles.download_enable': Parameter,
        'logfiles.retention_days': Parameter,
        shared_preload_libraries: Parameter,
        'pgaudit.log': Parameter,
      }),
      'Microsoft.DBforPostgreSQL/flexibleServers/configurations/read',
    ),
    firewallRules: facet(
      z.array(z.object({ name: z.string(), startIpAddress: z.string(), endIpAddress: z.string() })),
      'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules/read',
    ),
  },
});

import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

export const Instance = defineResource('gcp.sql.instance', {
  label: 'Cloud SQL instances',
  per: 'account',
  list: ['cloudsql.instances.list'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** For example `POSTGRES_16`, `MYSQL_8_0` or `SQLSERVER_2022_STANDARD`. */
        databaseVersion: z.string(),
        /** `CLOUD_SQL_INSTANCE`, `READ_REPLICA_INSTANCE`, … */
        instanceType: z.string(),
        /** Flags that were set, by name; all others are at the engine's default. */
        flags: z.record(z.string(), z.string()),
        /** `ALLOW_UNENCRYPTED_AND_ENCRYPTED`, `ENCRYPTED_ONLY` or `TRUSTED_CLIENT_CERTIFICATE_REQUIRED`; older instances may lack it. */
        sslMode: z.string().optional(),
        /** The older way to say it. */
        requireSsl: z.boolean().optional(),
        /** Networks that may connect to the public address. */
        authorizedNetworks: z.array(z.string()),
        /** Whether it has a public address. */
        publicAddress: z.boolean(),
        backups: z.boolean(),
        /** Changes can be undone up to a moment: by logs of transactions, or binary logs for MySQL. */
        pointInTimeRecovery: z.boolean(),
        deletionProtection: z.boolean(),
        /** `ZONAL` or `REGIONAL`. */
        availabilityType: z.string(),
        /** The customer's key; missing where Google's are used. */
        kmsKeyName: z.string().optional(),
      }),
    ),
    /** Users of MySQL called root, by the host they may come from; empty for other engines and replicas. */
    rootHosts: facet(z.array(z.string()), 'cloudsql.users.list'),
  },
});

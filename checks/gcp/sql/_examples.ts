/** A PostgreSQL instance as it is made with as little as possible, for examples. */
export const instanceConfig = (more: object = {}) => ({
  databaseVersion: 'POSTGRES_16',
  instanceType: 'CLOUD_SQL_INSTANCE',
  flags: {},
  authorizedNetworks: [],
  publicAddress: false,
  backups: false,
  pointInTimeRecovery: false,
  deletionProtection: false,
  availabilityType: 'ZONAL',
  ...more,
});

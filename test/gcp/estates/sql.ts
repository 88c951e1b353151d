import { type GcpEstate, paged, project } from '../fake.ts';

const api = `https://sqladmin.googleapis.com/sql/v1beta4/projects/${project}/instances`;
const flags = (all: Record<string, string | null>) =>
  Object.entries(all).map(([name, value]) => ({ name, ...(value !== null && { value }) }));
const instance = (name: string, databaseVersion: string, settings: object, more: object = {}) => ({
  name,
  databaseVersion,
  instanceType: 'CLOUD_SQL_INSTANCE',
  region: 'europe-west1',
  settings,
  ...more,
});
const safe = {
  userLabels: { owner: 'shop' },
  availabilityType: 'REGIONAL',
  deletionProtectionEnabled: true,
  ipConfiguration: { ipv4Enabled: false, sslMode: 'ENCRYPTED_ONLY', requireSsl: true },
  backupConfiguration: { enabled: true, pointInTimeRecoveryEnabled: true },
};
const key = {
  diskEncryptionConfiguration: {
    kmsKeyName: `projects/${project}/locations/europe-west1/keyRings/main/cryptoKeys/records`,
  },
};

const good = [
  instance(
    'shop',
    'POSTGRES_16',
    {
      ...safe,
      databaseFlags: flags({
        'cloudsql.enable_pgaudit': 'on',
        'cloudsql.iam_authentication': 'on',
        log_connections: 'on',
        log_disconnections: 'on',
        log_statement: 'ddl',
      }),
    },
    key,
  ),
  instance(
    'wiki',
    'MYSQL_8_0',
    {
      ...safe,
      backupConfiguration: { enabled: true, binaryLogEnabled: true, pointInTimeRecoveryEnabled: false },
      // The flag takes no value.
      databaseFlags: flags({ skip_show_database: null, local_infile: 'off', cloudsql_iam_authentication: 'on' }),
    },
    key,
  ),
  instance(
    'ledger',
    'SQLSERVER_2022_STANDARD',
    { ...safe, databaseFlags: flags({ 'remote access': 'off', '3625': 'on' }) },
    key,
  ),
];

const open = {
  ipConfiguration: {
    ipv4Enabled: true,
    requireSsl: false,
    authorizedNetworks: [{ kind: 'sql#aclEntry', name: 'all', value: '0.0.0.0/0' }],
  },
  backupConfiguration: { enabled: false },
};
const bad = [
  instance('legacy-orders', 'POSTGRES_13', {
    ...open,
    databaseFlags: flags({
      log_error_verbosity: 'verbose',
      log_min_messages: 'debug1',
      log_min_error_statement: 'notice',
      log_min_duration_statement: '250',
    }),
  }),
  instance('legacy-blog', 'MYSQL_5_7', { ...open, databaseFlags: flags({ local_infile: 'on' }) }),
  instance('legacy-erp', 'SQLSERVER_2019_STANDARD', {
    ...open,
    databaseFlags: flags({
      'external scripts enabled': 'on',
      'cross db ownership chaining': 'on',
      'user connections': '10',
      'user options': '512',
      'contained database authentication': 'on',
    }),
  }),
  instance('shop-replica', 'POSTGRES_16', { ipConfiguration: {} }, { instanceType: 'READ_REPLICA_INSTANCE' }),
];

const estateOf = (all: readonly { name: string }[], rootHost: string): GcpEstate => ({
  rest: {
    [`GET ${api}`]: paged('items', all),
    [`GET ${api}/*/users`]: {
      items: [
        { name: 'root', host: rootHost, type: 'BUILT_IN' },
        { name: 'app', host: '%' },
      ],
    },
  },
  assets: {
    'sqladmin.googleapis.com/Instance': Object.fromEntries(
      all.map((one) => [`//cloudsql.googleapis.com/projects/${project}/instances/${one.name}`, one]),
    ),
  },
});

export const clean = estateOf(good, '10.0.0.5');
export default estateOf([...good, ...bad], '%');

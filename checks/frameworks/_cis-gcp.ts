import type { Control } from 'cloudstance/framework';
import type * as checks from '../index.ts';

/** Controls that versions 4.0 and 5.0 of the benchmark have in common, whatever their numbers. */
export const common = {
  corporateAccounts: {
    title: 'People use accounts of the organization',
    checks: ['gcp-iam-policy-personal-accounts'],
    manual: 'Look for members of other domains than your own, and for groups that have members from outside.',
  },
  usersMfa: {
    title: 'People sign in with two-step verification',
    manual:
      "In the Google Admin console (or at your identity provider), see that two-step verification is enforced for everybody; Google Cloud APIs don't show it.",
  },
  adminSecurityKeys: {
    title: 'Administrators sign in with security keys',
    manual:
      "In the Google Admin console (or at your identity provider), see that security keys are enforced for organization administrators; Google Cloud APIs don't show it.",
  },
  serviceAccountKeys: {
    title: 'Service accounts have no keys made by users',
    checks: ['gcp-iam-service-account-user-keys'],
  },
  serviceAccountAdmin: {
    title: "Service accounts don't administer",
    checks: ['gcp-iam-service-account-admin'],
  },
  impersonationRoles: {
    title: 'Nobody may impersonate all service accounts of a project',
    checks: ['gcp-iam-policy-service-account-impersonation'],
  },
  serviceAccountKeyRotation: {
    title: 'Service account keys are rotated within 90 days',
    checks: ['gcp-iam-service-account-key-rotation'],
  },
  serviceAccountDuties: {
    title: 'Managing service accounts and using them are separate duties',
    checks: ['gcp-iam-policy-service-account-duties'],
  },
  kmsPublic: {
    title: 'KMS keys are not open to everyone',
    checks: ['gcp-kms-key-public'],
  },
  kmsRotation: {
    title: 'KMS keys rotate within 90 days',
    checks: ['gcp-kms-key-rotation'],
  },
  kmsDuties: {
    title: 'Managing KMS keys and using them are separate duties',
    checks: ['gcp-iam-policy-kms-duties'],
  },
  apiKeysNeeded: {
    title: 'API keys exist only for services in use',
    checks: ['gcp-apikeys-key-enabled-services'],
    manual:
      'Ask of each API key which application still needs it, and whether a service account or a signed-in user could take its place.',
  },
  apiKeyApplications: {
    title: 'API keys work only from named sites, addresses or apps',
    checks: ['gcp-apikeys-key-application-restrictions'],
  },
  apiKeyApis: {
    title: 'API keys open only the APIs that their application needs',
    checks: ['gcp-apikeys-key-api-restrictions'],
    manual: 'Compare the APIs of each key with those that its application calls.',
  },
  apiKeyRotation: {
    title: 'API keys are replaced every 90 days',
    checks: ['gcp-apikeys-key-rotation'],
  },
  essentialContacts: {
    title: 'Google knows whom to write to about the organization',
    checks: ['gcp-resourcemanager-essential-contacts'],
  },
  functionSecrets: {
    title: 'Functions keep secrets out of their environment variables',
    checks: ['gcp-functions-function-secrets'],
    manual:
      'Read the environment variables of each function, and ask what comes in by Secret Manager: a secret under a harmless name is seen by people only.',
  },
  auditLogs: {
    title: 'Reads, writes and administration are all logged',
    checks: ['gcp-iam-policy-audit-logs'],
  },
  sinks: {
    title: 'All log entries are exported',
    checks: ['gcp-logging-sink-all-entries'],
  },
  sinkBucketLock: {
    title: 'Buckets with exported logs have a locked retention policy',
    checks: ['gcp-logging-sink-bucket-lock'],
  },
  alertOwnership: {
    title: 'Changes of project ownership raise an alert',
    checks: ['gcp-logging-project-ownership-alert'],
    manual:
      'See that somebody reads the notification channel, and where a central project watches the logs of all, that it has the metric and the alert.',
  },
  alertAuditConfiguration: {
    title: 'Changes of the audit configuration raise an alert',
    checks: ['gcp-logging-audit-configuration-alert'],
    manual:
      'See that somebody reads the notification channel, and where a central project watches the logs of all, that it has the metric and the alert.',
  },
  alertCustomRoles: {
    title: 'Changes of custom roles raise an alert',
    checks: ['gcp-logging-custom-role-alert'],
    manual:
      'See that somebody reads the notification channel, and where a central project watches the logs of all, that it has the metric and the alert.',
  },
  alertFirewall: {
    title: 'Changes of VPC firewall rules raise an alert',
    checks: ['gcp-logging-firewall-alert'],
    manual:
      'See that somebody reads the notification channel, and where a central project watches the logs of all, that it has the metric and the alert.',
  },
  alertRoutes: {
    title: 'Changes of VPC routes raise an alert',
    checks: ['gcp-logging-route-alert'],
    manual:
      'See that somebody reads the notification channel, and where a central project watches the logs of all, that it has the metric and the alert.',
  },
  alertNetworks: {
    title: 'Changes of VPC networks raise an alert',
    checks: ['gcp-logging-network-alert'],
    manual:
      'See that somebody reads the notification channel, and where a central project watches the logs of all, that it has the metric and the alert.',
  },
  alertBucketPermissions: {
    title: 'Changes of bucket permissions raise an alert',
    checks: ['gcp-logging-bucket-permission-alert'],
    manual:
      'See that somebody reads the notification channel, and where a central project watches the logs of all, that it has the metric and the alert.',
  },
  alertSql: {
    title: 'Changes of Cloud SQL instances raise an alert',
    checks: ['gcp-logging-sql-alert'],
    manual:
      'See that somebody reads the notification channel, and where a central project watches the logs of all, that it has the metric and the alert.',
  },
  dnsLogging: {
    title: 'DNS queries of every VPC network are logged',
    checks: ['gcp-dns-network-logging'],
  },
  assetInventory: {
    title: 'Cloud Asset Inventory is on',
    checks: ['gcp-resourcemanager-asset-inventory'],
  },
  accessTransparency: {
    title: 'Access Transparency is on',
    manual:
      'Open the settings of IAM and administration of the organization and see that Access Transparency is on; no documented API shows this.',
  },
  accessApproval: {
    title: 'Google staff need approval to reach data',
    checks: ['gcp-resourcemanager-access-approval'],
  },
  loadBalancerLogs: {
    title: 'HTTP load balancers log requests',
    checks: ['gcp-compute-load-balancer-logging'],
  },
  defaultNetwork: {
    title: 'Projects have no default network',
    checks: ['gcp-compute-network-default'],
  },
  legacyNetworks: {
    title: 'Projects have no legacy network',
    checks: ['gcp-compute-network-legacy'],
  },
  dnssec: {
    title: 'Public DNS zones are signed with DNSSEC',
    checks: ['gcp-dns-dnssec'],
  },
  keySigning: {
    title: "Key-signing keys of DNSSEC don't use RSASHA1",
    checks: ['gcp-dns-zone-key-signing-algorithm'],
  },
  zoneSigning: {
    title: "Zone-signing keys of DNSSEC don't use RSASHA1",
    checks: ['gcp-dns-zone-zone-signing-algorithm'],
  },
  openSsh: {
    title: 'SSH is not open to the internet',
    checks: ['gcp-compute-firewall-open-ssh'],
  },
  openRdp: {
    title: 'RDP is not open to the internet',
    checks: ['gcp-compute-firewall-open-rdp'],
  },
  subnetFlowLogs: {
    title: 'Every subnet has VPC flow logs',
    checks: ['gcp-compute-subnet-flow-logs'],
  },
  sslPolicies: {
    title: 'Load balancers refuse weak cipher suites',
    checks: ['gcp-compute-load-balancer-ssl-policy'],
  },
  identityAwareProxy: {
    title: 'Backends are reached through Identity-Aware Proxy only',
    checks: ['gcp-compute-load-balancer-iap'],
    manual: "See that the firewall lets only the ranges of Google's proxies and health checks reach the backends.",
  },
  defaultServiceAccount: {
    title: "Instances don't run as the default service account",
    checks: ['gcp-compute-instance-default-service-account'],
  },
  defaultServiceAccountScopes: {
    title: "Instances don't give the default service account all scopes",
    checks: ['gcp-compute-instance-default-service-account-full-access'],
  },
  projectSshKeys: {
    title: 'Instances refuse the SSH keys of the project',
    checks: ['gcp-compute-instance-project-ssh-keys'],
  },
  osLogin: {
    title: 'OS Login is on',
    checks: ['gcp-compute-project-os-login', 'gcp-compute-instance-os-login'],
  },
  serialPorts: {
    title: 'Nobody connects to serial ports of instances',
    checks: ['gcp-compute-instance-serial-port'],
  },
  ipForwarding: {
    title: "Instances don't forward traffic of others",
    checks: ['gcp-compute-instance-ip-forwarding'],
  },
  diskKeys: {
    title: 'Disks of critical machines are encrypted with supplied keys',
    checks: ['gcp-compute-disk-customer-supplied-key'],
    manual:
      'Decide which machines are critical, and see that their disks are encrypted with keys that you supply rather than keys in Cloud KMS.',
  },
  shieldedInstances: {
    title: 'Instances are Shielded VMs',
    checks: ['gcp-compute-instance-shielded'],
  },
  publicInstances: {
    title: 'Instances have no public addresses',
    checks: ['gcp-compute-instance-public-ip'],
  },
  appEngineHttps: {
    title: 'App Engine applications insist on HTTPS',
    manual: 'Read the handlers of each version of each App Engine service: all should be secure always.',
  },
  confidentialInstances: {
    title: 'Instances use Confidential Computing',
    checks: ['gcp-compute-instance-confidential'],
  },
  osUpdates: {
    title: 'Instances have the latest operating system updates',
    checks: ['gcp-compute-instance-os-config'],
    manual:
      'See that the OS Config API is enabled, read patch compliance in VM Manager (or in your own tool), and ask about machines that report nothing.',
  },
  publicBuckets: {
    title: 'Buckets are not open to everyone',
    checks: ['gcp-storage-bucket-public'],
  },
  uniformBuckets: {
    title: 'Buckets are governed by IAM alone',
    checks: ['gcp-storage-bucket-uniform-access'],
  },
  mysqlAdministrator: {
    title: 'Nobody connects to MySQL as an administrator without a password',
    checks: ['gcp-sql-instance-mysql-root-host'],
    manual: 'Try to connect as root without a password, and read the hosts from which administrators may come.',
  },
  mysqlShowDatabase: {
    title: 'MySQL hides databases from users without rights on them',
    checks: ['gcp-sql-instance-mysql-skip-show-database'],
  },
  mysqlLocalInfile: {
    title: 'MySQL reads no local files of clients',
    checks: ['gcp-sql-instance-mysql-local-infile'],
  },
  postgresErrorVerbosity: {
    title: 'PostgreSQL logs errors without source details',
    checks: ['gcp-sql-instance-postgres-log-error-verbosity'],
  },
  postgresConnections: {
    title: 'PostgreSQL logs connections',
    checks: ['gcp-sql-instance-postgres-log-connections'],
  },
  postgresDisconnections: {
    title: 'PostgreSQL logs the end of connections',
    checks: ['gcp-sql-instance-postgres-log-disconnections'],
  },
  postgresStatements: {
    title: 'PostgreSQL logs statements that change the schema',
    checks: ['gcp-sql-instance-postgres-log-statement'],
  },
  postgresMessages: {
    title: 'PostgreSQL logs messages from warnings on',
    checks: ['gcp-sql-instance-postgres-log-min-messages'],
  },
  postgresErrorStatements: {
    title: 'PostgreSQL logs statements that end in an error',
    checks: ['gcp-sql-instance-postgres-log-min-error-statement'],
  },
  postgresDuration: {
    title: 'PostgreSQL logs no statement for its duration',
    checks: ['gcp-sql-instance-postgres-log-min-duration'],
  },
  postgresAudit: {
    title: 'PostgreSQL has pgAudit on',
    checks: ['gcp-sql-instance-postgres-pgaudit'],
  },
  sqlServerScripts: {
    title: 'SQL Server runs no external scripts',
    checks: ['gcp-sql-instance-sqlserver-external-scripts'],
  },
  sqlServerChaining: {
    title: 'SQL Server has no ownership chains across databases',
    checks: ['gcp-sql-instance-sqlserver-ownership-chaining'],
  },
  sqlServerConnections: {
    title: "SQL Server doesn't limit the number of connections",
    checks: ['gcp-sql-instance-sqlserver-user-connections'],
  },
  sqlServerOptions: {
    title: 'SQL Server sets no options for all users',
    checks: ['gcp-sql-instance-sqlserver-user-options'],
  },
  sqlServerRemote: {
    title: 'SQL Server runs no procedures for remote servers',
    checks: ['gcp-sql-instance-sqlserver-remote-access'],
  },
  sqlServerTrace: {
    title: 'SQL Server hides details of errors from users',
    checks: ['gcp-sql-instance-sqlserver-trace-flag'],
  },
  sqlServerContained: {
    title: 'SQL Server has no users of contained databases',
    checks: ['gcp-sql-instance-sqlserver-contained-authentication'],
  },
  sqlTls: {
    title: 'Cloud SQL accepts encrypted connections only',
    checks: ['gcp-sql-instance-tls'],
  },
  sqlOpenNetworks: {
    title: "Cloud SQL doesn't authorize the whole internet",
    checks: ['gcp-sql-instance-open-networks'],
  },
  sqlPublicIp: {
    title: 'Cloud SQL has no public addresses',
    checks: ['gcp-sql-instance-public-ip'],
  },
  sqlBackups: {
    title: 'Cloud SQL is backed up by itself',
    checks: ['gcp-sql-instance-backups'],
  },
  publicDatasets: {
    title: 'BigQuery datasets are not open to everyone',
    checks: ['gcp-bigquery-dataset-public'],
  },
  tableKeys: {
    title: "BigQuery tables are encrypted with the customer's key",
    checks: ['gcp-bigquery-table-customer-key'],
  },
  datasetKeys: {
    title: "BigQuery datasets encrypt new tables with the customer's key",
    checks: ['gcp-bigquery-dataset-customer-key'],
  },
  dataClassified: {
    title: 'Data in BigQuery are classified',
    manual:
      'See that Sensitive Data Protection (or your own tool) has looked through the datasets, and that what it found is labelled and limited.',
  },
  dataprocKeys: {
    title: "Dataproc clusters are encrypted with the customer's key",
    checks: ['gcp-dataproc-cluster-customer-key'],
  },
} satisfies Record<string, Control<keyof typeof checks>>;

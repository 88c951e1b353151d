import type { Control } from 'cloudstance/framework';
import type * as checks from '../index.ts';

const metric =
  'Look at the log-based metrics of each project for one with this filter, and at the alerting policies for one that watches it and tells somebody.';
const flags = 'Open the database flags of each instance of this engine.';
const serviceAccountKeys = 'Open the keys page of each service account.';
const projectRoles = 'Go through the IAM page of each project, folder and of the organization.';
const dnssec = 'Open each public zone with DNSSEC and read the algorithms of its keys.';

/** Controls that versions 4.0 and 5.0 of the benchmark have in common, whatever their numbers. */
export const common = {
  corporateAccounts: {
    title: 'People use accounts of the organization',
    manual:
      'See that every person with a role signs in with an account that the organization manages, partners with unmanaged accounts included.',
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
    manual: serviceAccountKeys,
  },
  serviceAccountAdmin: {
    title: "Service accounts don't administer",
    manual: projectRoles,
  },
  impersonationRoles: {
    title: 'Nobody may impersonate all service accounts of a project',
    manual: projectRoles,
  },
  serviceAccountKeyRotation: {
    title: 'Service account keys are rotated within 90 days',
    manual: serviceAccountKeys,
  },
  serviceAccountDuties: {
    title: 'Managing service accounts and using them are separate duties',
    manual: projectRoles,
  },
  kmsPublic: {
    title: 'KMS keys are not open to everyone',
    manual: 'Open the permissions of each key and key ring, and look for allUsers and allAuthenticatedUsers.',
  },
  kmsRotation: {
    title: 'KMS keys rotate within 90 days',
    manual: 'Open each symmetric key and read its rotation period and the date of the next rotation.',
  },
  kmsDuties: {
    title: 'Managing KMS keys and using them are separate duties',
    manual: projectRoles,
  },
  apiKeysNeeded: {
    title: 'API keys exist only for services in use',
    manual:
      'Ask of each API key which service in use still needs it; a service account or a signed-in user is better wherever it can do the same.',
  },
  apiKeyApplications: {
    title: 'API keys work only from named sites, addresses or apps',
    manual: 'Open the application restrictions of each API key.',
  },
  apiKeyApis: {
    title: 'API keys open only the APIs that their application needs',
    manual: 'Compare the APIs of each key with those that its application calls.',
  },
  apiKeyRotation: {
    title: 'API keys are replaced every 90 days',
    manual: 'Look at the date of creation of each API key.',
  },
  essentialContacts: {
    title: 'Google knows whom to write to about the organization',
    manual: 'Open the essential contacts of the organization, and see that somebody reads the addresses.',
  },
  functionSecrets: {
    title: 'Functions keep secrets out of their environment variables',
    manual:
      'Read the environment variables of each function, and ask what comes in by Secret Manager: a secret under a harmless name is seen by people only.',
  },
  auditLogs: {
    title: 'Reads, writes and administration are all logged',
    manual:
      'Open the audit logs page of each project, folder and of the organization: the default configuration should have all three types and exempt nobody.',
  },
  sinks: {
    title: 'All log entries are exported',
    manual:
      'Look at the log router of each project, folder and of the organization for a sink that leaves nothing out.',
  },
  sinkBucketLock: {
    title: 'Buckets with exported logs have a locked retention policy',
    manual: 'Find the buckets to which sinks send logs, and open their protection page.',
  },
  alertOwnership: {
    title: 'Changes of project ownership raise an alert',
    manual: metric,
  },
  alertAuditConfiguration: {
    title: 'Changes of the audit configuration raise an alert',
    manual: metric,
  },
  alertCustomRoles: {
    title: 'Changes of custom roles raise an alert',
    manual: metric,
  },
  alertFirewall: {
    title: 'Changes of VPC firewall rules raise an alert',
    manual: metric,
  },
  alertRoutes: {
    title: 'Changes of VPC routes raise an alert',
    manual: metric,
  },
  alertNetworks: {
    title: 'Changes of VPC networks raise an alert',
    manual: metric,
  },
  alertBucketPermissions: {
    title: 'Changes of bucket permissions raise an alert',
    manual: metric,
  },
  alertSql: {
    title: 'Changes of Cloud SQL instances raise an alert',
    manual: metric,
  },
  dnsLogging: {
    title: 'DNS queries of every VPC network are logged',
    manual: 'Open the DNS server policies and see that each network has one with logging on.',
  },
  assetInventory: {
    title: 'Cloud Asset Inventory is on',
    manual: 'See that the Cloud Asset API is enabled in each project.',
  },
  accessTransparency: {
    title: 'Access Transparency is on',
    manual:
      'Open the settings of IAM and administration of the organization and see that Access Transparency is on; no documented API shows this.',
  },
  accessApproval: {
    title: 'Google staff need approval to reach data',
    manual: 'Open the access approval page of each project, and see who answers the requests.',
  },
  loadBalancerLogs: {
    title: 'HTTP load balancers log requests',
    manual: 'Open the backends of each HTTP load balancer and see that logging is on.',
  },
  defaultNetwork: {
    title: 'Projects have no default network',
    manual: 'List the VPC networks of each project.',
  },
  legacyNetworks: {
    title: 'Projects have no legacy network',
    manual: 'List the VPC networks of each project, and look for those without subnets.',
  },
  dnssec: {
    title: 'Public DNS zones are signed with DNSSEC',
    checks: ['gcp-dns-dnssec'],
  },
  keySigning: {
    title: "Key-signing keys of DNSSEC don't use RSASHA1",
    manual: dnssec,
  },
  zoneSigning: {
    title: "Zone-signing keys of DNSSEC don't use RSASHA1",
    manual: dnssec,
  },
  openSsh: {
    title: 'SSH is not open to the internet',
    manual: 'Read the ingress rules of the firewalls for port 22 with a source that is the internet.',
  },
  openRdp: {
    title: 'RDP is not open to the internet',
    manual: 'Read the ingress rules of the firewalls for port 3389 with a source that is the internet.',
  },
  subnetFlowLogs: {
    title: 'Every subnet has VPC flow logs',
    manual: 'Open each subnet and see that flow logs are on, with full sampling and metadata.',
  },
  sslPolicies: {
    title: 'Load balancers refuse weak cipher suites',
    manual: 'Open the SSL policy of each HTTPS and SSL proxy; a proxy without one takes the widest profile.',
  },
  identityAwareProxy: {
    title: 'Backends are reached through Identity-Aware Proxy only',
    manual:
      "See that the firewall lets only the ranges of Google's proxies and health checks reach the backends, and which of them have Identity-Aware Proxy on.",
  },
  defaultServiceAccount: {
    title: "Instances don't run as the default service account",
    manual: 'Open each instance and read its service account.',
  },
  defaultServiceAccountScopes: {
    title: "Instances don't give the default service account all scopes",
    manual: 'Open each instance and read its service account and access scopes.',
  },
  projectSshKeys: {
    title: 'Instances refuse the SSH keys of the project',
    manual: 'Open each instance and see that SSH keys of the project are blocked.',
  },
  osLogin: {
    title: 'OS Login is on',
    manual:
      'Open the metadata of each project and see that OS Login is on, and of the instances that none switches it off.',
  },
  serialPorts: {
    title: 'Nobody connects to serial ports of instances',
    manual: 'Open each instance and see that connecting to serial ports is off.',
  },
  ipForwarding: {
    title: "Instances don't forward traffic of others",
    manual: 'Open each instance and see that IP forwarding is off, but for those that are routers.',
  },
  diskKeys: {
    title: 'Disks of critical machines are encrypted with supplied keys',
    manual: 'Decide which machines are critical, and see that their disks are encrypted with keys that you supply.',
  },
  shieldedInstances: {
    title: 'Instances are Shielded VMs',
    manual: 'Open each instance and see that vTPM and integrity monitoring are on.',
  },
  publicInstances: {
    title: 'Instances have no public addresses',
    manual: 'List the instances with an external address.',
  },
  appEngineHttps: {
    title: 'App Engine applications insist on HTTPS',
    manual: 'Read the handlers of each version of each App Engine service: all should be secure always.',
  },
  confidentialInstances: {
    title: 'Instances use Confidential Computing',
    manual: 'Open each instance and see that the Confidential VM service is on.',
  },
  osUpdates: {
    title: 'Instances have the latest operating system updates',
    manual: 'Read patch compliance in VM Manager (or in your own tool), and ask about machines that report nothing.',
  },
  publicBuckets: {
    title: 'Buckets are not open to everyone',
    manual: 'Open the permissions of each bucket, and look for allUsers and allAuthenticatedUsers.',
  },
  uniformBuckets: {
    title: 'Buckets are governed by IAM alone',
    manual: 'Open the permissions of each bucket and see that access control is uniform.',
  },
  mysqlAdministrator: {
    title: 'Nobody connects to MySQL as an administrator without a password',
    manual: 'Try to connect as root without a password, and read the hosts from which administrators may come.',
  },
  mysqlShowDatabase: {
    title: 'MySQL hides databases from users without rights on them',
    manual: flags,
  },
  mysqlLocalInfile: {
    title: 'MySQL reads no local files of clients',
    manual: flags,
  },
  postgresErrorVerbosity: {
    title: 'PostgreSQL logs errors without source details',
    manual: flags,
  },
  postgresConnections: {
    title: 'PostgreSQL logs connections',
    manual: flags,
  },
  postgresDisconnections: {
    title: 'PostgreSQL logs the end of connections',
    manual: flags,
  },
  postgresStatements: {
    title: 'PostgreSQL logs statements that change the schema',
    manual: flags,
  },
  postgresMessages: {
    title: 'PostgreSQL logs messages from warnings on',
    manual: flags,
  },
  postgresErrorStatements: {
    title: 'PostgreSQL logs statements that end in an error',
    manual: flags,
  },
  postgresDuration: {
    title: 'PostgreSQL logs no statement for its duration',
    manual: flags,
  },
  postgresAudit: {
    title: 'PostgreSQL has pgAudit on',
    manual: flags,
  },
  sqlServerScripts: {
    title: 'SQL Server runs no external scripts',
    manual: flags,
  },
  sqlServerChaining: {
    title: 'SQL Server has no ownership chains across databases',
    manual: flags,
  },
  sqlServerConnections: {
    title: "SQL Server doesn't limit the number of connections",
    manual: flags,
  },
  sqlServerOptions: {
    title: 'SQL Server sets no options for all users',
    manual: flags,
  },
  sqlServerRemote: {
    title: 'SQL Server runs no procedures for remote servers',
    manual: flags,
  },
  sqlServerTrace: {
    title: 'SQL Server hides details of errors from users',
    manual: flags,
  },
  sqlServerContained: {
    title: 'SQL Server has no users of contained databases',
    manual: flags,
  },
  sqlTls: {
    title: 'Cloud SQL accepts encrypted connections only',
    manual: 'Open the connections page of each instance and read its SSL mode.',
  },
  sqlOpenNetworks: {
    title: "Cloud SQL doesn't authorize the whole internet",
    manual: 'Open the connections page of each instance and read its authorized networks.',
  },
  sqlPublicIp: {
    title: 'Cloud SQL has no public addresses',
    manual: 'Open the connections page of each instance and see that it has a private address only.',
  },
  sqlBackups: {
    title: 'Cloud SQL is backed up by itself',
    manual: 'Open the backups page of each instance.',
  },
  publicDatasets: {
    title: 'BigQuery datasets are not open to everyone',
    manual: 'Open the sharing of each dataset, and look for allUsers and allAuthenticatedUsers.',
  },
  tableKeys: {
    title: "BigQuery tables are encrypted with the customer's key",
    manual: 'Open the details of each table and read its key.',
  },
  datasetKeys: {
    title: "BigQuery datasets encrypt new tables with the customer's key",
    manual: 'Open the details of each dataset and read its default key.',
  },
  dataClassified: {
    title: 'Data in BigQuery are classified',
    manual:
      'See that Sensitive Data Protection (or your own tool) has looked through the datasets, and that what it found is labelled and limited.',
  },
  dataprocKeys: {
    title: "Dataproc clusters are encrypted with the customer's key",
    manual: 'Open the configuration of each cluster and read its encryption.',
  },
} satisfies Record<string, Control<keyof typeof checks>>;

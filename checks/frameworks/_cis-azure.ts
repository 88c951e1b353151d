import type { Control } from 'cloudstance/framework';
import type * as checks from '../index.ts';

/** Controls that versions 5.0 and 6.0 of the benchmark have in common, whatever their numbers. */
export const common = {
  databricksNetwork: {
    title: "Databricks workspaces live in the customer's own virtual network",
    checks: ['azure-databricks-workspace-own-network'],
  },
  databricksSubnets: {
    title: 'The subnets of Databricks have network security groups',
    checks: ['azure-databricks-workspace-subnet-security-groups'],
  },
  databricksWorkerTraffic: {
    title: 'Databricks workers encrypt the traffic between them',
    manual:
      'See in the cluster policies or init scripts of each workspace that traffic between worker nodes is encrypted; no Azure API shows what runs inside a cluster.',
  },
  databricksIdentities: {
    title: 'Databricks gets its users and groups from Microsoft Entra ID',
    manual:
      'In the Databricks account console, see that provisioning from Microsoft Entra ID is set up and that no users were made by hand.',
  },
  databricksUnityCatalog: {
    title: 'Databricks workspaces are governed by Unity Catalog',
    manual: 'In the Databricks account console, see that each workspace is attached to a Unity Catalog metastore.',
  },
  databricksTokens: {
    title: 'Personal access tokens of Databricks are restricted and expire',
    manual:
      'In the admin settings of each workspace, see who may use personal access tokens and the longest life that a token may have.',
  },
  databricksLogs: {
    title: 'Databricks workspaces deliver their diagnostic logs',
    checks: ['azure-databricks-workspace-diagnostics'],
  },
  databricksKeys: {
    title: "Critical data in Databricks are encrypted with the customer's keys",
    checks: ['azure-databricks-workspace-customer-managed-keys'],
    manual:
      'Decide which workspaces hold critical data, and see that those use your keys for managed services, managed disks and root storage.',
  },
  databricksNoPublicIp: {
    title: 'Databricks clusters get no public addresses',
    checks: ['azure-databricks-workspace-no-public-ip'],
  },
  databricksPublicAccess: {
    title: 'Databricks workspaces refuse public network access',
    checks: ['azure-databricks-workspace-public-network-access'],
  },
  databricksPrivateEndpoints: {
    title: 'Databricks workspaces are reached through private endpoints',
    checks: ['azure-databricks-workspace-private-endpoints'],
  },
  virtualMachineMfa: {
    title: 'Whoever can sign in to or control virtual machines uses MFA',
    checks: ['azure-authorization-virtual-machine-access-mfa'],
    manual:
      'List who can sign in to or control virtual machines, members of groups included, and see that each of them has to use MFA, not just that a method is registered.',
  },
  securityDefaults: {
    title: "Security defaults are on where Conditional Access doesn't replace them",
    checks: ['azure-entra-security-defaults'],
  },
  deviceRegistrationMfa: {
    title: 'Joining or registering a device takes MFA',
    checks: ['azure-entra-device-registration-mfa'],
  },
  usersMfa: {
    title: 'All users have MFA',
    checks: ['azure-entra-user-mfa', 'azure-entra-privileged-user-mfa'],
    manual:
      "See that every user is made to use MFA, by policy or by the state of the user: a registered method alone doesn't force anybody.",
  },
  rememberedDevices: {
    title: 'MFA is not skipped on devices that users call trusted',
    manual:
      'In the service settings of per-user MFA, see that remembering MFA on trusted devices is off; no documented API shows this.',
  },
  adminAccounts: {
    title: 'Administrators have separate accounts for daily work',
    checks: ['azure-entra-privileged-user-cloud-only', 'azure-entra-privileged-user-separate'],
    manual:
      'Ask each administrator which account they use for mail and documents: it must not be the one with the roles.',
  },
  guests: {
    title: 'Guests are reviewed',
    checks: [
      'azure-entra-guest-unused',
      'azure-entra-guest-invitation-pending',
      'azure-entra-guest-privileged-role',
      'azure-authorization-role-assignment-guest',
    ],
    manual: 'Go through the guests with the people who invited them, and ask for the record of the last review.',
  },
  userAccessAdministrator: {
    title: 'Nobody keeps User Access Administrator at the root scope',
    checks: ['azure-authorization-user-access-administrator'],
  },
  privilegedAssignments: {
    title: 'Privileged role assignments are reviewed',
    checks: [
      'azure-authorization-role-assignment-orphaned',
      'azure-authorization-role-assignment-guest',
      'azure-authorization-role-assignment-service-principal',
      'azure-authorization-role-assignment-permanent',
    ],
    manual:
      'Go through the privileged role assignments of each subscription and management group, and ask for the record of the last review.',
  },
  disabledUsers: {
    title: 'Disabled users hold no roles',
    checks: ['azure-authorization-role-assignment-disabled-user'],
    manual:
      'List the disabled users, and see that neither they nor groups with roles that they belong to give them access on the day they are enabled again.',
  },
  tenantCreators: {
    title: 'Holders of the Tenant Creator role are reviewed',
    manual:
      'Open the Tenant Creator role in Microsoft Entra ID, ask why each holder needs it, and for the record of the last review.',
  },
  otherAssignments: {
    title: 'All other role assignments are reviewed',
    checks: ['azure-authorization-role-assignment-orphaned'],
    manual: 'Go through the role assignments that are not privileged, and ask for the record of the last review.',
  },
  customOwnerRoles: {
    title: 'No custom role is an owner of subscriptions',
    checks: ['azure-authorization-custom-owner-role'],
  },
  lockAdministrators: {
    title: 'Resource locks are managed with a role of its own',
    checks: ['azure-authorization-lock-administrator-role'],
    manual:
      'See who holds the custom role for resource locks: those who look after locks, and nobody who is kept from deleting by them.',
  },
  subscriptionTransfers: {
    title: 'Nobody moves subscriptions out of or into the tenant',
    checks: ['azure-authorization-subscription-transfer'],
    manual:
      'Open the policies of the subscriptions page, see that both ways are closed, and ask why each exempted user is exempted.',
  },
  subscriptionOwners: {
    title: 'Each subscription has two or three owners',
    checks: ['azure-authorization-subscription-owners'],
  },
  activityLogExport: {
    title: 'The activity log of each subscription is exported',
    checks: ['azure-monitor-activity-log-export'],
  },
  activityLogCategories: {
    title: 'The exported activity log has the categories that matter',
    checks: ['azure-monitor-activity-log-categories'],
  },
  activityLogKey: {
    title: "Storage with activity logs is encrypted with the customer's key",
    checks: ['azure-monitor-activity-log-storage-key'],
  },
  keyVaultLogs: {
    title: 'Key vaults log who used them',
    checks: ['azure-keyvault-vault-logging'],
  },
  securityGroupFlowLogs: {
    title: 'Traffic through network security groups is recorded in Log Analytics',
    checks: ['azure-network-nsg-flow-logs'],
  },
  networkFlowLogs: {
    title: 'Traffic of virtual networks is recorded in Log Analytics',
    checks: ['azure-network-vnet-flow-logs'],
  },
  graphLogs: {
    title: 'Calls to Microsoft Graph are logged',
    checks: ['azure-monitor-entra-graph-logs'],
  },
  entraLogs: {
    title: 'Sign-ins and changes in Microsoft Entra ID are kept',
    checks: ['azure-monitor-entra-logs'],
  },
  intuneLogs: {
    title: 'Intune sends its logs to Log Analytics',
    manual: 'Open the diagnostic settings in the Intune admin center; not applicable where nobody uses Intune.',
  },
  alertPolicyAssignmentWrite: {
    title: 'New policy assignments raise an alert',
    checks: ['azure-monitor-alert-policy-assignment-write'],
  },
  alertPolicyAssignmentDelete: {
    title: 'Deleted policy assignments raise an alert',
    checks: ['azure-monitor-alert-policy-assignment-delete'],
  },
  alertSecurityGroupWrite: {
    title: 'Changes of network security groups raise an alert',
    checks: ['azure-monitor-alert-nsg-write'],
  },
  alertSecurityGroupDelete: {
    title: 'Deleted network security groups raise an alert',
    checks: ['azure-monitor-alert-nsg-delete'],
  },
  alertSecuritySolutionWrite: {
    title: 'Changes of security solutions raise an alert',
    checks: ['azure-monitor-alert-security-solution-write'],
  },
  alertSecuritySolutionDelete: {
    title: 'Deleted security solutions raise an alert',
    checks: ['azure-monitor-alert-security-solution-delete'],
  },
  alertSqlFirewallWrite: {
    title: 'Changes of SQL firewall rules raise an alert',
    checks: ['azure-monitor-alert-sql-firewall-write'],
  },
  alertSqlFirewallDelete: {
    title: 'Deleted SQL firewall rules raise an alert',
    checks: ['azure-monitor-alert-sql-firewall-delete'],
  },
  alertPublicIpWrite: {
    title: 'Changes of public addresses raise an alert',
    checks: ['azure-monitor-alert-public-ip-write'],
  },
  alertPublicIpDelete: {
    title: 'Deleted public addresses raise an alert',
    checks: ['azure-monitor-alert-public-ip-delete'],
  },
  alertServiceHealth: {
    title: 'Incidents of Azure services raise an alert',
    checks: ['azure-monitor-alert-service-health'],
  },
  applicationInsights: {
    title: 'Applications report to Application Insights',
    checks: ['azure-monitor-application-insights'],
    manual: 'See that each application that matters really sends data to an Application Insights resource.',
  },
  resourceLogs: {
    title: 'Every service that can log does',
    checks: [
      'azure-storage-blob-logging',
      'azure-storage-queue-logging',
      'azure-keyvault-vault-logging',
      'azure-databricks-workspace-diagnostics',
      'azure-aks-cluster-control-plane-logs',
      'azure-sql-server-auditing',
      'azure-appservice-app-http-logs',
      'azure-storage-file-logging',
      'azure-storage-table-logging',
    ],
    manual:
      'Go through the resource types in use and see that each that supports resource logs has a diagnostic setting; an Azure Policy report over all of them is the shortest way.',
  },
  productionSkus: {
    title: "Production doesn't run on Basic, Free or Consumption tiers",
    checks: ['azure-network-public-ip-basic', 'azure-network-load-balancer-basic', 'azure-appservice-plan-production'],
    manual:
      'Decide which resources are production, and see that their tiers have the monitoring and the service level that they need.',
  },
  resourceLocks: {
    title: 'Mission-critical resources are locked',
    manual: 'Decide which resources are mission-critical, and see that each has a lock against deletion or change.',
  },
  openRdp: {
    title: 'RDP is not open to the internet',
    checks: ['azure-network-nsg-open-rdp'],
  },
  openSsh: {
    title: 'SSH is not open to the internet',
    checks: ['azure-network-nsg-open-ssh'],
  },
  openUdp: {
    title: 'UDP is not open to the internet',
    checks: ['azure-network-nsg-open-udp'],
  },
  openHttp: {
    title: 'HTTP and HTTPS are open to the internet only where meant',
    checks: ['azure-network-nsg-open-http'],
  },
  securityGroupFlowLogRetention: {
    title: 'Flow logs of network security groups are kept for 90 days',
    checks: ['azure-network-nsg-flow-log-retention'],
  },
  networkWatcher: {
    title: 'Network Watcher is on in every region in use',
    checks: ['azure-network-watcher'],
  },
  publicIps: {
    title: 'Public addresses are reviewed',
    checks: ['azure-network-public-ip-unattached'],
    manual:
      'Ask of each public address that is in use whether it is still needed, and for the record of the last review.',
  },
  networkFlowLogRetention: {
    title: 'Flow logs of virtual networks are kept for 90 days',
    checks: ['azure-network-vnet-flow-log-retention'],
  },
  vpnAuthentication: {
    title: 'Point-to-site VPN signs users in with Microsoft Entra ID only',
    checks: ['azure-network-vpn-gateway-entra'],
  },
  applicationGatewayWaf: {
    title: 'Application gateways have a web application firewall',
    checks: ['azure-network-application-gateway-waf'],
  },
  subnetSecurityGroups: {
    title: 'Subnets have network security groups',
    checks: ['azure-network-subnet-security-group'],
  },
  applicationGatewayTls: {
    title: 'Application gateways refuse TLS below 1.2',
    checks: ['azure-network-application-gateway-tls-version'],
  },
  applicationGatewayHttp2: {
    title: 'Application gateways speak HTTP/2',
    checks: ['azure-network-application-gateway-http2'],
  },
  wafRequestBody: {
    title: 'Web application firewalls look into request bodies',
    checks: ['azure-network-waf-policy-request-body'],
  },
  wafBots: {
    title: 'Web application firewalls keep bots away',
    checks: ['azure-network-waf-policy-bot-protection'],
  },
  networkPerimeter: {
    title: 'Platform services are behind a network security perimeter',
    manual:
      'See which platform services could be members of a network security perimeter, which are, and whether their profiles are enforced or still learning.',
  },
  defenderCspm: {
    title: 'Defender CSPM is on',
    checks: ['azure-defender-plan-cspm'],
  },
  defenderApis: {
    title: 'Defender for APIs is on',
    checks: ['azure-defender-plan-apis'],
  },
  defenderServers: {
    title: 'Defender for Servers is on',
    checks: ['azure-defender-plan-servers'],
  },
  vulnerabilityAssessment: {
    title: 'Machines are assessed for vulnerabilities',
    checks: ['azure-defender-vulnerability-assessment'],
  },
  endpointProtection: {
    title: 'Defender for Endpoint protects machines',
    checks: ['azure-defender-endpoint'],
  },
  agentlessScanning: {
    title: 'Machines are scanned without agents',
    checks: ['azure-defender-agentless-scanning'],
  },
  fileIntegrity: {
    title: 'Changes of important files on machines are watched',
    checks: ['azure-defender-file-integrity'],
  },
  defenderContainers: {
    title: 'Defender for Containers is on',
    checks: ['azure-defender-plan-containers'],
  },
  defenderStorage: {
    title: 'Defender for Storage is on',
    checks: ['azure-defender-plan-storage'],
  },
  storageAlerts: {
    title: 'Somebody watches the alerts of Defender for Storage',
    manual:
      'Ask who looks at the alerts about storage accounts, through which channel they come, and what was done about the last ones.',
  },
  defenderAppServices: {
    title: 'Defender for App Service is on',
    checks: ['azure-defender-plan-app-services'],
  },
  defenderCosmosDb: {
    title: 'Defender for Azure Cosmos DB is on',
    checks: ['azure-defender-plan-cosmosdb'],
  },
  defenderOpenSourceDatabases: {
    title: 'Defender for open-source relational databases is on',
    checks: ['azure-defender-plan-open-source-databases'],
  },
  defenderSqlDatabases: {
    title: 'Defender for Azure SQL databases is on',
    checks: ['azure-defender-plan-sql-databases'],
  },
  defenderSqlMachines: {
    title: 'Defender for SQL servers on machines is on',
    checks: ['azure-defender-plan-sql-machines'],
  },
  defenderKeyVault: {
    title: 'Defender for Key Vault is on',
    checks: ['azure-defender-plan-keyvault'],
  },
  defenderResourceManager: {
    title: 'Defender for Resource Manager is on',
    checks: ['azure-defender-plan-resource-manager'],
  },
  systemUpdates: {
    title: 'Machines look for operating system updates by themselves',
    checks: ['azure-compute-vm-patch-assessment'],
    manual:
      'In Azure Update Manager, see that periodic assessment is on for Arc-enabled servers and for machines from specialized images.',
  },
  benchmarkPolicies: {
    title: 'Policies of the Microsoft cloud security benchmark are not disabled',
    checks: ['azure-authorization-benchmark-assigned', 'azure-authorization-benchmark-effects'],
    manual:
      'Open the assignment of the benchmark and read which parameters are Disabled: only policies that Microsoft has deprecated may be.',
  },
  contactOwners: {
    title: 'Owners are told about security alerts',
    checks: ['azure-defender-contact-owners'],
  },
  contactEmail: {
    title: 'A security contact is registered with an address',
    checks: ['azure-defender-contact-email'],
  },
  contactSeverity: {
    title: 'Security alerts are mailed from a chosen severity on',
    checks: ['azure-defender-contact-alert-severity'],
  },
  contactAttackPaths: {
    title: 'Attack paths are mailed from a chosen risk level on',
    checks: ['azure-defender-contact-attack-paths'],
  },
  attackSurface: {
    title: 'The attack surface seen from outside is watched',
    manual:
      'See that a Defender EASM workspace exists, that its seeds are your domains and addresses, and who reads what it finds.',
  },
  iotHubs: {
    title: 'Defender for IoT watches every IoT hub',
    checks: ['azure-defender-iot-hubs'],
  },
  keyExpiryRbac: {
    title: 'Keys in vaults with Azure roles expire',
    checks: ['azure-keyvault-key-expiry-rbac'],
  },
  keyExpiryAccessPolicies: {
    title: 'Keys in vaults with access policies expire',
    checks: ['azure-keyvault-key-expiry-access-policies'],
  },
  secretExpiryRbac: {
    title: 'Secrets in vaults with Azure roles expire',
    checks: ['azure-keyvault-secret-expiry-rbac'],
  },
  secretExpiryAccessPolicies: {
    title: 'Secrets in vaults with access policies expire',
    checks: ['azure-keyvault-secret-expiry-access-policies'],
  },
  purgeProtection: {
    title: "Deleted vaults and keys can't be purged at once",
    checks: ['azure-keyvault-vault-purge-protection'],
  },
  keyVaultRbac: {
    title: 'Access to key vaults is given by Azure roles',
    checks: ['azure-keyvault-vault-rbac'],
  },
  keyVaultPublicAccess: {
    title: 'Key vaults refuse public network access',
    checks: ['azure-keyvault-vault-public-network-access'],
  },
  keyVaultPrivateEndpoints: {
    title: 'Key vaults are reached through private endpoints',
    checks: ['azure-keyvault-vault-private-endpoints'],
  },
  keyRotation: {
    title: 'Keys rotate by themselves',
    checks: ['azure-keyvault-key-rotation'],
  },
  managedHsm: {
    title: 'Keys that need a dedicated HSM are in a Managed HSM',
    manual:
      'Ask which keys regulation or contracts want in single-tenant hardware under your own control, and see that those are in a Managed HSM.',
  },
  certificateValidity: {
    title: 'Certificates are valid for twelve months at the most',
    checks: ['azure-keyvault-certificate-validity'],
  },
  bastion: {
    title: 'Machines are reached through Azure Bastion',
    checks: ['azure-network-bastion'],
  },
  ddosProtection: {
    title: 'Virtual networks have DDoS Network Protection',
    checks: ['azure-network-vnet-ddos-protection'],
  },
  fileSoftDelete: {
    title: 'Deleted file shares can be restored',
    checks: ['azure-storage-file-soft-delete'],
  },
  smbVersion: {
    title: 'File shares speak SMB 3.1.1 only',
    checks: ['azure-storage-smb-version'],
  },
  smbEncryption: {
    title: 'File shares encrypt SMB with AES-256-GCM only',
    checks: ['azure-storage-smb-encryption'],
  },
  blobSoftDelete: {
    title: 'Deleted blobs can be restored',
    checks: ['azure-storage-blob-soft-delete'],
  },
  containerSoftDelete: {
    title: 'Deleted containers can be restored',
    checks: ['azure-storage-container-soft-delete'],
  },
  blobVersioning: {
    title: 'Earlier versions of blobs are kept',
    checks: ['azure-storage-blob-versioning'],
  },
  keyReminder: {
    title: 'Storage accounts remind of key rotation',
    checks: ['azure-storage-account-key-reminder'],
  },
  storageKeyRotation: {
    title: 'Storage account keys are renewed every 90 days',
    checks: ['azure-storage-account-key-rotation'],
  },
  sharedKey: {
    title: 'Storage accounts refuse their access keys',
    checks: ['azure-storage-account-shared-key'],
  },
  storagePrivateEndpoints: {
    title: 'Storage accounts are reached through private endpoints',
    checks: ['azure-storage-account-private-endpoints'],
  },
  storagePublicAccess: {
    title: 'Storage accounts refuse public network access',
    checks: ['azure-storage-account-public-network-access'],
  },
  storageDefaultDeny: {
    title: 'Storage accounts deny networks that no rule names',
    checks: ['azure-storage-account-default-deny'],
  },
  portalEntra: {
    title: 'The portal reaches storage with Microsoft Entra ID by default',
    checks: ['azure-storage-account-entra-portal-default'],
  },
  secureTransfer: {
    title: 'Storage accounts refuse plain HTTP',
    checks: ['azure-storage-secure-transfer'],
  },
  trustedServices: {
    title: 'Trusted Microsoft services reach storage accounts',
    checks: ['azure-storage-account-trusted-services'],
  },
  storageTls: {
    title: 'Storage accounts refuse TLS below 1.2',
    checks: ['azure-storage-minimum-tls'],
  },
  crossTenantReplication: {
    title: 'Blobs are not replicated to other tenants',
    checks: ['azure-storage-account-cross-tenant-replication'],
  },
  anonymousBlobs: {
    title: 'Storage accounts allow no anonymous access to blobs',
    checks: ['azure-storage-account-blob-anonymous-access'],
  },
  storageDeleteLock: {
    title: 'Storage accounts are locked against deletion',
    checks: ['azure-storage-account-delete-lock'],
  },
  storageReadOnlyLock: {
    title: 'A read-only lock was considered for storage accounts',
    manual:
      'Ask which storage accounts never change, and whether a read-only lock was weighed for them: it also keeps clients from listing keys.',
  },
  geoRedundancy: {
    title: 'Critical storage accounts are replicated to a second region',
    checks: ['azure-storage-account-geo-redundancy'],
    manual:
      'Decide which storage accounts hold data that must survive the loss of a region, and see that those are geo-redundant.',
  },
} satisfies Record<string, Control<keyof typeof checks>>;

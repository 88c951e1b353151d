import type { Control } from 'cloudstance/framework';
import type * as checks from '../index.ts';

const plan =
  'On the Defender plans page of each subscription (environment settings of Defender for Cloud), see that this plan is switched on.';
const component =
  'In the settings and monitoring of the servers plan of each subscription, see that this component is switched on.';
const contact =
  'In the e-mail notifications of each subscription (environment settings of Defender for Cloud), read who is told about what.';
const alert =
  'Among the alert rules of each subscription, look for an enabled rule over the activity log with this operation, and for an action group that somebody reads.';
const wafPolicy = 'Open each web application firewall policy that an application gateway uses, and read its settings.';
const storageNetwork = 'Open the networking page of each storage account.';
const storageData = 'Open the data protection page of each storage account.';
const smb = 'Open the SMB security settings of the file shares of each storage account.';
const flowLogs =
  'Open the flow logs of Network Watcher and see what each of them covers, where it sends its records and for how long they stay.';
const keyVaultObjects =
  'List the enabled keys and secrets of each vault and look for those without an expiration date.';

/** Controls that versions 5.0 and 6.0 of the benchmark have in common, whatever their numbers. */
export const common = {
  databricksNetwork: {
    title: "Databricks workspaces live in the customer's own virtual network",
    manual: 'Open the overview of each Databricks workspace and see that it names a virtual network of yours.',
  },
  databricksSubnets: {
    title: 'The subnets of Databricks have network security groups',
    manual:
      'For each Databricks workspace, find its two subnets and see that a network security group is attached to both.',
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
    manual: 'Open the diagnostic settings of each Databricks workspace.',
  },
  databricksKeys: {
    title: "Critical data in Databricks are encrypted with the customer's keys",
    manual:
      'Decide which workspaces hold critical data, and see that those use your keys for managed services, managed disks and root storage.',
  },
  databricksNoPublicIp: {
    title: 'Databricks clusters get no public addresses',
    manual: 'See in the network settings of each Databricks workspace that secure cluster connectivity is on.',
  },
  databricksPublicAccess: {
    title: 'Databricks workspaces refuse public network access',
    manual: 'See in the network settings of each Databricks workspace that public network access is disabled.',
  },
  databricksPrivateEndpoints: {
    title: 'Databricks workspaces are reached through private endpoints',
    manual: 'Open the private endpoint connections of each Databricks workspace.',
  },
  virtualMachineMfa: {
    title: 'Whoever can sign in to or control virtual machines uses MFA',
    manual:
      'List who can sign in to or control virtual machines, members of groups included, and see that each of them has to use MFA, not just that a method is registered.',
  },
  securityDefaults: {
    title: "Security defaults are on where Conditional Access doesn't replace them",
    manual:
      'Open the properties of the tenant and see that security defaults are on, or that Conditional Access policies do their work.',
  },
  deviceRegistrationMfa: {
    title: 'Joining or registering a device takes MFA',
    manual:
      'Open the device settings of Microsoft Entra ID; the switch may be off where a Conditional Access policy asks for MFA at this action.',
  },
  usersMfa: {
    title: 'All users have MFA',
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
    manual:
      'Ask each administrator which account they use for mail and documents: it must not be the one with the roles.',
  },
  guests: {
    title: 'Guests are reviewed',
    manual: 'Go through the guests with the people who invited them, and ask for the record of the last review.',
  },
  userAccessAdministrator: {
    title: 'Nobody keeps User Access Administrator at the root scope',
    manual: 'Look at the role assignments at the root scope, as a global administrator with elevated access.',
  },
  privilegedAssignments: {
    title: 'Privileged role assignments are reviewed',
    manual:
      'Go through the privileged role assignments of each subscription and management group, and ask for the record of the last review.',
  },
  disabledUsers: {
    title: 'Disabled users hold no roles',
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
    manual: 'Go through the role assignments that are not privileged, and ask for the record of the last review.',
  },
  customOwnerRoles: {
    title: 'No custom role is an owner of subscriptions',
    manual: 'List the custom roles of each subscription and management group, and look for those with all actions.',
  },
  lockAdministrators: {
    title: 'Resource locks are managed with a role of its own',
    manual:
      'See who holds the custom role for resource locks: those who look after locks, and nobody who is kept from deleting by them.',
  },
  subscriptionTransfers: {
    title: 'Nobody moves subscriptions out of or into the tenant',
    manual:
      'Open the policies of the subscriptions page, see that both ways are closed, and ask why each exempted user is exempted.',
  },
  subscriptionOwners: {
    title: 'Each subscription has two or three owners',
    manual: 'Count the owners of each subscription, those by management groups and the members of groups included.',
  },
  activityLogExport: {
    title: 'The activity log of each subscription is exported',
    manual: 'Open the export settings of the activity log of each subscription.',
  },
  activityLogCategories: {
    title: 'The exported activity log has the categories that matter',
    manual:
      'In the export settings of the activity log, see that the categories Administrative, Security, Alert and Policy are ticked.',
  },
  activityLogKey: {
    title: "Storage with activity logs is encrypted with the customer's key",
    manual: 'Find the storage accounts to which activity logs go, and open their encryption page.',
  },
  keyVaultLogs: {
    title: 'Key vaults log who used them',
    manual: 'Open the diagnostic settings of each key vault.',
  },
  securityGroupFlowLogs: {
    title: 'Traffic through network security groups is recorded in Log Analytics',
    manual: flowLogs,
  },
  networkFlowLogs: {
    title: 'Traffic of virtual networks is recorded in Log Analytics',
    manual: flowLogs,
  },
  graphLogs: {
    title: 'Calls to Microsoft Graph are logged',
    manual: 'Open the diagnostic settings of Microsoft Entra ID and see where the Graph activity log goes.',
  },
  entraLogs: {
    title: 'Sign-ins and changes in Microsoft Entra ID are kept',
    manual: 'Open the diagnostic settings of Microsoft Entra ID and see where the audit and sign-in logs go.',
  },
  intuneLogs: {
    title: 'Intune sends its logs to Log Analytics',
    manual: 'Open the diagnostic settings in the Intune admin center; not applicable where nobody uses Intune.',
  },
  alertPolicyAssignmentWrite: {
    title: 'New policy assignments raise an alert',
    manual: alert,
  },
  alertPolicyAssignmentDelete: {
    title: 'Deleted policy assignments raise an alert',
    manual: alert,
  },
  alertSecurityGroupWrite: {
    title: 'Changes of network security groups raise an alert',
    manual: alert,
  },
  alertSecurityGroupDelete: {
    title: 'Deleted network security groups raise an alert',
    manual: alert,
  },
  alertSecuritySolutionWrite: {
    title: 'Changes of security solutions raise an alert',
    manual: alert,
  },
  alertSecuritySolutionDelete: {
    title: 'Deleted security solutions raise an alert',
    manual: alert,
  },
  alertSqlFirewallWrite: {
    title: 'Changes of SQL firewall rules raise an alert',
    manual: alert,
  },
  alertSqlFirewallDelete: {
    title: 'Deleted SQL firewall rules raise an alert',
    manual: alert,
  },
  alertPublicIpWrite: {
    title: 'Changes of public addresses raise an alert',
    manual: alert,
  },
  alertPublicIpDelete: {
    title: 'Deleted public addresses raise an alert',
    manual: alert,
  },
  alertServiceHealth: {
    title: 'Incidents of Azure services raise an alert',
    manual:
      'In Service Health, look for an enabled alert for each subscription, and for an action group that somebody reads.',
  },
  applicationInsights: {
    title: 'Applications report to Application Insights',
    manual: 'See that each application that matters really sends data to an Application Insights resource.',
  },
  resourceLogs: {
    title: 'Every service that can log does',
    manual:
      'Go through the resource types in use and see that each that supports resource logs has a diagnostic setting; an Azure Policy report over all of them is the shortest way.',
  },
  productionSkus: {
    title: "Production doesn't run on Basic, Free or Consumption tiers",
    manual:
      'Decide which resources are production, and see that their tiers have the monitoring and the service level that they need.',
  },
  resourceLocks: {
    title: 'Mission-critical resources are locked',
    manual: 'Decide which resources are mission-critical, and see that each has a lock against deletion or change.',
  },
  openRdp: {
    title: 'RDP is not open to the internet',
    manual: 'Read the inbound rules of the network security groups for port 3389 with a source that is the internet.',
  },
  openSsh: {
    title: 'SSH is not open to the internet',
    manual: 'Read the inbound rules of the network security groups for port 22 with a source that is the internet.',
  },
  openUdp: {
    title: 'UDP is not open to the internet',
    manual: 'Read the inbound rules of the network security groups for UDP with a source that is the internet.',
  },
  openHttp: {
    title: 'HTTP and HTTPS are open to the internet only where meant',
    manual:
      'Read the inbound rules of the network security groups for ports 80 and 443 with a source that is the internet, and ask whether each is meant.',
  },
  securityGroupFlowLogRetention: {
    title: 'Flow logs of network security groups are kept for 90 days',
    manual: flowLogs,
  },
  networkWatcher: {
    title: 'Network Watcher is on in every region in use',
    manual: 'Open the overview of Network Watcher and compare its regions with those where resources are.',
  },
  publicIps: {
    title: 'Public addresses are reviewed',
    manual:
      'List the public addresses with what they belong to, ask whether each is still needed, and for the record of the last review.',
  },
  networkFlowLogRetention: {
    title: 'Flow logs of virtual networks are kept for 90 days',
    manual: flowLogs,
  },
  vpnAuthentication: {
    title: 'Point-to-site VPN signs users in with Microsoft Entra ID only',
    manual:
      'Open the point-to-site configuration of each VPN gateway and see that Microsoft Entra ID is the only authentication type.',
  },
  applicationGatewayWaf: {
    title: 'Application gateways have a web application firewall',
    manual: 'Open the web application firewall page of each application gateway.',
  },
  subnetSecurityGroups: {
    title: 'Subnets have network security groups',
    manual:
      "List the subnets of each virtual network; those of gateways, Azure Firewall and Route Server can't have a group.",
  },
  applicationGatewayTls: {
    title: 'Application gateways refuse TLS below 1.2',
    manual:
      'Open the listeners page of each application gateway and read the TLS policy in force, with its TLS profiles.',
  },
  applicationGatewayHttp2: {
    title: 'Application gateways speak HTTP/2',
    manual: 'Open the configuration page of each application gateway.',
  },
  wafRequestBody: {
    title: 'Web application firewalls look into request bodies',
    manual: wafPolicy,
  },
  wafBots: {
    title: 'Web application firewalls keep bots away',
    manual: wafPolicy,
  },
  networkPerimeter: {
    title: 'Platform services are behind a network security perimeter',
    manual:
      'See which platform services could be members of a network security perimeter, which are, and whether their profiles are enforced or still learning.',
  },
  defenderCspm: {
    title: 'Defender CSPM is on',
    manual: plan,
  },
  defenderApis: {
    title: 'Defender for APIs is on',
    manual: plan,
  },
  defenderServers: {
    title: 'Defender for Servers is on',
    manual: plan,
  },
  vulnerabilityAssessment: {
    title: 'Machines are assessed for vulnerabilities',
    manual: component,
  },
  endpointProtection: {
    title: 'Defender for Endpoint protects machines',
    manual: component,
  },
  agentlessScanning: {
    title: 'Machines are scanned without agents',
    manual: component,
  },
  fileIntegrity: {
    title: 'Changes of important files on machines are watched',
    manual: component,
  },
  defenderContainers: {
    title: 'Defender for Containers is on',
    manual: plan,
  },
  defenderStorage: {
    title: 'Defender for Storage is on',
    manual: plan,
  },
  storageAlerts: {
    title: 'Somebody watches the alerts of Defender for Storage',
    manual:
      'Ask who looks at the alerts about storage accounts, through which channel they come, and what was done about the last ones.',
  },
  defenderAppServices: {
    title: 'Defender for App Service is on',
    manual: plan,
  },
  defenderCosmosDb: {
    title: 'Defender for Azure Cosmos DB is on',
    manual: plan,
  },
  defenderOpenSourceDatabases: {
    title: 'Defender for open-source relational databases is on',
    manual: plan,
  },
  defenderSqlDatabases: {
    title: 'Defender for Azure SQL databases is on',
    manual: plan,
  },
  defenderSqlMachines: {
    title: 'Defender for SQL servers on machines is on',
    manual: plan,
  },
  defenderKeyVault: {
    title: 'Defender for Key Vault is on',
    manual: plan,
  },
  defenderResourceManager: {
    title: 'Defender for Resource Manager is on',
    manual: plan,
  },
  systemUpdates: {
    title: 'Machines look for operating system updates by themselves',
    manual:
      'In Azure Update Manager, see that periodic assessment is on for every machine, Arc-enabled servers included.',
  },
  benchmarkPolicies: {
    title: 'Policies of the Microsoft cloud security benchmark are not disabled',
    manual:
      'Open the assignment of the benchmark and read which parameters are Disabled: only policies that Microsoft has deprecated may be.',
  },
  contactOwners: {
    title: 'Owners are told about security alerts',
    manual: contact,
  },
  contactEmail: {
    title: 'A security contact is registered with an address',
    manual: contact,
  },
  contactSeverity: {
    title: 'Security alerts are mailed from a chosen severity on',
    manual: contact,
  },
  contactAttackPaths: {
    title: 'Attack paths are mailed from a chosen risk level on',
    manual: contact,
  },
  attackSurface: {
    title: 'The attack surface seen from outside is watched',
    manual:
      'See that a Defender EASM workspace exists, that its seeds are your domains and addresses, and who reads what it finds.',
  },
  iotHubs: {
    title: 'Defender for IoT watches every IoT hub',
    manual: 'Open Defender for IoT in each IoT hub.',
  },
  keyExpiryRbac: {
    title: 'Keys in vaults with Azure roles expire',
    manual: keyVaultObjects,
  },
  keyExpiryAccessPolicies: {
    title: 'Keys in vaults with access policies expire',
    manual: keyVaultObjects,
  },
  secretExpiryRbac: {
    title: 'Secrets in vaults with Azure roles expire',
    manual: keyVaultObjects,
  },
  secretExpiryAccessPolicies: {
    title: 'Secrets in vaults with access policies expire',
    manual: keyVaultObjects,
  },
  purgeProtection: {
    title: "Deleted vaults and keys can't be purged at once",
    manual: 'Open the properties of each key vault and see that purge protection is on.',
  },
  keyVaultRbac: {
    title: 'Access to key vaults is given by Azure roles',
    manual: 'Open the access configuration of each key vault.',
  },
  keyVaultPublicAccess: {
    title: 'Key vaults refuse public network access',
    manual: 'Open the networking page of each key vault.',
  },
  keyVaultPrivateEndpoints: {
    title: 'Key vaults are reached through private endpoints',
    manual: 'Open the private endpoint connections of each key vault.',
  },
  keyRotation: {
    title: 'Keys rotate by themselves',
    manual: 'Open the rotation policy of each key.',
  },
  managedHsm: {
    title: 'Keys that need a dedicated HSM are in a Managed HSM',
    manual:
      'Ask which keys regulation or contracts want in single-tenant hardware under your own control, and see that those are in a Managed HSM.',
  },
  certificateValidity: {
    title: 'Certificates are valid for twelve months at the most',
    manual:
      'Open the issuance policy of each certificate in each key vault; it is only shown to those who may read certificates.',
  },
  bastion: {
    title: 'Machines are reached through Azure Bastion',
    manual:
      'See that each virtual network with machines to administer has a Bastion host, its own or one in a peered network.',
  },
  ddosProtection: {
    title: 'Virtual networks have DDoS Network Protection',
    manual: 'Open the DDoS protection page of each virtual network with public addresses.',
  },
  fileSoftDelete: {
    title: 'Deleted file shares can be restored',
    manual: storageData,
  },
  smbVersion: {
    title: 'File shares speak SMB 3.1.1 only',
    manual: smb,
  },
  smbEncryption: {
    title: 'File shares encrypt SMB with AES-256-GCM only',
    manual: smb,
  },
  blobSoftDelete: {
    title: 'Deleted blobs can be restored',
    checks: ['azure-storage-blob-soft-delete'],
  },
  containerSoftDelete: {
    title: 'Deleted containers can be restored',
    manual: storageData,
  },
  blobVersioning: {
    title: 'Earlier versions of blobs are kept',
    manual: storageData,
  },
  keyReminder: {
    title: 'Storage accounts remind of key rotation',
    manual: 'Open the access keys page of each storage account and see that a rotation reminder is set.',
  },
  storageKeyRotation: {
    title: 'Storage account keys are renewed every 90 days',
    manual: 'Open the access keys page of each storage account and see when each key was last rotated.',
  },
  sharedKey: {
    title: 'Storage accounts refuse their access keys',
    manual: 'Open the configuration page of each storage account and see that access by account key is off.',
  },
  storagePrivateEndpoints: {
    title: 'Storage accounts are reached through private endpoints',
    manual: storageNetwork,
  },
  storagePublicAccess: {
    title: 'Storage accounts refuse public network access',
    manual: storageNetwork,
  },
  storageDefaultDeny: {
    title: 'Storage accounts deny networks that no rule names',
    manual: storageNetwork,
  },
  portalEntra: {
    title: 'The portal reaches storage with Microsoft Entra ID by default',
    manual:
      'Open the configuration page of each storage account and see that the portal uses Microsoft Entra authorization by default.',
  },
  secureTransfer: {
    title: 'Storage accounts refuse plain HTTP',
    checks: ['azure-storage-secure-transfer'],
  },
  trustedServices: {
    title: 'Trusted Microsoft services reach storage accounts',
    manual: storageNetwork,
  },
  storageTls: {
    title: 'Storage accounts refuse TLS below 1.2',
    checks: ['azure-storage-minimum-tls'],
  },
  crossTenantReplication: {
    title: 'Blobs are not replicated to other tenants',
    manual: 'Open the object replication page of each storage account, and its advanced settings.',
  },
  anonymousBlobs: {
    title: 'Storage accounts allow no anonymous access to blobs',
    manual: 'Open the configuration page of each storage account and see that anonymous access to blobs is off.',
  },
  storageDeleteLock: {
    title: 'Storage accounts are locked against deletion',
    manual: 'Open the locks page of each storage account; a lock on its resource group or subscription counts.',
  },
  storageReadOnlyLock: {
    title: 'A read-only lock was considered for storage accounts',
    manual:
      'Ask which storage accounts never change, and whether a read-only lock was weighed for them: it also keeps clients from listing keys.',
  },
  geoRedundancy: {
    title: 'Critical storage accounts are replicated to a second region',
    manual:
      'Decide which storage accounts hold data that must survive the loss of a region, and see that those are geo-redundant.',
  },
} satisfies Record<string, Control<keyof typeof checks>>;

/** Which permission a call to a Google API needs: what holds the generated role against the calls of a scan. */

/** Names of services in permissions, where they differ from those in method ids. */
const services: Readonly<Record<string, string>> = { cloudresourcemanager: 'resourcemanager', sql: 'cloudsql' };

/** Methods whose permission is not `<service>.<resource>.<verb>`. */
const exceptions: Readonly<Record<string, string>> = {
  'accessapproval.projects.getAccessApprovalSettings': 'accessapproval.settings.get',
  'accesscontextmanager.accessPolicies.list': 'accesscontextmanager.policies.list',
  'cloudresourcemanager.projects.getAncestry': 'resourcemanager.projects.get',
  'cloudresourcemanager.projects.getEffectiveOrgPolicy': 'orgpolicy.policy.get',
  'bigquery.datasets.list': 'bigquery.datasets.get',
  'cloudresourcemanager.projects.search': 'resourcemanager.projects.get',
  // Needs none: it is asked whether BigQuery's list can be believed.
  'cloudresourcemanager.projects.testIamPermissions': 'bigquery.datasets.get',
  'compute.regionNetworkFirewallPolicies.getEffectiveFirewalls': 'compute.networks.getRegionEffectiveFirewalls',
  'cloudidentity.groups.lookup': 'Google Workspace: Groups Reader',
  'cloudidentity.groups.memberships.list': 'Google Workspace: Groups Reader',
  'iam.policies.get': 'iam.denypolicies.get',
  'iam.policies.listPolicies': 'iam.denypolicies.list',
  'iam.folders.locations.policyBindings.list': 'iam.policybindings.list',
  'iam.organizations.locations.policyBindings.list': 'iam.policybindings.list',
  'iam.projects.locations.policyBindings.list': 'iam.policybindings.list',
  'iam.organizations.locations.principalAccessBoundaryPolicies.get': 'iam.principalaccessboundarypolicies.get',
  'iam.projects.locations.workloadIdentityPools.providers.list': 'iam.workloadIdentityPoolProviders.list',
  'iam.projects.serviceAccounts.keys.list': 'iam.serviceAccountKeys.list',
  'logging.projects.metrics.list': 'logging.logMetrics.list',
  'orgpolicy.folders.policies.getEffectivePolicy': 'orgpolicy.policy.get',
  'orgpolicy.organizations.policies.getEffectivePolicy': 'orgpolicy.policy.get',
  'orgpolicy.projects.policies.getEffectivePolicy': 'orgpolicy.policy.get',
};

/** Verbs of methods that need another verb's permission. */
const verbs: Readonly<Record<string, string>> = { aggregatedList: 'list' };

/** `operation`: the id of a method in its discovery document, as the fake names it. */
export function actionFor(operation: string): string {
  if (operation.startsWith('cloudasset.assets.list '))
    return operation.endsWith('IAM_POLICY') ? 'cloudasset.assets.listIamPolicy' : 'cloudasset.assets.listResource';
  const exception = exceptions[operation];
  if (exception) return exception;
  const parts = operation.split('.');
  const service = parts[0]!;
  const verb = parts.at(-1)!;
  return `${services[service] ?? service}.${parts.at(-2)!}.${verbs[verb] ?? verb}`;
}

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { nodeOf } from 'cloudstance/domain/gcp/node';
import { listOf } from 'cloudstance/domain/text';
import { Role } from 'cloudstance/resources/gcp/iam';

/** Each is enough to take over the rights of others or to give oneself more. */
const escalating = new Set([
  'iam.roles.update',
  'iam.serviceAccountKeys.create',
  'iam.serviceAccounts.actAs',
  'iam.serviceAccounts.getAccessToken',
  'iam.serviceAccounts.getOpenIdToken',
  'iam.serviceAccounts.implicitDelegation',
  'iam.serviceAccounts.setIamPolicy',
  'iam.serviceAccounts.signBlob',
  'iam.serviceAccounts.signJwt',
  'resourcemanager.folders.setIamPolicy',
  'resourcemanager.organizations.setIamPolicy',
  'resourcemanager.projects.setIamPolicy',
]);
const role = (includedPermissions: string[], stage = 'GA') => ({ config: { includedPermissions, stage } });

export default defineCheck({
  id: 'gcp-iam-custom-role-escalation',
  title: "Custom roles don't let their holders gain more rights",
  severity: 'high',
  why: 'Who may set a policy, change a role, or act as a service account has more rights than the role shows.',
  references: ['https://cloud.google.com/iam/docs/roles-overview'],
  on: Role.pick('config'),
  fix: ({ uid, name }) => {
    const { id, flag } = nodeOf(uid);
    return `gcloud iam roles update ${sh`${name} --remove-permissions PERMISSIONS`} ${flag} ${sh`${id}`}`;
  },

  evaluate({ config: { includedPermissions, stage } }) {
    const found = includedPermissions.filter((permission) => escalating.has(permission)).toSorted();
    if (found.length === 0) return pass('No permission of the role leads to more');
    if (stage === 'DISABLED') return notApplicable(`The role is disabled; it has ${listOf(found)}`);
    return fail(`The role has ${listOf(found)}`);
  },

  examples: {
    pass: [role([]), role(['compute.instances.get', 'iam.serviceAccounts.list', 'storage.buckets.setIamPolicy'])],
    fail: [
      role(['compute.instances.get', 'iam.serviceAccounts.actAs']),
      role(['resourcemanager.projects.setIamPolicy', 'iam.serviceAccountKeys.create'], 'ALPHA'),
    ],
    notApplicable: [role(['iam.serviceAccounts.actAs'], 'DISABLED')],
  },
});

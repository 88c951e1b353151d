import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf, plural } from 'cloudstance/domain/text';
import { KeyVault } from 'cloudstance/resources/azure/keyvault';

type Permissions = Readonly<Record<string, readonly string[] | undefined>>;

/** For example `purge keys`. What nobody needs day by day: destroying for good, and everything at once. */
const excessive = (permissions: Permissions = {}): string[] =>
  Object.entries(permissions).flatMap(([kind, names = []]) =>
    names.filter((name) => /^(all|purge)$/i.test(name)).map((name) => `${name.toLowerCase()} ${kind}`),
  );

const objectId = '11111111-2222-3333-4444-555555555555';
const policy = (permissions: { keys?: string[]; secrets?: string[]; certificates?: string[] }) => ({
  config: {},
  accessPolicies: [{ objectId, permissions }],
});

export default defineCheck({
  id: 'azure-keyvault-vault-access-policies',
  title: 'Access policies of key vaults do not let anybody purge or do everything',
  severity: 'medium',
  why: 'Whoever may purge can destroy keys and secrets for good, and with them all that depends on them.',
  references: ['https://learn.microsoft.com/azure/key-vault/general/assign-access-policy'],
  on: KeyVault.pick('config', 'accessPolicies'),
  fix: ({ name, uid }) => ({
    text: 'For each principal, set exactly what it needs in place of what it has; put its object id and the permissions in.',
    command: sh`az keyvault set-policy --name ${name} --resource-group ${armId(uid).resourceGroup} --object-id OBJECT_ID --secret-permissions get list`,
  }),

  evaluate({ config: { enableRbacAuthorization }, accessPolicies }) {
    if (enableRbacAuthorization === true) return pass('Access is given by Azure roles: access policies do not count');
    const found = accessPolicies
      .map(({ objectId: id, permissions }) => ({ id, names: excessive(permissions) }))
      .filter(({ names }) => names.length > 0);
    if (found.length === 0) return pass(`${plural(accessPolicies.length, 'access policy')}, none of them for purging`);
    return fail(`These may do too much: ${listOf(found.map(({ id, names }) => `${id} (${names.join(', ')})`))}`);
  },

  examples: {
    pass: [
      policy({ keys: ['get', 'list'], secrets: ['get', 'set', 'delete'] }),
      { config: {}, accessPolicies: [] },
      { config: {}, accessPolicies: [{ objectId }] },
      { ...policy({ keys: ['all'] }), config: { enableRbacAuthorization: true } },
    ],
    fail: [
      policy({ keys: ['get', 'purge'] }),
      policy({ secrets: ['All'] }),
      policy({ certificates: ['get', 'Purge'] }),
    ],
  },
});

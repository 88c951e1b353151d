import { by, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId, parentOf } from 'cloudstance/domain/azure/ids';
import { KeyVaultKey, KeyVaultSecret } from 'cloudstance/resources/azure/keyvault';

const vault = '/subscriptions/s/resourcegroups/keys/providers/microsoft.keyvault/vaults/acme';
const uid = `${vault}/keys/one`;
const rotate = [{ action: { type: 'rotate' } }];
const secret = (contentType: string | null) => [{ uid: `${vault}/secrets/one`, contentType }];

export default defineCheck({
  id: 'azure-keyvault-key-rotation',
  title: 'Keys in key vaults are renewed by themselves',
  severity: 'medium',
  why: 'A key that somebody has to remember stays the same for years, and with it everything that ever leaked.',
  references: ['https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation'],
  on: KeyVaultKey.pick('attributes', 'lifetimeActions'),
  with: { secrets: by(KeyVaultSecret.pick('contentType'), (one) => one.uid) },
  fix: ({ name, uid: id }) => ({
    command: sh`az keyvault key rotation-policy update --vault-name ${armId(id).names[0]} --name ${name} --value ${'{"lifetimeActions":[{"trigger":{"timeAfterCreate":"P18M"},"action":{"type":"Rotate"}}],"attributes":{"expiryTime":"P2Y"}}'}`,
    terraform: 'resource "azurerm_key_vault_key": rotation_policy { automatic { time_after_creation = "P18M" } }',
  }),

  evaluate({ uid: id, attributes, lifetimeActions }, { secrets }) {
    if (attributes.enabled === false) return notApplicable('It is disabled');
    if (lifetimeActions.some(({ action }) => /^rotate$/i.test(action.type))) return pass('It is renewed by itself');
    // A certificate has a key and a secret of its own name, and the secret says in which format it is.
    const own = secrets.get(`${parentOf(id)}/secrets/${armId(id).name}`).find(() => true);
    if (/^application\/x-(pkcs12|pem-file)$/i.test(own?.contentType ?? ''))
      return notApplicable('It belongs to a certificate, which is renewed as a whole');
    return fail('Nobody but people renews it');
  },

  examples: {
    pass: [{ uid, attributes: {}, lifetimeActions: rotate, $secrets: [] }],
    fail: [
      { uid, attributes: { enabled: true }, lifetimeActions: [], $secrets: [] },
      { uid, attributes: {}, lifetimeActions: [{ action: { type: 'notify' } }], $secrets: secret('text/plain') },
      { uid, attributes: {}, lifetimeActions: [], $secrets: secret(null) },
    ],
    notApplicable: [
      { uid, attributes: { enabled: false }, lifetimeActions: [], $secrets: [] },
      { uid, attributes: {}, lifetimeActions: [], $secrets: secret('application/x-pkcs12') },
    ],
  },
});

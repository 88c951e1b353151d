import { defineCheck, fail, pass } from 'cloudstance/check';
import { Registry } from 'cloudstance/resources/azure/containerregistry';

export default defineCheck({
  id: 'azure-containerregistry-registry-customer-managed-key',
  title: 'Container registries are encrypted with a key of the customer',
  severity: 'low',
  why: 'Whoever holds the key sees who uses it and can take it back, and with it every image.',
  references: ['https://learn.microsoft.com/azure/container-registry/tutorial-customer-managed-keys'],
  on: Registry.pick('config'),
  fix: ({ name }) => ({
    text: `The key is chosen when a registry is made, of the Premium SKU: make one with --identity and --key-encryption-key and import the images of ${name}`,
    terraform: 'resource "azurerm_container_registry": encryption { key_vault_key_id, identity_client_id }',
  }),

  evaluate({ config: { encryption } }) {
    // Off unless somebody turned it on: with a key of the platform then.
    const isOn = encryption?.status?.toLowerCase() === 'enabled';
    return isOn ? pass('Encrypted with a key of the customer') : fail('Encrypted with a key of the platform');
  },

  examples: {
    pass: [{ config: { encryption: { status: 'enabled' } } }],
    fail: [{ config: { encryption: { status: 'disabled' } } }, { config: { encryption: {} } }, { config: {} }],
  },
});

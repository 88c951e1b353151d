import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Registry } from 'cloudstance/resources/azure/containerregistry';

export default defineCheck({
  id: 'azure-containerregistry-registry-admin-user',
  title: 'Container registries have no administrator with a password',
  severity: 'high',
  why: 'The administrator is one name and password that everybody shares, and that can replace every image.',
  references: ['https://learn.microsoft.com/azure/container-registry/container-registry-authentication#admin-account'],
  on: Registry.pick('config'),
  fix: ({ name }) => ({
    command: sh`az acr update --name ${name} --admin-enabled false`,
    terraform: 'resource "azurerm_container_registry": admin_enabled = false',
  }),

  evaluate({ config: { adminUserEnabled } }) {
    // Off unless somebody turns it on.
    return adminUserEnabled === true
      ? fail('The administrator account is on')
      : pass('The administrator account is off');
  },

  examples: {
    pass: [{ config: { adminUserEnabled: false } }, { config: {} }],
    fail: [{ config: { adminUserEnabled: true } }],
  },
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isShut } from 'cloudstance/domain/azure/network-rules';
import { Registry } from 'cloudstance/resources/azure/containerregistry';

const closed = { publicNetworkAccess: 'Disabled' };

export default defineCheck({
  id: 'azure-containerregistry-registry-export',
  title: 'Images are not exported from private container registries',
  severity: 'low',
  why: 'Whoever may read a private registry can otherwise copy its images into one of their own, past the private network.',
  references: ['https://learn.microsoft.com/azure/container-registry/data-loss-prevention'],
  on: Registry.pick('config'),
  fix: ({ uid }) => ({
    command: sh`az resource update --ids ${uid} --set properties.policies.exportPolicy.status=disabled`,
    terraform: 'resource "azurerm_container_registry": export_policy_enabled = false',
  }),

  evaluate({ config: { publicNetworkAccess, policies } }) {
    if (!isShut({ publicNetworkAccess }))
      return notApplicable('Public access is on: exporting can be stopped only without it');
    // Allowed unless somebody turns it off.
    const isOff = policies?.exportPolicy?.status?.toLowerCase() === 'disabled';
    return isOff ? pass('Images cannot be exported') : fail('Images can be exported');
  },

  examples: {
    pass: [{ config: { ...closed, policies: { exportPolicy: { status: 'disabled' } } } }],
    fail: [{ config: { ...closed, policies: { exportPolicy: { status: 'enabled' } } } }, { config: closed }],
    notApplicable: [{ config: {} }, { config: { publicNetworkAccess: 'Enabled' } }],
  },
});

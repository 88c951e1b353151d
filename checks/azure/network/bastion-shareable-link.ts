import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { BastionHost } from 'cloudstance/resources/azure/network';

export default defineCheck({
  id: 'azure-network-bastion-shareable-link',
  title: 'Bastion hosts hand out no shareable links',
  severity: 'medium',
  why: 'Whoever has such a link reaches the machine from anywhere without signing in to Azure: only the password of the machine is left between.',
  references: ['https://learn.microsoft.com/azure/bastion/shareable-link'],
  on: BastionHost.pick('enableShareableLink'),
  fix: ({ uid }) => ({
    command: sh`az resource update --ids ${uid} --set properties.enableShareableLink=false`,
    terraform: 'resource "azurerm_bastion_host": shareable_link_enabled = false',
  }),

  evaluate({ enableShareableLink }) {
    if (enableShareableLink === true) return fail('Shareable links can be made');
    // Off unless somebody turns it on, and not there at all in the Basic SKU.
    return pass('Shareable links cannot be made');
  },

  examples: {
    pass: [{ enableShareableLink: false }, { enableShareableLink: null }],
    fail: [{ enableShareableLink: true }],
  },
});

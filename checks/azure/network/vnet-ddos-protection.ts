import { all, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { PublicIpAddress, VirtualNetwork } from 'cloudstance/resources/azure/network';

const address = (protectionMode?: string) => ({
  uid: `/address/${protectionMode ?? 'plain'}`,
  config: { ipConfiguration: { id: '/nic' }, ...(protectionMode && { ddosSettings: { protectionMode } }) },
});
const plan = { ddosProtectionPlan: { id: '/plan' } };

export default defineCheck({
  id: 'azure-network-vnet-ddos-protection',
  title: 'Virtual networks with public addresses have DDoS protection',
  severity: 'medium',
  why: 'The protection that every address has is tuned to save Azure, not the site behind it: a smaller flood than that takes it down.',
  references: ['https://learn.microsoft.com/azure/ddos-protection/ddos-protection-overview'],
  on: VirtualNetwork.pick('config'),
  // What is in a network has its addresses in the same region and subscription.
  with: { addresses: inRegion(all(PublicIpAddress.pick('config'))) },
  fix: ({ name, uid }) => ({
    text: 'The plan costs a monthly fee and serves all networks of the tenant; for a few addresses DDoS IP Protection is cheaper',
    command: sh`az network vnet update --name ${name} --resource-group ${armId(uid).resourceGroup} --ddos-protection true --ddos-protection-plan PLAN_ID`,
    terraform: 'resource "azurerm_virtual_network": ddos_protection_plan { enable = true }',
  }),

  evaluate({ config: { enableDdosProtection, ddosProtectionPlan } }, { addresses }) {
    if (enableDdosProtection === true && ddosProtectionPlan)
      return pass(`It is protected by the plan ${armId(ddosProtectionPlan.id).name}`);
    const used = addresses.filter(({ config: { ipConfiguration, natGateway } }) =>
      Boolean(ipConfiguration ?? natGateway),
    );
    if (used.length === 0) return notApplicable('No public address is in use in its region');
    const isProtected = (mode: string | undefined): boolean => mode?.toLowerCase() === 'enabled';
    if (used.every(({ config: { ddosSettings } }) => isProtected(ddosSettings?.protectionMode)))
      return pass('Every public address in its region has DDoS IP Protection');
    return fail('Neither a DDoS protection plan nor DDoS IP Protection of all addresses covers it');
  },

  examples: {
    pass: [
      { config: { enableDdosProtection: true, ...plan }, $addresses: [address()] },
      { config: { enableDdosProtection: false }, $addresses: [address('Enabled')] },
    ],
    fail: [
      { config: { enableDdosProtection: false }, $addresses: [address()] },
      { config: { enableDdosProtection: false, ...plan }, $addresses: [address()] },
      { config: { enableDdosProtection: true }, $addresses: [address()] },
      { config: {}, $addresses: [address('Enabled'), address('VirtualNetworkInherited')] },
    ],
    notApplicable: [
      { config: {}, $addresses: [] },
      { config: {}, $addresses: [{ config: {} }] },
      { config: {}, $addresses: [{ ...address(), region: 'northeurope' }] },
    ],
  },
});

import { all, defineCheck, notApplicable, pass } from 'cloudstance/check';
import { ApplicationGateway, SecurityGroup } from 'cloudstance/resources/azure/network';
import { openedBy } from './_family.ts';
import { letIn, office, refuse, showRules } from './_rules.ts';

const web = [80, 443].map((port) => ({
  port,
  name: port === 80 ? 'HTTP' : 'HTTPS',
  kind: 'legacy' as const,
  protocol: 'tcp' as const,
}));

/** Bastion hosts, which Microsoft runs, need it open (https://learn.microsoft.com/azure/bastion/bastion-nsg). */
const isOfBastion = (subnet: string): boolean => subnet.endsWith('/subnets/azurebastionsubnet');

const subnet = (name: string) =>
  `/subscriptions/s/resourcegroups/rg/providers/microsoft.network/virtualnetworks/v/subnets/${name}`;
const open = { securityRules: [letIn(443)], subnets: [], networkInterfaces: [], $gateways: [] };

export default defineCheck({
  id: 'azure-network-nsg-open-http',
  title: 'Network security groups open HTTP and HTTPS to the internet only in front of gateways',
  severity: 'medium',
  why: 'A web server that everybody reaches directly has neither a web application firewall nor a gateway between its flaws and the internet.',
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    'https://learn.microsoft.com/azure/application-gateway/overview',
  ],
  on: SecurityGroup.pick('securityRules', 'subnets', 'networkInterfaces'),
  with: { gateways: all(ApplicationGateway.pick('subnets')) },
  fix: ({ name, uid }) => ({
    text: 'Publish the site through an application gateway or Azure Front Door, and give the rules that the message names that as their source; exempt groups in front of servers that are meant to be public',
    command: showRules(name, uid),
    terraform: 'resource "azurerm_network_security_rule": source_address_prefix = "AzureFrontDoor.Backend"',
  }),

  evaluate({ securityRules, subnets, networkInterfaces }, { gateways }) {
    const opened = openedBy(securityRules, web);
    if (!opened) return pass('No rule opens HTTP or HTTPS to the internet');
    const isOfGateway = (id: string): boolean => isOfBastion(id) || gateways.some((one) => one.subnets.includes(id));
    if (subnets.length > 0 && networkInterfaces.length === 0 && subnets.every(isOfGateway))
      return notApplicable('It stands only in front of application gateways or Bastion, which are meant to be reached');
    return opened;
  },

  examples: {
    pass: [
      { ...open, securityRules: [] },
      { ...open, securityRules: [letIn(443, { sourceAddressPrefix: office }), letIn(22)] },
      { ...open, securityRules: [letIn(443, { sourceAddressPrefix: 'AzureFrontDoor.Backend' })] },
      { ...open, securityRules: [refuse('*', { protocol: '*' }), letIn(80)] },
    ],
    fail: [
      open,
      { ...open, securityRules: [letIn(80, { sourceAddressPrefix: 'Internet' })] },
      { ...open, subnets: [subnet('web')], $gateways: [{ subnets: [subnet('gateway')] }] },
      { ...open, subnets: [subnet('azurebastionsubnet'), subnet('web')] },
      { ...open, subnets: [subnet('azurebastionsubnet')], networkInterfaces: ['/nic'] },
    ],
    notApplicable: [
      { ...open, subnets: [subnet('gateway')], $gateways: [{ subnets: [subnet('gateway')] }] },
      { ...open, subnets: [subnet('azurebastionsubnet')] },
    ],
  },
});

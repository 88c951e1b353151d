import { by, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId, notListed } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { ApplicationGateway, WafPolicy } from 'cloudstance/resources/azure/network';

const bare = {
  firewallPolicy: null,
  webApplicationFirewallConfiguration: null,
  httpListeners: [{ id: '/a', name: 'a' }],
  urlPathMaps: [],
  $policies: [],
};
const policy = (state?: string, name = 'waf') => ({
  uid: `/${name}`,
  name,
  policySettings: { ...(state !== undefined && { state }) },
});
const guarded = { ...bare, firewallPolicy: '/waf', $policies: [policy('Enabled')] };

export default defineCheck({
  id: 'azure-network-application-gateway-waf',
  title: 'Application gateways have a web application firewall that is on',
  severity: 'medium',
  why: 'Without it injections, scanners and exploits of known flaws reach the applications behind the gateway as they were sent.',
  references: ['https://learn.microsoft.com/azure/web-application-firewall/ag/ag-overview'],
  on: ApplicationGateway.pick('firewallPolicy', 'webApplicationFirewallConfiguration', 'httpListeners', 'urlPathMaps'),
  with: { policies: by(WafPolicy.pick('policySettings'), ({ uid }) => uid) },
  fix: ({ name, uid }) => ({
    text: 'The gateway has to be of the tier WAF_v2, and the state of the policy Enabled',
    command: sh`az network application-gateway update --name ${name} --resource-group ${armId(uid).resourceGroup} --set sku.name=WAF_v2 sku.tier=WAF_v2 firewallPolicy.id=POLICY_ID`,
    terraform: 'resource "azurerm_application_gateway": firewall_policy_id',
  }),

  evaluate({ firewallPolicy, webApplicationFirewallConfiguration, httpListeners, urlPathMaps }, { policies }) {
    // The nearest policy decides: that of a path before that of a listener before that of the gateway.
    const isOn = (id: string): boolean => {
      const policy = policies.get(id).find(() => true);
      if (!policy) throw notListed('Firewall policies of the gateway', [id]);
      return policy.policySettings.state?.toLowerCase() === 'enabled';
    };
    const paths = urlPathMaps.flatMap(({ pathRules }) => pathRules);
    const off = [...httpListeners, ...paths].filter((part) => part.firewallPolicy && !isOn(part.firewallPolicy));
    if (off.length > 0) return fail(`The firewall policy is off for ${listOf(off.map(({ name }) => name))}`);
    if (firewallPolicy !== null && isOn(firewallPolicy)) return pass(`The policy ${armId(firewallPolicy).name} is on`);
    if (firewallPolicy === null && webApplicationFirewallConfiguration?.enabled === true)
      return pass('The web application firewall is on');
    const unguarded = httpListeners.filter((listener) => !listener.firewallPolicy).map(({ name }) => name);
    if (httpListeners.length > 0 && unguarded.length === 0)
      return pass('Every listener has a firewall policy that is on');
    if (firewallPolicy !== null) return fail(`The policy ${armId(firewallPolicy).name} is off`);
    if (webApplicationFirewallConfiguration) return fail('The web application firewall is off');
    return fail(`No web application firewall guards ${unguarded.length > 0 ? listOf(unguarded) : 'it'}`);
  },

  examples: {
    pass: [
      guarded,
      { ...bare, webApplicationFirewallConfiguration: { enabled: true } },
      {
        ...bare,
        httpListeners: [{ id: '/a', name: 'a', firewallPolicy: '/waf' }],
        $policies: [policy('Enabled')],
      },
    ],
    fail: [
      bare,
      { ...bare, httpListeners: [] },
      { ...bare, webApplicationFirewallConfiguration: { enabled: false } },
      { ...guarded, $policies: [policy('Disabled')] },
      { ...guarded, $policies: [policy()] },
      { ...guarded, webApplicationFirewallConfiguration: { enabled: true }, $policies: [policy('Disabled')] },
      {
        ...bare,
        httpListeners: [
          { id: '/a', name: 'a', firewallPolicy: '/waf' },
          { id: '/b', name: 'b' },
        ],
        $policies: [policy('Enabled')],
      },
      {
        ...guarded,
        urlPathMaps: [{ id: '/map', pathRules: [{ name: 'api', firewallPolicy: '/other' }] }],
        $policies: [policy('Enabled'), policy('Disabled', 'other')],
      },
    ],
  },
});

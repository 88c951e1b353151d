import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { minimumTls } from 'cloudstance/domain/azure/gateway-tls';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { ApplicationGateway } from 'cloudstance/resources/azure/network';

const encrypted = { sslProfiles: [], httpListeners: [{ id: '/a', name: 'a', protocol: 'Https' }] };
const named = (policyName: string) => ({ sslPolicy: { policyType: 'Predefined', policyName } });
const custom = (minProtocolVersion: string) => ({ sslPolicy: { policyType: 'CustomV2', minProtocolVersion } });

export default defineCheck({
  id: 'azure-network-application-gateway-tls-version',
  title: 'Application gateways require TLS 1.2 or newer',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses that let somebody on the way read or change what is sent.',
  references: ['https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview'],
  on: ApplicationGateway.pick('config', 'sslProfiles', 'httpListeners'),
  fix: ({ name, uid }) => ({
    command: sh`az network application-gateway ssl-policy set --gateway-name ${name} --resource-group ${armId(uid).resourceGroup} --policy-type Predefined --name AppGwSslPolicy20220101`,
    terraform: 'resource "azurerm_application_gateway": ssl_policy { policy_name = "AppGwSslPolicy20220101" }',
  }),

  evaluate({ config: { sslPolicy, defaultPredefinedSslPolicy }, sslProfiles, httpListeners }) {
    if (!httpListeners.some(({ protocol }) => protocol?.toLowerCase() === 'https'))
      return notApplicable('No listener is encrypted');
    const parts = [
      { name: 'the gateway', minimum: minimumTls(sslPolicy, defaultPredefinedSslPolicy) },
      ...sslProfiles.flatMap((profile) =>
        profile.sslPolicy ? [{ name: profile.name, minimum: minimumTls(profile.sslPolicy) }] : [],
      ),
    ];
    const old = parts.filter(({ minimum }) => minimum < 1.2);
    if (old.length === 0) return pass('TLS 1.2 or newer is required');
    return fail(`Accepts ${listOf(old.map(({ name, minimum }) => `TLS ${minimum.toFixed(1)} (${name})`))}`);
  },

  examples: {
    pass: [
      { ...encrypted, config: named('AppGwSslPolicy20220101') },
      { ...encrypted, config: named('AppGwSslPolicy20170401S') },
      { ...encrypted, config: custom('TLSv1_3') },
      { ...encrypted, config: { defaultPredefinedSslPolicy: 'AppGwSslPolicy20220101' } },
      { ...encrypted, config: { sslPolicy: { disabledSslProtocols: ['TLSv1_0', 'TLSv1_1'] } } },
      {
        ...encrypted,
        config: custom('TLSv1_2'),
        sslProfiles: [{ name: 'strict', ...custom('TLSv1_3') }, { name: 'none' }],
      },
    ],
    fail: [
      { ...encrypted, config: named('AppGwSslPolicy20150501') },
      { ...encrypted, config: named('AppGwSslPolicy20170401') },
      { ...encrypted, config: custom('TLSv1_1') },
      { ...encrypted, config: { defaultPredefinedSslPolicy: 'AppGwSslPolicy20150501' } },
      { ...encrypted, config: {} },
      { ...encrypted, config: { sslPolicy: { disabledSslProtocols: ['TLSv1_0'] } } },
      { ...encrypted, config: custom('TLSv1_2'), sslProfiles: [{ name: 'old', ...custom('TLSv1_0') }] },
    ],
    notApplicable: [
      { config: {}, sslProfiles: [], httpListeners: [{ id: '/a', name: 'a', protocol: 'Http' }] },
      { config: {}, sslProfiles: [], httpListeners: [] },
    ],
  },
});

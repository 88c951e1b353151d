import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { ApplicationGateway } from 'cloudstance/resources/azure/network';

const plain = {
  httpListeners: [
    { id: '/http', name: 'http', protocol: 'Http' },
    { id: '/https', name: 'https', protocol: 'Https' },
  ],
  requestRoutingRules: [{ httpListener: '/http' }, { httpListener: '/https' }],
  urlPathMaps: [],
  redirectConfigurations: [
    { id: '/to-listener', targetListener: '/https' },
    { id: '/to-url', targetUrl: 'https://example.com/' },
    { id: '/to-plain', targetUrl: 'http://example.com/' },
  ],
};
const rules = (redirectConfiguration: string) => ({
  requestRoutingRules: [{ httpListener: '/http', redirectConfiguration }],
});
const paths = (defaultRedirectConfiguration: string, redirectConfiguration?: string) => ({
  requestRoutingRules: [{ httpListener: '/http', urlPathMap: '/map' }],
  urlPathMaps: [
    {
      id: '/map',
      defaultRedirectConfiguration,
      pathRules: [{ name: 'api', ...(redirectConfiguration && { redirectConfiguration }) }],
    },
  ],
});

export default defineCheck({
  id: 'azure-network-application-gateway-https',
  title: 'Application gateways send callers on to HTTPS',
  severity: 'medium',
  why: 'What a listener answers over plain HTTP, with the cookies and passwords in it, everybody on the way can read and change.',
  references: ['https://learn.microsoft.com/azure/application-gateway/redirect-overview'],
  on: ApplicationGateway.pick('httpListeners', 'requestRoutingRules', 'urlPathMaps', 'redirectConfigurations'),
  fix: ({ name, uid }) => ({
    text: 'Give the rules of the listeners that the message names this redirection instead of a backend',
    command: sh`az network application-gateway redirect-config create --gateway-name ${name} --resource-group ${armId(uid).resourceGroup} --name to-https --type Permanent --target-listener HTTPS_LISTENER --include-path true --include-query-string true`,
    terraform: 'resource "azurerm_application_gateway": redirect_configuration { redirect_type = "Permanent" }',
  }),

  evaluate({ httpListeners, requestRoutingRules, urlPathMaps, redirectConfigurations }) {
    const isHttps = (protocol: string | undefined): boolean => protocol?.toLowerCase() === 'https';
    const leadsToHttps = (id: string | undefined): boolean => {
      const redirect = redirectConfigurations.find((one) => one.id === id);
      const target = httpListeners.find((listener) => listener.id === redirect?.targetListener);
      return isHttps(target?.protocol) || /^https:/i.test(redirect?.targetUrl ?? '');
    };
    const answersPlainly = (rule: (typeof requestRoutingRules)[number]): boolean => {
      const map = urlPathMaps.find(({ id }) => id === rule.urlPathMap);
      if (!map) return !leadsToHttps(rule.redirectConfiguration);
      const redirects = [map, ...map.pathRules].map((part) =>
        'pathRules' in part ? part.defaultRedirectConfiguration : part.redirectConfiguration,
      );
      return !redirects.every(leadsToHttps);
    };
    const plainly = httpListeners.filter(
      ({ id, protocol }) =>
        !isHttps(protocol) && requestRoutingRules.some((rule) => rule.httpListener === id && answersPlainly(rule)),
    );
    if (plainly.length === 0) return pass('No listener answers over plain HTTP');
    return fail(`Answers over plain HTTP: ${listOf(plainly.map(({ name }) => name))}`);
  },

  examples: {
    pass: [
      { ...plain, ...rules('/to-listener') },
      { ...plain, ...rules('/to-url') },
      { ...plain, ...paths('/to-listener', '/to-url') },
      { ...plain, requestRoutingRules: [{ httpListener: '/https' }] },
      { ...plain, requestRoutingRules: [] },
    ],
    fail: [
      plain,
      { ...plain, ...rules('/to-plain') },
      { ...plain, ...rules('/unknown') },
      { ...plain, ...paths('/to-listener') },
      { ...plain, ...paths('/to-plain', '/to-url') },
    ],
  },
});

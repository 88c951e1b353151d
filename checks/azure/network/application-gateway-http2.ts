import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { ApplicationGateway } from 'cloudstance/resources/azure/network';

export default defineCheck({
  id: 'azure-network-application-gateway-http2',
  title: 'Application gateways speak HTTP/2',
  severity: 'low',
  why: 'HTTP/2 needs fewer connections and is without the header confusion that requests are smuggled with in HTTP/1.1.',
  references: ['https://learn.microsoft.com/azure/application-gateway/configuration-listeners#http2-support'],
  on: ApplicationGateway.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az network application-gateway update --name ${name} --resource-group ${armId(uid).resourceGroup} --http2 Enabled`,
    terraform: 'resource "azurerm_application_gateway": enable_http2 = true',
  }),

  evaluate({ config: { enableHttp2 } }) {
    // Off unless somebody turns it on.
    return enableHttp2 === true ? pass('HTTP/2 is on') : fail('HTTP/2 is off');
  },

  examples: { pass: [{ config: { enableHttp2: true } }], fail: [{ config: { enableHttp2: false } }, { config: {} }] },
});

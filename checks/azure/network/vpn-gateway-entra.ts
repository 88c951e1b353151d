import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { VpnGateway } from 'cloudstance/resources/azure/network';

const pool = { addressPrefixes: ['172.16.0.0/24'] };
const gateway = (...vpnAuthenticationTypes: string[]) => ({
  gatewayType: 'Vpn',
  vpnClientConfiguration: { vpnAuthenticationTypes },
});

export default defineCheck({
  id: 'azure-network-vpn-gateway-entra',
  title: 'VPN users sign in with Microsoft Entra ID alone',
  severity: 'medium',
  why: 'A certificate or a RADIUS password lets a machine in without multifactor authentication and conditional access, and stays valid when its owner leaves.',
  references: ['https://learn.microsoft.com/azure/vpn-gateway/point-to-site-entra-gateway'],
  on: VpnGateway.pick('gatewayType', 'vpnClientConfiguration'),
  fix: ({ name, uid }) => ({
    command: sh`az network vnet-gateway update --name ${name} --resource-group ${armId(uid).resourceGroup} --vpn-auth-type AAD --aad-tenant https://login.microsoftonline.com/TENANT_ID --aad-audience c632b3df-fb67-4d84-bdcf-b95ad541b5c8 --aad-issuer https://sts.windows.net/TENANT_ID/`,
    terraform: 'resource "azurerm_virtual_network_gateway": vpn_client_configuration { vpn_auth_types = ["AAD"] }',
  }),

  evaluate({ gatewayType, vpnClientConfiguration }) {
    if (gatewayType?.toLowerCase() === 'expressroute') return notApplicable('It is a gateway for ExpressRoute');
    if (!vpnClientConfiguration) return notApplicable('It has no point-to-site connections');
    const { vpnAuthenticationTypes: types = [], vpnClientAddressPool } = vpnClientConfiguration;
    const addresses = vpnClientAddressPool?.addressPrefixes ?? [];
    // No user gets an address.
    if (types.length === 0 && addresses.length === 0) return notApplicable('It has no point-to-site connections');
    // Gateways from before users could sign in with Entra ID do not say how: it is a certificate or RADIUS.
    if (types.length === 0) return fail('Users do not sign in with Microsoft Entra ID');
    const others = types.filter((type) => type.toUpperCase() !== 'AAD');
    if (others.length > 0) return fail(`Users can sign in by ${listOf(others)}`);
    return pass('Users sign in with Microsoft Entra ID');
  },

  examples: {
    pass: [gateway('AAD')],
    fail: [
      gateway('Certificate'),
      gateway('AAD', 'Radius'),
      { gatewayType: 'Vpn', vpnClientConfiguration: { vpnClientAddressPool: pool, vpnAuthenticationTypes: [] } },
      { gatewayType: 'Vpn', vpnClientConfiguration: { vpnClientAddressPool: pool } },
    ],
    notApplicable: [
      // What the API shows of a gateway for sites alone.
      { gatewayType: 'Vpn', vpnClientConfiguration: { vpnAuthenticationTypes: [] } },
      { gatewayType: 'Vpn', vpnClientConfiguration: { vpnClientAddressPool: { addressPrefixes: [] } } },
      { gatewayType: 'Vpn', vpnClientConfiguration: null },
      { gatewayType: 'ExpressRoute', vpnClientConfiguration: null },
      { gatewayType: null, vpnClientConfiguration: null },
    ],
  },
});

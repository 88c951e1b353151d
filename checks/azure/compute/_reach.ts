/** What checks on ways into machines share. */
import { by, type Lookup } from 'cloudstance/check';
import type { SecurityRule } from 'cloudstance/domain/azure/nsg';
import { type Balancer, type Card, publicAddressesOf, waysIn } from 'cloudstance/domain/azure/vm-reach';
import type { SensitivePort } from 'cloudstance/domain/ports';
import {
  LoadBalancer,
  NetworkInterface,
  PublicIpAddress,
  SecurityGroup,
  Subnet,
} from 'cloudstance/resources/azure/network';

export const interfacesById = by(NetworkInterface.pick('networkSecurityGroup', 'ipConfigurations'), ({ uid }) => uid);
export const addressesById = by(PublicIpAddress.pick('sku', 'config'), ({ uid }) => uid);

/** Everything between a machine and the internet, for `with`. */
export const surroundings = {
  interfaces: interfacesById,
  addresses: addressesById,
  subnets: by(Subnet.pick('networkSecurityGroup'), ({ uid }) => uid),
  groups: by(SecurityGroup.pick('securityRules'), ({ uid }) => uid),
  // Found by the address configurations behind them.
  balancers: by(
    LoadBalancer.pick(
      'sku',
      'frontendIPConfigurations',
      'backendAddressPools',
      'inboundNatRules',
      'loadBalancingRules',
    ),
    ({ backendAddressPools, inboundNatRules }) => [
      ...backendAddressPools.flatMap(({ backendIPConfigurations }) => backendIPConfigurations),
      ...inboundNatRules.flatMap(({ backendIPConfiguration }) => backendIPConfiguration ?? []),
    ],
  ),
};

interface Address {
  readonly sku: { readonly name?: string | undefined };
  readonly config: { readonly ipAddress?: string | undefined };
}

interface Around {
  readonly interfaces: Lookup<Card>;
  readonly addresses: Lookup<Address>;
  readonly subnets: Lookup<{ readonly networkSecurityGroup: string | null }>;
  readonly groups: Lookup<{ readonly securityRules: readonly SecurityRule[] }>;
  readonly balancers: Lookup<Balancer>;
}

const surroundingsOf = ({ interfaces, addresses }: Pick<Around, 'interfaces' | 'addresses'>) => ({
  cardOf: (id: string) => interfaces.get(id).find(() => true),
  addressOf(id: string) {
    const found = addresses.get(id).find(() => true);
    return found && { sku: found.sku.name, ipAddress: found.config.ipAddress };
  },
});

/** See `waysIn`. */
export const waysTo = (networkInterfaces: readonly string[], around: Around, ports: readonly SensitivePort[]) =>
  waysIn(
    networkInterfaces,
    {
      ...surroundingsOf(around),
      securityGroupOf: (subnet) => around.subnets.get(subnet).find(() => true)?.networkSecurityGroup,
      rulesOf: (group) => around.groups.get(group).find(() => true)?.securityRules,
      balancersOf: (configuration) => [...around.balancers.get(configuration)],
    },
    ports,
  );

/** See `publicAddressesOf`. */
export const publicAddresses = (
  networkInterfaces: readonly string[],
  around: Pick<Around, 'interfaces' | 'addresses'>,
): string[] => publicAddressesOf(networkInterfaces, surroundingsOf(around));

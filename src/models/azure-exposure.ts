/** What strangers reach in a subscription of Azure, from all that was collected of it. */
import { all, defineModel, type Many } from '../check.ts';
import { type Listed, listed } from '../domain/access/answer.ts';
import type { Item } from '../domain/access/exposure.ts';
import { azureExposures, type Endpoints } from '../domain/azure/exposure.ts';
import { flexibleAccess } from '../domain/azure/firewall.ts';
import {
  apiServerRules,
  cosmosRules,
  messagingRules,
  type NetworkRules,
  searchRules,
} from '../domain/azure/network-rules.ts';
import { Cluster } from '../resources/azure/aks.ts';
import { App } from '../resources/azure/appservice.ts';
import { CognitiveAccount } from '../resources/azure/cognitive.ts';
import { VirtualMachine } from '../resources/azure/compute.ts';
import { Registry } from '../resources/azure/containerregistry.ts';
import { CosmosAccount } from '../resources/azure/cosmosdb.ts';
import { EventHubNamespace } from '../resources/azure/eventhub.ts';
import { KeyVault, ManagedHsm } from '../resources/azure/keyvault.ts';
import { MySqlServer } from '../resources/azure/mysql.ts';
import { LoadBalancer, NetworkInterface, PublicIpAddress, SecurityGroup, Subnet } from '../resources/azure/network.ts';
import { PostgresServer } from '../resources/azure/postgresql.ts';
import { SearchService } from '../resources/azure/search.ts';
import { ServiceBusNamespace } from '../resources/azure/servicebus.ts';
import { SqlManagedInstance, SqlServer } from '../resources/azure/sql.ts';
import { StorageAccount, StorageContainer } from '../resources/azure/storage.ts';
import { exposureAnswers } from './exposure-answers.ts';

/** Everything that strangers reach in a subscription, see `azureExposures`. */
export const AzureExposure = defineModel({
  needs: {
    machines: all(VirtualMachine.pick('networkInterfaces')),
    interfaces: all(NetworkInterface.pick('networkSecurityGroup', 'ipConfigurations')),
    addresses: all(PublicIpAddress.pick('sku', 'config')),
    subnets: all(Subnet.pick('networkSecurityGroup')),
    groups: all(SecurityGroup.pick('securityRules')),
    balancers: all(
      LoadBalancer.pick(
        'sku',
        'frontendIPConfigurations',
        'backendAddressPools',
        'inboundNatRules',
        'loadBalancingRules',
      ),
    ),
    storage: all(StorageAccount.pick('config', 'network')),
    containers: all(StorageContainer.pick('config')),
    apps: all(App.pick('kind', 'config', 'siteConfig', 'privateEndpoints', 'authentication')),
    registries: all(Registry.pick('config', 'anonymousPullEnabled')),
    managedInstances: all(SqlManagedInstance.pick('config')),
    sqlServers: all(SqlServer.pick('config', 'firewallRules')),
    mysqlServers: all(MySqlServer.pick('network', 'firewallRules')),
    postgresServers: all(PostgresServer.pick('network', 'firewallRules')),
    vaults: all(KeyVault.pick('network')),
    hsms: all(ManagedHsm.pick('network')),
    cosmos: all(CosmosAccount.pick('config', 'ipRules')),
    search: all(SearchService.pick('config')),
    cognitive: all(CognitiveAccount.pick('config')),
    eventHubs: all(EventHubNamespace.pick('config', 'networkRules')),
    serviceBus: all(ServiceBusNamespace.pick('config', 'networkRules')),
    clusters: all(Cluster.pick('config')),
  },
  blank: {},
  build: (seen, { account }) =>
    exposureAnswers(
      azureExposures({
        subscription: account,
        machines: listed('Virtual machines', seen.machines),
        interfaces: listed('Network interfaces', seen.interfaces),
        addresses: listed('Public IP addresses', seen.addresses),
        subnets: listed('Subnets', seen.subnets),
        groups: listed('Network security groups', seen.groups),
        balancers: listed('Load balancers', seen.balancers),
        storage: listed('Storage accounts', seen.storage),
        containers: listed('Blob containers', seen.containers),
        apps: listed('App Service and function apps', seen.apps),
        registries: listed('Container registries', seen.registries),
        managedInstances: listed('SQL managed instances', seen.managedInstances),
        servers: [
          {
            type: SqlServer.id,
            listed: servers('SQL servers', seen.sqlServers, ({ config }) => config.publicNetworkAccess),
          },
          {
            type: MySqlServer.id,
            listed: servers('MySQL servers', seen.mysqlServers, ({ network }) => flexibleAccess(network)),
          },
          {
            type: PostgresServer.id,
            listed: servers('PostgreSQL servers', seen.postgresServers, ({ network }) => flexibleAccess(network)),
          },
        ],
        endpoints: [
          endpoints(KeyVault, 'data', seen.vaults, ({ network }) => network),
          endpoints(ManagedHsm, 'data', seen.hsms, ({ network }) => network),
          endpoints(CosmosAccount, 'data', seen.cosmos, cosmosRules),
          endpoints(SearchService, 'data', seen.search, ({ config }) => searchRules(config)),
          endpoints(CognitiveAccount, 'data', seen.cognitive, ({ config }) => config),
          endpoints(Registry, 'data', seen.registries, ({ config: { publicNetworkAccess, networkRuleSet } }) => ({
            publicNetworkAccess,
            networkAcls: networkRuleSet,
          })),
          endpoints(EventHubNamespace, 'data', seen.eventHubs, messagingRules),
          endpoints(ServiceBusNamespace, 'data', seen.serviceBus, messagingRules),
          endpoints(Cluster, 'compute', seen.clusters, ({ config }) => apiServerRules(config)),
        ],
      }),
    ),
});

interface Server extends Item {
  readonly firewallRules: readonly {
    readonly name: string;
    readonly startIpAddress: string;
    readonly endIpAddress: string;
  }[];
}

/** Servers with whether they take connections over public networks, which is read when it is asked for. */
const servers = <S extends Server>(what: string, many: Many<S>, accessOf: (server: S) => string | undefined) =>
  mapped(listed(what, many), (server) => ({
    uid: server.uid,
    name: server.name,
    get access() {
      return accessOf(server);
    },
    get firewallRules() {
      return server.firewallRules;
    },
  }));

const endpoints = <T extends Item>(
  { id, label }: { readonly id: string; readonly label: string },
  kind: Endpoints['kind'],
  many: Many<T>,
  rulesOf: (item: T) => NetworkRules,
): Endpoints => ({
  type: id,
  kind,
  listed: mapped(listed(label, many), (item) => ({
    uid: item.uid,
    name: item.name,
    get rules() {
      return rulesOf(item);
    },
  })),
});

const mapped = <T, U>({ items, unseen }: Listed<T>, change: (item: T) => U): Listed<U> => ({
  items: items.map(change),
  unseen,
});

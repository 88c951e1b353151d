import { all, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { NetworkWatcher, VirtualNetwork } from 'cloudstance/resources/azure/network';
import { Subscription } from 'cloudstance/resources/azure/subscription';

const network = (region: string) => ({ uid: `/vnet-${region}`, region });
const watcher = (region: string, provisioningState: string | null = 'Succeeded') => ({
  uid: `/watcher-${region}`,
  region,
  provisioningState,
});

export default defineCheck({
  id: 'azure-network-watcher',
  title: 'Network Watcher is on in every region with virtual networks',
  severity: 'low',
  why: 'Without it there are neither flow logs nor packet captures nor any other look at what happens on the network.',
  references: ['https://learn.microsoft.com/azure/network-watcher/network-watcher-create'],
  on: Subscription.pick(),
  with: { networks: all(VirtualNetwork.pick()), watchers: all(NetworkWatcher.pick('provisioningState')) },
  fix: ({ name }) => ({
    text: 'Turn it on in the regions that the message names',
    command: sh`az network watcher configure --subscription ${name} --resource-group NetworkWatcherRG --locations REGION --enabled true`,
    terraform: 'resource "azurerm_network_watcher"',
  }),

  evaluate(_, { networks, watchers }) {
    const regions = [...new Set([...networks].flatMap(({ scope }) => scope.region ?? []))].toSorted();
    if (regions.length === 0) return notApplicable('There are no virtual networks');
    const isWatched = (region: string): boolean =>
      watchers.some(
        ({ scope, provisioningState }) => scope.region === region && provisioningState?.toLowerCase() === 'succeeded',
      );
    const unwatched = regions.filter((region) => !isWatched(region));
    if (unwatched.length > 0) return fail(`Network Watcher is off in ${listOf(unwatched)}`);
    return pass(`Network Watcher is on in ${listOf(regions)}`);
  },

  examples: {
    pass: [
      { $networks: [network('westeurope')], $watchers: [watcher('westeurope')] },
      {
        $networks: [network('westeurope'), network('northeurope')],
        $watchers: [watcher('westeurope'), watcher('northeurope')],
      },
    ],
    fail: [
      { $networks: [network('westeurope')], $watchers: [] },
      { $networks: [network('westeurope'), network('northeurope')], $watchers: [watcher('westeurope')] },
      { $networks: [network('westeurope')], $watchers: [watcher('westeurope', 'Failed')] },
      { $networks: [network('westeurope')], $watchers: [watcher('westeurope', null)] },
    ],
    notApplicable: [{ $networks: [], $watchers: [] }],
  },
});

import { fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { clusterCheck } from './_family.ts';

export default clusterCheck({
  id: 'azure-aks-cluster-run-command',
  title: 'Nobody runs commands in Kubernetes clusters through Azure Resource Manager',
  severity: 'low',
  why: 'Run-command makes whoever has one Azure permission an administrator of the cluster, past its private network and its own roles.',
  reference: 'https://learn.microsoft.com/azure/aks/access-private-cluster',
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --disable-run-command`,
    terraform: 'resource "azurerm_kubernetes_cluster": run_command_enabled = false',
  }),
  evaluate({ apiServerAccessProfile }) {
    // On unless somebody turns it off.
    const isOff = apiServerAccessProfile?.disableRunCommand === true;
    return isOff ? pass('Run-command is off') : fail('Run-command is on');
  },
  pass: [{ apiServerAccessProfile: { disableRunCommand: true } }],
  fail: [{ apiServerAccessProfile: { disableRunCommand: false } }, { apiServerAccessProfile: {} }, {}],
});

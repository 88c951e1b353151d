import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Cluster } from 'cloudstance/resources/azure/aks';

const offered = (version: string, ...supportPlan: string[]) => ({ version, capabilities: { supportPlan } });
const kubernetesVersions = [
  offered('1.34', 'KubernetesOfficial', 'AKSLongTermSupport'),
  offered('1.30', 'AKSLongTermSupport'),
  { version: '1.33' },
];
const cluster = (currentKubernetesVersion: string, supportPlan?: string) => ({
  currentKubernetesVersion,
  config: { ...(supportPlan && { supportPlan }) },
  kubernetesVersions,
});

export default defineCheck({
  id: 'azure-aks-cluster-version',
  title: 'Kubernetes clusters run a version that Azure supports',
  severity: 'high',
  why: 'A version that is no longer supported gets no more fixes, and its flaws are published.',
  references: ['https://learn.microsoft.com/azure/aks/supported-kubernetes-versions'],
  on: Cluster.pick('currentKubernetesVersion', 'config', 'kubernetesVersions'),
  fix: ({ name, uid }) => ({
    text: 'Upgrade one minor version after the other',
    command: sh`az aks get-upgrades --name ${name} --resource-group ${armId(uid).resourceGroup} --output table`,
  }),

  evaluate({ currentKubernetesVersion, config: { supportPlan = 'KubernetesOfficial' }, kubernetesVersions: versions }) {
    const minor = /^\d+\.\d+/.exec(currentKubernetesVersion)?.[0];
    const found = versions.find(({ version }) => version === minor);
    if (!found) return fail(`Version ${currentKubernetesVersion} is no longer offered in its region`);
    const plans = found.capabilities?.supportPlan ?? ['KubernetesOfficial'];
    if (!plans.some((plan) => plan.toLowerCase() === supportPlan.toLowerCase()))
      return fail(`Version ${currentKubernetesVersion} has only long-term support, which the cluster does not have`);
    return pass(`Version ${currentKubernetesVersion} is supported`);
  },

  examples: {
    pass: [
      cluster('1.34.1'),
      cluster('1.33.0', 'KubernetesOfficial'),
      cluster('1.30.9', 'AKSLongTermSupport'),
      cluster('1.34.1', 'AKSLongTermSupport'),
    ],
    fail: [cluster('1.24.3'), cluster('1.30.9'), cluster('1.3.0')],
  },
});

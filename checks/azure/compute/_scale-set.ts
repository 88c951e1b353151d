import { notApplicable, type Verdict } from 'cloudstance/check';

/** Scale sets that are not the customer's to configure: Kubernetes Service makes and changes those of its node pools. */
export function ofKubernetes({ tags }: { readonly tags: Readonly<Record<string, string>> }): Verdict | undefined {
  const isManaged = Object.keys(tags).some((tag) => tag.toLowerCase().startsWith('aks-managed-'));
  return isManaged ? notApplicable('Azure Kubernetes Service runs it') : undefined;
}

export const nodePool = { tags: { 'aks-managed-poolName': 'nodes' } };

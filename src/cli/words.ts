import type { ResourceType } from '../resource.ts';

/** What each cloud calls an account, and what stands above accounts. */
const words: Readonly<Record<string, readonly [account: string, above: string]>> = {
  aws: ['account', 'organization'],
  azure: ['subscription', 'tenant'],
  gcp: ['project', 'organization'],
};

/** What a cloud calls that which a resource type is listed for, once each. */
export function scopeWord({ id, per }: Pick<ResourceType, 'id' | 'per'>): string {
  const [account, above] = words[id.split('.')[0]!] ?? words['aws']!;
  return { account, region: 'region', organization: above, scope: `${account} and ${above}` }[per];
}

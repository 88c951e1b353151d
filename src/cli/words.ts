import type { ResourceType } from '../resource.ts';

type Words = Readonly<Record<ResourceType['per'], string>>;

const common: Words = { account: 'account', region: 'region', organization: 'organization' };
const byProvider: Readonly<Record<string, Words>> = {
  azure: { ...common, account: 'subscription', organization: 'tenant' },
  gcp: { ...common, account: 'project' },
};

/** What a cloud calls that which a resource type is listed for, once each. */
export const scopeWord = ({ id, per }: Pick<ResourceType, 'id' | 'per'>): string =>
  (byProvider[id.split('.')[0]!] ?? common)[per];

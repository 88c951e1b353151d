import { isShut } from 'cloudstance/domain/azure/network-rules';

interface Networks {
  readonly config: {
    readonly publicNetworkAccess?: string | undefined;
    readonly isVirtualNetworkFilterEnabled?: boolean | undefined;
  };
  readonly ipRules: readonly { readonly ipAddressOrRange: string }[];
}

/** Who may send packets to an account's public endpoint: nobody, everybody, or those whom rules name. */
export function networksOf(account: Networks): 'nobody' | 'everybody' | { readonly ranges: readonly string[] } {
  if (isShut(account.config)) return 'nobody';
  const ranges = account.ipRules.map(({ ipAddressOrRange }) => ipAddressOrRange);
  // Without any rule and without the virtual network filter every network is let in.
  if (ranges.length === 0 && account.config.isVirtualNetworkFilterEnabled !== true) return 'everybody';
  return { ranges };
}

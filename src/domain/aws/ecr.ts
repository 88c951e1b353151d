import { hasWildcard, matches } from './pattern.ts';

/** Scanning of a registry, as GetRegistryScanningConfiguration words it. */
export type RegistryScanning = {
  readonly scanType: string;
  readonly rules: readonly {
    readonly scanFrequency: string;
    readonly repositoryFilters: readonly { readonly filter: string; readonly filterType: string }[];
  }[];
};

/**
 * How often the rules of a registry scan a repository: `CONTINUOUS_SCAN`, `SCAN_ON_PUSH`, or `undefined` where no rule
 * reaches it. A filter without wildcard reaches every name that contains it
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html).
 */
export function scanFrequencyOf(repository: string, { rules }: RegistryScanning): string | undefined {
  const reaching = rules.filter(({ repositoryFilters }) =>
    repositoryFilters.some(({ filter }) =>
      hasWildcard(filter) ? matches(filter, repository) : repository.includes(filter),
    ),
  );
  return ['CONTINUOUS_SCAN', 'SCAN_ON_PUSH'].find((frequency) =>
    reaching.some((rule) => rule.scanFrequency === frequency),
  );
}

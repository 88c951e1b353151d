import type { Provider } from '../provider.ts';

/** Built-in providers, imported when used: one never loads another's SDK. */
export const providers: Readonly<Record<string, () => Promise<Provider>>> = {
  aws: async () => (await import('./aws/index.ts')).aws,
  azure: async () => (await import('./azure/index.ts')).azure,
  gcp: async () => (await import('./gcp/index.ts')).gcp,
};

import { DnsPolicy, ManagedZone } from '../../../resources/gcp/dns.ts';
import { defineGcpCollector, fullName } from '../define.ts';

const api = 'https://dns.googleapis.com/dns/v1/projects';

/** The API's own words: the inventory has them in capitals, `PUBLIC` or `KEY_SIGNING`. */
const inApiWords = (word: string): string =>
  /^[A-Z\d_]+$/.test(word) ? word.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()) : word;

interface KeySpec {
  readonly keyType: string;
  readonly algorithm: string;
}

export const managedZones = defineGcpCollector(ManagedZone, {
  async *list(gcp) {
    const url = `${api}/${gcp.project}/managedZones`;
    const zones = gcp.resources('dns.googleapis.com/ManagedZone', () => gcp.pages(url, 'managedZones'));
    for await (const { data, asOf } of zones)
      yield {
        uid: `//dns.googleapis.com/projects/${gcp.project}/managedZones/${data.name}`,
        name: data.name,
        asOf,
        // The API leaves out what is at its default: public, not signed, keys as Google makes them.
        config: {
          dnsName: data.dnsName,
          visibility: inApiWords(data.visibility ?? 'public'),
          dnssecState: inApiWords(data.dnssecConfig?.state ?? 'off'),
        },
        keySpecs: (data.dnssecConfig?.defaultKeySpecs ?? []).map(({ keyType, algorithm }: KeySpec) => ({
          keyType: inApiWords(keyType),
          algorithm: inApiWords(algorithm),
        })),
      };
  },
  facets: {},
});

export const policies = defineGcpCollector(DnsPolicy, {
  async *list(gcp) {
    const url = `${api}/${gcp.project}/policies`;
    const all = gcp.resources('dns.googleapis.com/Policy', () => gcp.pages(url, 'policies'));
    for await (const { data, asOf } of all)
      yield {
        uid: `//dns.googleapis.com/projects/${gcp.project}/policies/${data.name}`,
        name: data.name,
        asOf,
        config: {
          // "Defaults to no logging if not set."
          enableLogging: data.enableLogging ?? false,
          networks: (data.networks ?? []).map(({ networkUrl }: { networkUrl: string }) => fullName(networkUrl)),
        },
      };
  },
  facets: {},
});

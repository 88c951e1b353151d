import { ManagedZone } from '../../../resources/gcp/dns.ts';
import { defineGcpCollector } from '../define.ts';

export const managedZones = defineGcpCollector(ManagedZone, {
  async *list(gcp) {
    const url = `https://dns.googleapis.com/dns/v1/projects/${gcp.project}/managedZones`;
    const zones = gcp.resources('dns.googleapis.com/ManagedZone', () => gcp.pages(url, 'managedZones'));
    for await (const { data, asOf } of zones)
      yield {
        uid: `//dns.googleapis.com/projects/${gcp.project}/managedZones/${data.name}`,
        name: data.name,
        asOf,
        // The API leaves out what is at its default: public, not signed.
        config: {
          dnsName: data.dnsName,
          visibility: data.visibility ?? 'public',
          dnssecState: data.dnssecConfig?.state ?? 'off',
        },
      };
  },
  facets: {},
});

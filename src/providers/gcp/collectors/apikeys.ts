import { Key } from '../../../resources/gcp/apikeys.ts';
import { defineGcpCollector, lastOf } from '../define.ts';

export const keys = defineGcpCollector(Key, {
  async *list(gcp) {
    const url = `https://apikeys.googleapis.com/v2/projects/${gcp.project}/locations/global/keys?pageSize=300`;
    for await (const { data, asOf } of gcp.resources('apikeys.googleapis.com/Key', () => gcp.pages(url, 'keys'))) {
      if (data.deleteTime) continue;
      const { apiTargets, browserKeyRestrictions, serverKeyRestrictions, androidKeyRestrictions, iosKeyRestrictions } =
        data.restrictions ?? {};
      yield {
        uid: `//apikeys.googleapis.com/${data.name}`,
        name: data.displayName || lastOf(data.name),
        asOf,
        config: {
          createTime: data.createTime,
          restrictions: {
            apiTargets: apiTargets?.map(({ service }: any) => service),
            allowedReferrers: browserKeyRestrictions?.allowedReferrers,
            allowedIps: serverKeyRestrictions?.allowedIps,
            allowedApplications: androidKeyRestrictions?.allowedApplications?.map(
              ({ packageName }: any) => packageName,
            ),
            allowedBundleIds: iosKeyRestrictions?.allowedBundleIds,
          },
        },
      };
    }
  },
  facets: {},
});

import { Repository } from '../../../resources/gcp/artifactregistry.ts';
import { belowEach, bindingsOf, defineGcpCollector, lastOf, regionOf } from '../define.ts';
import type { Gcp } from '../gcp.ts';

const api = 'https://artifactregistry.googleapis.com/v1';
const service = '//artifactregistry.googleapis.com/';
const asset = 'artifactregistry.googleapis.com/Repository';

async function* repositoriesOf(gcp: Gcp): AsyncGenerator<any> {
  const locations = gcp.pages(`${api}/projects/${gcp.project}/locations?pageSize=1000`, 'locations');
  yield* belowEach(locations, ({ name }) => gcp.pages(`${api}/${name}/repositories?pageSize=1000`, 'repositories'));
}

export const repositories = defineGcpCollector(Repository, {
  async *list(gcp) {
    for await (const { data, asOf } of gcp.resources(asset, () => repositoriesOf(gcp)))
      yield {
        uid: `${service}${data.name}`,
        name: lastOf(data.name),
        region: regionOf(/\/locations\/([^/]+)/.exec(data.name)?.[1]),
        asOf,
        tags: data.labels ?? {},
        config: {
          format: data.format,
          kmsKeyName: data.kmsKeyName,
          immutableTags: data.dockerConfig?.immutableTags ?? false,
          scanning: data.vulnerabilityScanningConfig?.enablementState,
        },
      };
  },
  facets: {
    bindings: async (gcp, { uid }) =>
      bindingsOf(
        await gcp.iamPolicy(asset, uid, () =>
          gcp.get(`${api}/${uid.slice(service.length)}:getIamPolicy?options.requestedPolicyVersion=3`),
        ),
      ),
  },
});

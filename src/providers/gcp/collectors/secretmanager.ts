import { Secret } from '../../../resources/gcp/secretmanager.ts';
import { bindingsOf, defineGcpCollector, lastOf } from '../define.ts';

const api = 'https://secretmanager.googleapis.com/v1';
const service = '//secretmanager.googleapis.com/';

export const secrets = defineGcpCollector(Secret, {
  async *list(gcp) {
    const url = `${api}/projects/${gcp.project}/secrets?pageSize=1000`;
    const all = gcp.resources('secretmanager.googleapis.com/Secret', () => gcp.pages(url, 'secrets'));
    for await (const { data, asOf } of all)
      yield {
        uid: `${service}${data.name}`,
        name: lastOf(data.name),
        asOf,
        tags: data.labels ?? {},
        config: {
          rotationPeriod: data.rotation?.rotationPeriod && Number(data.rotation.rotationPeriod.replace(/s$/, '')),
          nextRotationTime: data.rotation?.nextRotationTime,
        },
      };
  },
  facets: {
    bindings: async (gcp, { uid }) =>
      bindingsOf(
        await gcp.iamPolicy('secretmanager.googleapis.com/Secret', uid, () =>
          gcp.get(`${api}/${uid.slice(service.length)}:getIamPolicy?options.requestedPolicyVersion=3`),
        ),
      ),
  },
});

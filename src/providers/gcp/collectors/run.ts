import { Service } from '../../../resources/gcp/run.ts';
import { bindingsOf, defineGcpCollector } from '../define.ts';
import { GcpError } from '../errors.ts';
import type { Gcp } from '../gcp.ts';

const service = '//run.googleapis.com/';
const asset = 'run.googleapis.com/Service';

/** The older API lists all regions at once, and the inventory has the same form. */
async function* servicesOf(gcp: Gcp): AsyncGenerator<any> {
  const url = new URL(`https://run.googleapis.com/v1/projects/${gcp.project}/locations/-/services?limit=1000`);
  const missing = new Set<string>();
  for (;;) {
    const { items = [], metadata = {}, unreachable = [] } = await gcp.get(url.href);
    for (const place of unreachable) missing.add(place);
    yield* items;
    if (!metadata.continue) break;
    url.searchParams.set('continue', metadata.continue);
  }
  if (missing.size > 0)
    throw new GcpError('PARTIAL_ANSWER', 200, `The answer leaves out ${[...missing].sort().join(', ')}`);
}

interface Variable {
  readonly name: string;
  readonly valueFrom?: object;
}

export const services = defineGcpCollector(Service, {
  async *list(gcp) {
    for await (const { data, asOf } of gcp.resources(asset, () => servicesOf(gcp))) {
      const { name, labels = {}, annotations = {} } = data.metadata;
      const region: string = labels['cloud.googleapis.com/location'];
      const { serviceAccountName, containers = [] } = data.spec?.template?.spec ?? {};
      const variables = containers.flatMap(({ env = [] }: { env?: Variable[] }) =>
        env.flatMap((variable) => (variable.valueFrom === undefined ? [variable.name] : [])),
      );
      yield {
        uid: `${service}projects/${gcp.project}/locations/${region}/services/${name}`,
        name,
        region,
        asOf,
        tags: labels,
        config: {
          ingress: annotations['run.googleapis.com/ingress'] ?? 'all',
          invokerIamDisabled: annotations['run.googleapis.com/invoker-iam-disabled'] === 'true',
          serviceAccountName: serviceAccountName ?? '',
          variables: [...new Set<string>(variables)].sort(),
          binaryAuthorization: annotations['run.googleapis.com/binary-authorization'] !== undefined,
        },
      };
    }
  },
  facets: {
    bindings: async (gcp, { uid }) =>
      bindingsOf(
        await gcp.iamPolicy(asset, uid, () =>
          gcp.get(
            `https://run.googleapis.com/v2/${uid.slice(service.length)}:getIamPolicy?options.requestedPolicyVersion=3`,
          ),
        ),
      ),
  },
});

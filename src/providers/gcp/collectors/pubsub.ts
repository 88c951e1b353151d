import { Subscription, Topic } from '../../../resources/gcp/pubsub.ts';
import { bindingsOf, defineGcpCollector, lastOf } from '../define.ts';
import type { Gcp } from '../gcp.ts';

const api = 'https://pubsub.googleapis.com/v1';
const service = '//pubsub.googleapis.com/';

const listed = (gcp: Gcp, asset: string, collection: string) =>
  gcp.resources(asset, () => gcp.pages(`${api}/projects/${gcp.project}/${collection}?pageSize=1000`, collection));

const policyOf = async (gcp: Gcp, asset: string, uid: string) =>
  bindingsOf(
    await gcp.iamPolicy(asset, uid, () =>
      gcp.get(`${api}/${uid.slice(service.length)}:getIamPolicy?options.requestedPolicyVersion=3`),
    ),
  );

const topicAsset = 'pubsub.googleapis.com/Topic';
const subscriptionAsset = 'pubsub.googleapis.com/Subscription';

export const topics = defineGcpCollector(Topic, {
  async *list(gcp) {
    for await (const { data, asOf } of listed(gcp, topicAsset, 'topics'))
      yield {
        uid: `${service}${data.name}`,
        name: lastOf(data.name),
        asOf,
        tags: data.labels ?? {},
        kmsKeyName: data.kmsKeyName ?? null,
      };
  },
  facets: { bindings: (gcp, { uid }) => policyOf(gcp, topicAsset, uid) },
});

export const subscriptions = defineGcpCollector(Subscription, {
  async *list(gcp) {
    for await (const { data, asOf } of listed(gcp, subscriptionAsset, 'subscriptions')) {
      const { pushEndpoint, oidcToken } = data.pushConfig ?? {};
      yield {
        uid: `${service}${data.name}`,
        name: lastOf(data.name),
        asOf,
        tags: data.labels ?? {},
        push: pushEndpoint ? { pushEndpoint, tokenAccount: oidcToken?.serviceAccountEmail } : null,
      };
    }
  },
  facets: { bindings: (gcp, { uid }) => policyOf(gcp, subscriptionAsset, uid) },
});

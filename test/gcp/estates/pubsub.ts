import { type GcpEstate, paged, project } from '../fake.ts';

const api = 'https://pubsub.googleapis.com/v1';
const named = (collection: string, name: string, more: object = {}) => ({
  name: `projects/${project}/${collection}/${name}`,
  ...more,
});
const goodTopic = named('topics', 'orders', {
  labels: { owner: 'shop' },
  kmsKeyName: `projects/${project}/locations/eu/keyRings/main/cryptoKeys/records`,
});
const account = `push@${project}.iam.gserviceaccount.com`;
const goodSubscription = named('subscriptions', 'orders-to-shop', {
  labels: { owner: 'shop' },
  topic: goodTopic.name,
  pushConfig: { pushEndpoint: 'https://shop.example.com/push', oidcToken: { serviceAccountEmail: account } },
});
const topics = [goodTopic, named('topics', 'clicks'), named('topics', 'partners')];
const subscriptions = [
  goodSubscription,
  named('subscriptions', 'clicks-pull', { topic: topics[1]!.name }),
  named('subscriptions', 'partners-push', {
    topic: topics[2]!.name,
    pushConfig: { pushEndpoint: 'https://partner.example.net/in' },
  }),
];
const policyOf = (name: string): object =>
  /partners/.test(name) ? { bindings: [{ role: 'roles/pubsub.editor', members: ['allUsers'] }] } : {};
const byName = <T>(all: readonly { name: string }[], value: (one: { name: string }) => T): Record<string, T> =>
  Object.fromEntries(all.map((one) => [`//pubsub.googleapis.com/${one.name}`, value(one)]));

const estateOf = (someTopics: readonly { name: string }[], some: readonly { name: string }[]): GcpEstate => ({
  rest: {
    [`GET ${api}/projects/${project}/topics`]: paged('topics', someTopics),
    [`GET ${api}/projects/${project}/subscriptions`]: paged('subscriptions', some),
    ...Object.fromEntries(
      [...someTopics, ...some].map(({ name }) => [`GET ${api}/${name}:getIamPolicy`, policyOf(name)]),
    ),
  },
  assets: {
    'pubsub.googleapis.com/Topic': byName(someTopics, (one) => one),
    'pubsub.googleapis.com/Subscription': byName(some, (one) => one),
  },
  policies: {
    'pubsub.googleapis.com/Topic': byName(someTopics, ({ name }) => policyOf(name)),
    'pubsub.googleapis.com/Subscription': byName(some, ({ name }) => policyOf(name)),
  },
});

export const clean = estateOf([goodTopic], [goodSubscription]);
export default estateOf(topics, subscriptions);

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Subscription } from 'cloudstance/resources/gcp/pubsub';

export default defineCheck({
  id: 'gcp-pubsub-subscription-push-authentication',
  title: 'Pub/Sub messages are pushed over HTTPS with an identity token',
  severity: 'medium',
  why: 'Without a token the receiver can not tell messages from forgeries, and without HTTPS others read along.',
  references: ['https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions'],
  on: Subscription.pick('push'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud pubsub subscriptions modify-push-config ${name} --project ${scope.account} --push-endpoint https://ENDPOINT --push-auth-service-account ACCOUNT`,
    terraform: 'resource "google_pubsub_subscription": push_config { oidc_token { service_account_email = … } }',
  }),

  evaluate({ push }) {
    if (push === null) return notApplicable('Messages are not pushed to an address');
    if (!push.pushEndpoint.startsWith('https://'))
      return fail(`Messages are pushed to ${push.pushEndpoint} unencrypted`);
    if (push.tokenAccount === undefined) return fail(`Messages are pushed to ${push.pushEndpoint} without a token`);
    return pass(`Messages are pushed to ${push.pushEndpoint} with a token of ${push.tokenAccount}`);
  },

  examples: {
    pass: [
      {
        push: {
          pushEndpoint: 'https://shop.example.com/push',
          tokenAccount: 'push@example-project.iam.gserviceaccount.com',
        },
      },
    ],
    fail: [
      { push: { pushEndpoint: 'https://shop.example.com/push' } },
      {
        push: {
          pushEndpoint: 'http://shop.example.com/push',
          tokenAccount: 'push@example-project.iam.gserviceaccount.com',
        },
      },
    ],
    notApplicable: [{ push: null }],
  },
});

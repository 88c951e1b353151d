import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { ForwardingRule, Network } from 'cloudstance/resources/gcp/compute';

const uid = '//compute.googleapis.com/projects/example-project/global/networks/main';
/** All of Google's APIs, or those that VPC Service Controls cover. */
const bundles = ['all-apis', 'vpc-sc'];
const endpoint = (target: string, network = uid) => ({ name: 'apis', config: { target, network } });

export default defineCheck({
  id: 'gcp-compute-network-private-service-connect',
  title: 'Networks reach Google APIs by a private endpoint',
  severity: 'low',
  why: 'Machines then need no way to addresses of the internet for Google APIs, and the endpoint can be limited and logged.',
  references: ['https://cloud.google.com/vpc/docs/about-accessing-google-apis-endpoints'],
  on: Network.pick(),
  with: { endpoints: all(ForwardingRule.pick('config')) },
  fix: ({ name, scope }) => ({
    text: 'Reserve an internal address for the endpoint first (gcloud compute addresses create … --purpose PRIVATE_SERVICE_CONNECT), and point DNS for googleapis.com to it afterwards',
    command: sh`gcloud compute forwarding-rules create googleapis --global --network ${name} --address ADDRESS --target-google-apis-bundle all-apis --project ${scope.account}`,
    terraform: 'resource "google_compute_global_forwarding_rule": target = "all-apis", load_balancing_scheme = ""',
  }),

  evaluate(network, { endpoints }) {
    const found = endpoints.find(
      ({ config: { target, network: own } }) => own === network.uid && bundles.includes(target ?? ''),
    );
    if (!found) return fail('The network has no endpoint for Google APIs');
    return pass(`The endpoint ${found.name} leads to Google APIs (${found.config.target})`);
  },

  examples: {
    pass: [
      { uid, $endpoints: [endpoint('all-apis')] },
      { uid, $endpoints: [{ name: 'other', config: {} }, endpoint('vpc-sc')] },
    ],
    fail: [
      { uid, $endpoints: [] },
      { uid, $endpoints: [endpoint('all-apis', '//compute.googleapis.com/projects/other/global/networks/main')] },
      { uid, $endpoints: [endpoint('//compute.googleapis.com/projects/example-project/global/targetHttpProxies/web')] },
    ],
  },
});

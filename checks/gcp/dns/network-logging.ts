import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Network } from 'cloudstance/resources/gcp/compute';
import { DnsPolicy } from 'cloudstance/resources/gcp/dns';

const uid = '//compute.googleapis.com/projects/example-project/global/networks/example';
const policy = (enableLogging: boolean, ...networks: string[]) => ({
  name: 'queries',
  config: { enableLogging, networks },
});

export default defineCheck({
  id: 'gcp-dns-network-logging',
  title: 'DNS queries of VPC networks are logged',
  severity: 'medium',
  why: 'Malware gives itself away by the names it looks up, and without a log nobody can tell afterwards which machine asked for them.',
  references: ['https://cloud.google.com/dns/docs/monitoring'],
  on: Network.pick(),
  with: { policies: all(DnsPolicy.pick('config')) },
  fix: ({ name, scope }) => ({
    text: 'Where a policy has the network already, update that one: a network can have one only',
    command: sh`gcloud dns policies create dns-logging --description 'Logs queries' --networks ${name} --enable-logging --project ${scope.account}`,
    terraform: 'resource "google_dns_policy": enable_logging = true',
  }),

  evaluate(network, { policies }) {
    const logging = policies.find(({ config }) => config.enableLogging && config.networks.includes(network.uid));
    if (logging) return pass(`The DNS policy ${logging.name} logs the queries of the network`);
    const silent = policies.filter(({ config }) => config.networks.includes(network.uid)).map(({ name }) => name);
    if (silent.length > 0) return fail(`The DNS policy ${listOf(silent.sort())} of the network has logging off`);
    return fail('The network has no DNS policy that would log its queries');
  },

  examples: {
    pass: [
      { uid, $policies: [policy(true, uid)] },
      { uid, $policies: [policy(false, 'other'), policy(true, 'other', uid)] },
    ],
    fail: [
      { uid, $policies: [] },
      { uid, $policies: [policy(false, uid)] },
      { uid, $policies: [policy(true, '//compute.googleapis.com/projects/other/global/networks/example')] },
    ],
  },
});

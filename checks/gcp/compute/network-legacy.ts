import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Network } from 'cloudstance/resources/gcp/compute';

export default defineCheck({
  id: 'gcp-compute-network-legacy',
  title: 'Projects have no legacy network',
  severity: 'medium',
  why: 'It has no subnets, so nothing in it can be kept apart, logged or reached privately, and one machine out of order can take all of it down.',
  references: ['https://cloud.google.com/vpc/docs/legacy'],
  on: Network.pick('config'),
  fix: ({ name, scope }) => ({
    text: 'It can only be replaced: make a VPC network, move the machines, then delete this one',
    command: sh`gcloud compute networks delete ${name} --project ${scope.account}`,
    terraform: 'resource "google_compute_network": auto_create_subnetworks = false',
  }),

  evaluate({ config: { ipv4Range } }) {
    if (ipv4Range === undefined) return pass('The network has subnets');
    return fail(`The network is a legacy one, with the single range ${ipv4Range}`);
  },

  examples: {
    pass: [{ config: { autoCreateSubnetworks: false } }],
    fail: [{ config: { ipv4Range: '10.240.0.0/16' } }],
  },
});

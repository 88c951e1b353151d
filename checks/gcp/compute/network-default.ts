import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Network } from 'cloudstance/resources/gcp/compute';

export default defineCheck({
  id: 'gcp-compute-network-default',
  title: 'Projects do not keep the default network',
  severity: 'medium',
  why: 'It has a subnet in every region and rules that let the whole internet try SSH and RDP, and nobody planned it.',
  references: ['https://cloud.google.com/vpc/docs/vpc#default-network'],
  on: Network.pick('config'),
  fix: ({ name, scope }) => ({
    text: 'Move what is in it to a network of your own and delete its firewall rules first; the organization policy compute.skipDefaultNetworkCreation keeps new projects from getting one',
    command: sh`gcloud compute networks delete ${name} --project ${scope.account}`,
    terraform: 'resource "google_project": auto_create_network = false',
  }),

  evaluate({ name, config: { autoCreateSubnetworks } }) {
    if (name !== 'default') return pass('It is not the default network');
    return fail(
      autoCreateSubnetworks ? 'It is the default network, with a subnet in every region' : 'It is the default network',
    );
  },

  examples: {
    pass: [
      { name: 'main', config: { autoCreateSubnetworks: false } },
      { name: 'main', config: { autoCreateSubnetworks: true } },
    ],
    fail: [
      { name: 'default', config: { autoCreateSubnetworks: true } },
      { name: 'default', config: { autoCreateSubnetworks: false } },
    ],
  },
});

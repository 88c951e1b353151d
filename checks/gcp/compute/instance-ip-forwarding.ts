import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/compute';
import { node, onlyInCluster, placeFlag } from './_instance.ts';

export default defineCheck({
  id: 'gcp-compute-instance-ip-forwarding',
  title: 'Instances do not forward traffic of others',
  severity: 'medium',
  why: 'A machine that may send packets under foreign addresses can pass as another one, and carry data around the routes and rules that were meant for it.',
  references: ['https://cloud.google.com/vpc/docs/using-routes#canipforward'],
  on: Instance.pick('tags', 'canIpForward'),
  fix: ({ uid, name, scope }) => ({
    text: 'Export the instance, set canIpForward to false in the file and update it from there, unless it is a router or a firewall',
    command: `${sh`gcloud compute instances export ${name} --destination instance.yaml --project ${scope.account}`} ${placeFlag(uid)}`,
    terraform: 'resource "google_compute_instance": can_ip_forward = false',
  }),

  evaluate(instance) {
    const away = onlyInCluster(instance);
    if (away) return away;
    // Off unless somebody set it: https://cloud.google.com/vpc/docs/using-routes#canipforward.
    return instance.canIpForward
      ? fail('The instance may forward packets of others')
      : pass('The instance forwards nothing');
  },

  examples: {
    pass: [
      { tags: {}, canIpForward: false },
      { tags: {}, canIpForward: null },
    ],
    fail: [{ tags: {}, canIpForward: true }],
    notApplicable: [{ ...node, canIpForward: true }],
  },
});

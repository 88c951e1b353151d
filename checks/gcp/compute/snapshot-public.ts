import { defineCheck, sh } from 'cloudstance/check';
import { Snapshot } from 'cloudstance/resources/gcp/compute';
import { closedToEverybody, policyExamples } from '../_public.ts';

export default defineCheck({
  id: 'gcp-compute-snapshot-public',
  title: 'Disk snapshots are not shared with everybody',
  severity: 'critical',
  why: 'Anybody with a Google account can make a disk from it and read what is on it: data, keys, source code.',
  references: ['https://cloud.google.com/compute/docs/access/granting-access-to-resources'],
  on: Snapshot.pick('bindings'),
  fix: ({ name, scope }) => ({
    text: 'Take every role that the message names away from everybody, and assume that the data were copied',
    command: sh`gcloud compute snapshots remove-iam-policy-binding ${name} --project ${scope.account} --member allAuthenticatedUsers --role roles/compute.imageUser`,
    terraform: 'resource "google_compute_snapshot_iam_member": member without allUsers and allAuthenticatedUsers',
  }),
  evaluate: (snapshot) => closedToEverybody(snapshot, snapshot.bindings),
  examples: policyExamples('roles/compute.imageUser'),
});

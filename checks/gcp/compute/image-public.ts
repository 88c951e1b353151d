import { defineCheck, sh } from 'cloudstance/check';
import { Image } from 'cloudstance/resources/gcp/compute';
import { closedToEverybody, policyExamples } from '../_public.ts';

export default defineCheck({
  id: 'gcp-compute-image-public',
  title: 'Custom images are not shared with everybody',
  severity: 'high',
  why: 'Anybody with a Google account can make a disk from it and read what is on it: data, keys, source code.',
  references: ['https://cloud.google.com/compute/docs/images/managing-access-custom-images'],
  on: Image.pick('bindings'),
  fix: ({ name, scope }) => ({
    text: 'Take every role that the message names away from everybody, and assume that the data were copied',
    command: sh`gcloud compute images remove-iam-policy-binding ${name} --project ${scope.account} --member allAuthenticatedUsers --role roles/compute.imageUser`,
    terraform: 'resource "google_compute_image_iam_member": member without allUsers and allAuthenticatedUsers',
  }),
  evaluate: (image) => closedToEverybody(image, image.bindings),
  examples: policyExamples('roles/compute.imageUser'),
});

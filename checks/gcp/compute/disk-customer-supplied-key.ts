import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Disk } from 'cloudstance/resources/gcp/compute';
import { placeFlag } from './_instance.ts';

export default defineCheck({
  id: 'gcp-compute-disk-customer-supplied-key',
  title: 'Disks are encrypted with a key of the customer',
  severity: 'low',
  why: 'Data under a key of your own can be made unreadable by taking the key away; for the most critical machines Google need not keep the key at all.',
  references: [
    'https://cloud.google.com/compute/docs/disks/customer-supplied-encryption',
    'https://cloud.google.com/compute/docs/disks/customer-managed-encryption',
  ],
  on: Disk.pick('diskEncryptionKey'),
  fix: ({ uid, name, scope }) => ({
    text: 'The key is chosen when a disk is made: take a snapshot, make a disk from it with --csek-key-file or --kms-key, and put that in place of the old one',
    command: `${sh`gcloud compute disks snapshot ${name} --project ${scope.account}`} ${placeFlag(uid)}`,
    terraform: 'resource "google_compute_disk": disk_encryption_key { … }',
  }),

  evaluate({ diskEncryptionKey: key }) {
    if (key?.isCustomerSupplied) return pass('The disk is encrypted with a key that the customer supplies');
    if (key?.kmsKeyName) return pass(`The disk is encrypted with the key ${key.kmsKeyName}`);
    return fail("The disk is encrypted with Google's own key");
  },

  examples: {
    pass: [
      { diskEncryptionKey: { isCustomerSupplied: true } },
      {
        diskEncryptionKey: {
          isCustomerSupplied: false,
          kmsKeyName: 'projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1',
        },
      },
    ],
    fail: [{ diskEncryptionKey: null }, { diskEncryptionKey: { isCustomerSupplied: false } }],
  },
});

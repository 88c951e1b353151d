import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Subnet } from 'cloudstance/resources/gcp/compute';

export default defineCheck({
  id: 'gcp-compute-subnet-private-google-access',
  title: 'Subnets have Private Google Access',
  severity: 'low',
  why: 'Without it machines need external addresses only to reach Google APIs.',
  references: ['https://cloud.google.com/vpc/docs/private-google-access'],
  on: Subnet.pick('purpose', 'privateIpGoogleAccess'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud compute networks subnets update ${name} --region ${scope.region} --enable-private-ip-google-access --project ${scope.account}`,
    terraform: 'resource "google_compute_subnetwork": private_ip_google_access = true',
  }),

  // Off unless somebody set it: https://cloud.google.com/vpc/docs/configure-private-google-access.
  evaluate({ purpose, privateIpGoogleAccess }) {
    if (!['PRIVATE', 'PRIVATE_RFC_1918', null].includes(purpose))
      return notApplicable(`The subnet is not for machines (${purpose})`);
    return privateIpGoogleAccess ? pass('Private Google Access is on') : fail('Private Google Access is off');
  },

  examples: {
    pass: [{ purpose: 'PRIVATE', privateIpGoogleAccess: true }],
    fail: [
      { purpose: 'PRIVATE', privateIpGoogleAccess: false },
      { purpose: null, privateIpGoogleAccess: null },
    ],
    notApplicable: [{ purpose: 'GLOBAL_MANAGED_PROXY', privateIpGoogleAccess: null }],
  },
});

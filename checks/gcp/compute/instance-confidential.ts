import { defineCheck, fail, pass } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/compute';

const none = 'CONFIDENTIAL_INSTANCE_TYPE_UNSPECIFIED';
const machine = (machineType: string | null, confidentialInstanceConfig: object | null) => ({
  machineType,
  confidentialInstanceConfig,
});

export default defineCheck({
  id: 'gcp-compute-instance-confidential',
  title: 'Instances encrypt their memory with Confidential Computing',
  severity: 'low',
  why: 'Data in use is otherwise in clear in the memory of the host, within reach of whoever breaks out of another machine there.',
  references: ['https://cloud.google.com/confidential-computing/confidential-vm/docs/supported-configurations'],
  on: Instance.pick('machineType', 'confidentialInstanceConfig'),
  fix: () => ({
    text: 'It is chosen when an instance is made: make a new one with --confidential-compute-type SEV, SEV_SNP or TDX on a machine type that supports it, such as n2d, c2d or c3, and move over',
    terraform:
      'resource "google_compute_instance": confidential_instance_config { confidential_instance_type = "SEV" }',
  }),

  evaluate({ machineType, confidentialInstanceConfig }) {
    const { enableConfidentialCompute = false, confidentialInstanceType = none } = confidentialInstanceConfig ?? {};
    if (confidentialInstanceType !== none)
      return pass(`The instance is a Confidential VM (${confidentialInstanceType})`);
    if (enableConfidentialCompute) return pass('The instance is a Confidential VM');
    return fail(`The instance (${machineType ?? 'machine type unknown'}) is no Confidential VM`);
  },

  examples: {
    pass: [
      machine('n2d-standard-2', { enableConfidentialCompute: true }),
      machine('c3-standard-4', { confidentialInstanceType: 'TDX' }),
    ],
    fail: [
      machine('e2-small', null),
      machine(null, null),
      machine('n2d-standard-2', { enableConfidentialCompute: false }),
      machine('n2d-standard-2', { confidentialInstanceType: none }),
    ],
  },
});

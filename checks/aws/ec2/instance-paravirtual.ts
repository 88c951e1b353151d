import { defineCheck, fail, pass } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-instance-paravirtual',
  title: 'EC2 instances use hardware virtualization',
  severity: 'low',
  why: 'Paravirtual images run only on instance types of the first generations, which get no new protections in hardware.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ComponentsAMIs.html#virtualization_types'],
  on: Instance.pick('virtualizationType'),
  fix: ({ name }) => ({ text: `Replace ${name} by an instance of a current type from an HVM image` }),

  evaluate({ virtualizationType }) {
    if (virtualizationType === 'paravirtual') return fail('Virtualization is paravirtual');
    return pass(`Virtualization is ${virtualizationType}`);
  },

  examples: { pass: [{ virtualizationType: 'hvm' }], fail: [{ virtualizationType: 'paravirtual' }] },
});

import { by, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { ManagedInstance } from 'cloudstance/resources/aws/ssm';

const $managed = [
  { name: 'i-web', ping: { pingStatus: 'Online' } },
  { name: 'i-lost', ping: { pingStatus: 'ConnectionLost' } },
];

export default defineCheck({
  id: 'aws-ssm-instance-managed',
  title: 'Systems Manager manages the EC2 instances that run',
  severity: 'medium',
  why: 'An instance that is not managed is patched, inventoried and entered by hand, over SSH, or not at all.',
  references: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/managed-instances-default-host-management.html',
  ],
  on: Instance.pick('state'),
  with: { managed: inRegion(by(ManagedInstance.pick('ping'), ({ name }) => name)) },
  fix: ({ scope: { region } }) => ({
    text: 'Or give the instance a profile with AmazonSSMManagedInstanceCore, and see that the agent runs and reaches the service.',
    command: sh`aws ssm update-service-setting --region ${region} --setting-id /ssm/managed-instance/default-ec2-instance-management-role --setting-value ROLE`,
  }),

  evaluate({ name, state }, { managed }) {
    if (state !== 'running') return notApplicable(`The instance is ${state}`);
    const [seen] = managed.get(name).map(({ ping }) => ping.pingStatus);
    if (seen === undefined) return fail('Systems Manager does not know the instance');
    return seen === 'Online'
      ? pass('Systems Manager manages the instance')
      : fail(`The agent does not answer (${seen})`);
  },

  examples: {
    pass: [{ name: 'i-web', state: 'running', $managed }],
    fail: [
      { name: 'i-other', state: 'running', $managed },
      { name: 'i-lost', state: 'running', $managed },
    ],
    notApplicable: [{ name: 'i-other', state: 'stopped', $managed }],
  },
});

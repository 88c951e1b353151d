import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isAwsManagedPolicy, nameOf } from 'cloudstance/domain/aws/arn';
import { User } from 'cloudstance/resources/aws/iam';

const attached = (policyName: string, account = 'aws') => ({
  attached: [{ policyName, policyArn: `arn:aws:iam::${account}:policy/${policyName}` }],
  inline: [],
});

export default defineCheck({
  id: 'aws-iam-user-quarantined',
  title: 'No IAM user is quarantined by AWS for a leaked key',
  severity: 'critical',
  why: 'AWS attaches this policy when it finds an access key in public. It stops only some actions: the key still works for the finder.',
  references: ['https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html'],
  on: User.pick('policies'),
  fix: ({ name }) => ({
    text: 'Replace and delete the keys, look in CloudTrail for what was done with them, and only then detach the policy.',
    command: sh`aws iam list-access-keys --user-name ${name}`,
  }),

  evaluate({ policies }) {
    const found = policies.attached.find(
      ({ policyArn }) => isAwsManagedPolicy(policyArn) && nameOf(policyArn).startsWith('AWSCompromisedKeyQuarantine'),
    );
    return found
      ? fail(`AWS attached ${found.policyName}: a key of this user is known to others`)
      : pass('No quarantine policy is attached');
  },

  examples: {
    pass: [
      { policies: attached('ReadOnlyAccess') },
      { policies: attached('AWSCompromisedKeyQuarantine', '111122223333') },
    ],
    fail: [
      { policies: attached('AWSCompromisedKeyQuarantineV3') },
      { policies: attached('AWSCompromisedKeyQuarantine') },
    ],
  },
});

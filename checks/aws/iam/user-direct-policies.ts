import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isAwsManagedPolicy, nameOf } from 'cloudstance/domain/aws/arn';
import { listOf } from 'cloudstance/domain/text';
import { User } from 'cloudstance/resources/aws/iam';

/** Attached by AWS. */
const quarantine = 'AWSCompromisedKeyQuarantine';
const attach = (policyName: string) => ({
  policies: { attached: [{ policyName, policyArn: `arn:aws:iam::aws:policy/${policyName}` }], inline: [] },
});

export default defineCheck({
  id: 'aws-iam-user-direct-policies',
  title: 'IAM users get their permissions from groups only',
  severity: 'low',
  why: 'Permissions given to one person are forgotten when the person changes jobs, and nobody reviews them one by one.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html'],
  on: User.pick('policies'),
  fix: ({ name }) => ({
    text: 'Give the permissions to a group, then take the policies away with detach-user-policy and delete-user-policy.',
    command: sh`aws iam list-attached-user-policies --user-name ${name}; aws iam list-user-policies --user-name ${name}`,
  }),

  evaluate({ policies: { attached, inline } }) {
    const own = attached
      .filter(({ policyArn }) => !(isAwsManagedPolicy(policyArn) && nameOf(policyArn).startsWith(quarantine)))
      .map(({ policyName }) => policyName);
    const parts = [
      ...(own.length > 0 ? [`attached ${listOf(own)}`] : []),
      ...(inline.length > 0 ? [`inline ${listOf(inline.map(({ policyName }) => policyName))}`] : []),
    ];
    if (parts.length === 0) return pass('The user has no policies of its own');
    return fail(`The user has policies of its own: ${parts.join('; ')}`);
  },

  examples: {
    pass: [{ policies: { attached: [], inline: [] } }, attach('AWSCompromisedKeyQuarantineV2')],
    fail: [
      attach('ReadOnlyAccess'),
      {
        policies: {
          attached: [{ policyName: quarantine, policyArn: `arn:aws:iam::111122223333:policy/${quarantine}` }],
          inline: [],
        },
      },
      { policies: { attached: [], inline: [{ policyName: 'extra', policyDocument: '{"Statement":[]}' }] } },
    ],
  },
});

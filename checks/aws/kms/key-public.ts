import { defineCheck, notApplicable, sh } from 'cloudstance/check';
import { Key } from 'cloudstance/resources/aws/kms';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';
import { awsManaged, isOwnedByAws, metadata } from './_metadata.ts';

const policies = examplePolicies('kms:*', '*');
const key = (policy: string) => ({ metadata, policy });
/** What AWS writes into the policy of a default key: every principal, but only of this account and through one service. */
const viaService = JSON.stringify({
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: {
      StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 'rds.eu-west-1.amazonaws.com' },
    },
  },
});

export default defineCheck({
  id: 'aws-kms-key-public',
  title: 'KMS keys are not open to everyone',
  severity: 'critical',
  why: 'Any AWS account can use the key, and so read what it encrypts or take the key over.',
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html'],
  on: Key.pick('metadata', 'policy'),
  fix: ({ uid, scope }) => ({
    text: 'Name the principals that need the key, or add a condition on kms:CallerAccount or aws:PrincipalOrgID.',
    command: sh`aws kms put-key-policy --key-id ${uid} --region ${scope.region} --policy file://policy.json`,
  }),

  evaluate(judged) {
    const { keyManager } = judged.metadata;
    if (isOwnedByAws({ keyManager })) return notApplicable('AWS manages the key');
    return publicVerdict(judged.policy, judged, 'key');
  },

  examples: {
    pass: [...[policies.own, policies.partner, policies.organization, policies.service].map(key), key(viaService)],
    fail: [policies.everybody, policies.everybodyOfAws, policies.everybodyButOne, policies.looselyNarrowed].map(key),
    notApplicable: [{ metadata: awsManaged, policy: policies.everybody }],
  },
});

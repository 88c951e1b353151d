import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { grantsOf, grantTouches, statementLabel } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { Bucket } from 'cloudstance/resources/aws/s3';
import { examplePolicies, trusting } from '../_resource-policy.ts';

/** With these an account can let in others, lock out the owner, or open objects. */
const controlling = [
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutObjectAcl',
  's3:PutEncryptionConfiguration',
];
const policyFor = (action: string) => examplePolicies(action, 'arn:aws:s3:::data');

export default defineCheck({
  id: 'aws-s3-bucket-foreign-control',
  title: 'Other accounts cannot change who may use an S3 bucket',
  severity: 'high',
  why: 'Who may change policy, ACLs or encryption owns the bucket in all but name.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html'],
  on: Bucket.pick('policy'),
  params: trusting,
  fix: ({ name }) => ({
    text: `Take ${listOf(controlling)} out of what the policy allows to other accounts.`,
    command: sh`aws s3api get-bucket-policy --bucket ${name} --query Policy --output text`,
  }),

  evaluate({ policy, scope: { account } }, { params: { trustedAccounts } }) {
    if (policy === null) return pass('The bucket has no policy');
    const grants = grantsOf(policy, { account }).filter(
      ({ who }) => who.kind === 'account' && !trustedAccounts.includes(who.id),
    );
    const found = grants.flatMap((grant) => {
      const actions = controlling.filter((action) => grantTouches(grant, action));
      return actions.length > 0
        ? [`${grant.who.id} may ${listOf(actions, 2)} (${statementLabel(grant.statement)})`]
        : [];
    });
    if (found.length > 0) return fail(`The policy gives control away: ${listOf(found)}`);
    return pass('The policy gives no other account control of the bucket');
  },

  examples: {
    pass: [
      { policy: null },
      { policy: policyFor('s3:GetObject').partner },
      { policy: policyFor('s3:*').own },
      { policy: policyFor('s3:PutObject').partner },
    ],
    fail: [
      { policy: policyFor('s3:*').partner },
      { policy: policyFor('s3:PutBucket*').partner },
      { policy: policyFor('s3:PutObjectAcl').partnerByCondition },
    ],
  },
});

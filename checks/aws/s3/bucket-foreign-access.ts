import { defineCheck, fail, pass, sh, type Verdict, worst } from 'cloudstance/check';
import { logDeliverers } from 'cloudstance/domain/aws/log-delivery';
import { listOf } from 'cloudstance/domain/text';
import { Bucket } from 'cloudstance/resources/aws/s3';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';
import { aclWith, policyWith, shut } from './_access.ts';

const policies = examplePolicies('s3:GetObject', 'arn:aws:s3:::data/*');
/** The canonical user by which CloudFront's older access logs are delivered. */
const logDelivery = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0';

/** As the guide of load balancers has it: their logs come from an account of AWS. */
const forBalancer = (Action: string) =>
  policyWith({ Principal: { AWS: 'arn:aws:iam::156460612806:root' }, Action, Resource: 'arn:aws:s3:::data/AWSLogs/*' });

export default defineCheck({
  id: 'aws-s3-bucket-foreign-access',
  title: 'S3 buckets are shared only with trusted accounts',
  severity: 'medium',
  why: 'An account that nobody vouches for can use the bucket for as long as its entry stays in the policy or ACL.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html',
  ],
  on: Bucket.pick('policy', 'acl', 'ownership'),
  params: trusting,
  fix: ({ name }) => ({
    text: 'Remove the account from policy and ACL, or add it to trustedAccounts if it is yours or a partner.',
    command: sh`aws s3api get-bucket-policy --bucket ${name} --query Policy --output text`,
  }),

  evaluate(bucket, { params: { trustedAccounts } }) {
    const { account } = bucket.scope;
    return worst(
      () => {
        const known = [...trustedAccounts, ...logDeliverers(bucket.policy, { account })];
        return foreignVerdict(bucket.policy, { account, trustedAccounts: known, what: 'bucket' });
      },
      () => aclVerdict(bucket.ownership === 'BucketOwnerEnforced' ? null : bucket.acl, trustedAccounts),
    );
  },

  examples: {
    pass: [
      shut,
      ...[policies.own, policies.service, policies.organization].map((policy) => ({ ...shut, policy })),
      { ...shut, policy: forBalancer('s3:PutObject') },
      { ...shut, acl: aclWith({ id: 'friend', permission: 'READ' }), ownership: 'BucketOwnerEnforced' },
      { ...shut, acl: aclWith({ id: logDelivery, permission: 'FULL_CONTROL' }) },
    ],
    fail: [
      ...[policies.partner, policies.partnerByCondition].map((policy) => ({ ...shut, policy })),
      // What delivers logs has nothing to read.
      { ...shut, policy: forBalancer('s3:GetObject') },
      { ...shut, acl: aclWith({ id: 'friend', permission: 'READ' }) },
    ],
  },
});

interface Acl {
  readonly owner: { readonly id: string | null };
  readonly grants: readonly { readonly grantee: { readonly id?: string | undefined }; readonly permission: string }[];
}

/** Canonical users can be trusted by their id: nothing says which account one is. */
function aclVerdict(acl: Acl | null, trusted: readonly string[]): Verdict {
  if (acl === null) return pass('ACLs are disabled');
  const strangers = acl.grants.filter(
    ({ grantee: { id } }) => id !== undefined && ![acl.owner.id, logDelivery, ...trusted].includes(id),
  );
  if (strangers.length === 0) return pass('The ACL names nobody but the owner');
  return fail(
    `The ACL grants ${listOf(strangers.map(({ permission, grantee }) => `${permission} to canonical user ${grantee.id}`))}`,
  );
}

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { grantText, wildcardGrants } from 'cloudstance/domain/aws/access/wildcards';
import { wholeServices } from 'cloudstance/domain/aws/privileges';
import { listOf } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/aws/iam';
import { allow, deny, doc, everything, harmless } from './_documents.ts';

export default defineCheck({
  id: 'aws-iam-policy-service-wildcard',
  title: 'Managed policies name the actions of a service that they allow',
  severity: 'low',
  why: 'All actions of a service are those that delete, share and reconfigure too, and whatever the service adds tomorrow.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'],
  on: Policy.pick('document'),
  fix: ({ uid }) => ({
    text: 'Name the actions that are used; IAM Access Analyzer can write the policy from CloudTrail.',
    command: sh`aws iam create-policy-version --policy-arn ${uid} --policy-document file://policy.json --set-as-default`,
  }),

  evaluate({ document }) {
    const services = wholeServices(document);
    if (services.length === 0) return pass('The policy allows no service as a whole');
    const grants = new Map(wildcardGrants(document).map((grant) => [grant.written.toLowerCase(), grantText(grant)]));
    return fail(`The policy allows ${listOf(services.toSorted().map((service) => grants.get(service) ?? service))}`);
  },

  examples: {
    pass: [
      { document: harmless },
      { document: doc(allow(['ec2:Describe*', 's3:Get*'])) },
      { document: doc(allow('s3:GetObject'), deny('s3:*')) },
    ],
    fail: [
      { document: doc(allow('s3:*')) },
      { document: doc(allow(['ec2:Describe*', 'S3:*'], 'arn:aws:s3:::shop/*')) },
      { document: everything },
    ],
  },
});

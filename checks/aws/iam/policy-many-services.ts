import { z } from 'zod';
import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { changesSomething, wildcardGrants } from 'cloudstance/domain/aws/access/wildcards';
import { isAdministrator } from 'cloudstance/domain/aws/policy';
import { listOf, plural } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/aws/iam';
import { allow, deny, doc, everything, harmless } from './_documents.ts';

const elevenServices = 'acm:* cloudfront:* dynamodb:* ec2:* ecs:* kms:* lambda:* logs:* s3:* sns:* sqs:*'.split(' ');

export default defineCheck({
  id: 'aws-iam-policy-many-services',
  title: 'Managed policies allow changes in few services by wildcards',
  severity: 'low',
  why: 'One policy for everything gives everybody who holds it the power of all its holders together.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'],
  on: Policy.pick('document'),
  params: z.object({ services: z.int().nonnegative().default(10) }),
  fix: ({ uid }) => ({
    text: 'Make a policy for each task, which names the actions that it takes.',
    command: sh`aws iam create-policy-version --policy-arn ${uid} --policy-document file://policy.json --set-as-default`,
  }),

  evaluate({ document }, { params }) {
    if (isAdministrator(document)) return notApplicable('The policy gives full power, which a check of its own judges');
    const actions = wildcardGrants(document).flatMap((grant) => grant.actions.filter(changesSomething));
    const services = [...new Set(actions.map(({ service }) => service))].toSorted();
    const where = `${plural(services.length, 'service')} (${listOf(services)})`;
    const text = services.length === 0 ? 'No wildcard allows changes' : `Wildcards allow changes in ${where}`;
    return services.length > params.services ? fail(text) : pass(text);
  },

  examples: {
    pass: [
      { document: harmless },
      { document: doc(allow(elevenServices.slice(1))) },
      { document: doc(allow('*:Get*'), allow('*:Describe*'), deny('*')) },
      // Reading alone is counted nowhere.
      { document: doc(allow(elevenServices.map((all) => all.replace('*', 'List*')))) },
    ],
    fail: [
      { document: doc(allow(elevenServices)) },
      { document: doc(allow('*'), deny('iam:*')) },
      { document: doc({ Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: '*' }) },
    ],
    notApplicable: [{ document: everything }],
  },
});

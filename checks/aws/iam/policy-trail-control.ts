import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { allowsAnyResource, isAdministrator } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/aws/iam';
import { allow, deny, doc, everything, harmless } from './_documents.ts';

const silencing = [
  'cloudtrail:StopLogging',
  'cloudtrail:DeleteTrail',
  'cloudtrail:UpdateTrail',
  'cloudtrail:PutEventSelectors',
];

export default defineCheck({
  id: 'aws-iam-policy-trail-control',
  title: 'Managed policies do not allow silencing CloudTrail',
  severity: 'medium',
  why: 'An intruder who can stop the log of API calls works unseen from then on.',
  references: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html'],
  on: Policy.pick('document'),
  fix: ({ uid }) => ({
    text: 'Allow reading only, and leave changes of trails to one role; a service control policy can protect them from everybody.',
    command: sh`aws iam create-policy-version --policy-arn ${uid} --policy-document file://policy.json --set-as-default`,
  }),

  evaluate({ document }) {
    if (isAdministrator(document)) return notApplicable('The policy gives full power, which a check of its own judges');
    const actions = silencing.filter((action) => allowsAnyResource(document, action));
    return actions.length === 0
      ? pass('The policy does not allow silencing trails')
      : fail(`The policy allows ${listOf(actions)} on every trail`);
  },

  examples: {
    pass: [
      { document: harmless },
      { document: doc(allow(['cloudtrail:Get*', 'cloudtrail:LookupEvents'])) },
      { document: doc(allow('cloudtrail:StopLogging', 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/test')) },
      { document: doc(allow('cloudtrail:*'), ...silencing.map((action) => deny(action))) },
    ],
    fail: [
      { document: doc(allow('cloudtrail:*')) },
      { document: doc(allow('CloudTrail:Stop*')) },
      { document: doc(allow('cloudtrail:*', 'arn:aws:cloudtrail:*:111122223333:trail/*')) },
      { document: doc(allow('cloudtrail:*'), deny('cloudtrail:StopLogging')) },
    ],
    notApplicable: [{ document: everything }],
  },
});

import { allows } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { allow, deny, doc, harmless, onPolicies } from './_documents.ts';

const silencing = [
  'cloudtrail:StopLogging',
  'cloudtrail:DeleteTrail',
  'cloudtrail:UpdateTrail',
  'cloudtrail:PutEventSelectors',
];
const trail = 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/';

export default onPolicies('aws-iam-policy-trail-control', {
  title: 'allow silencing CloudTrail',
  severity: 'medium',
  why: 'An intruder who can stop the log of API calls works unseen from then on.',
  references: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html'],
  advice:
    'Allow reading only, and leave changes of trails to one role; a service control policy can protect them from everybody.',
  judge(document, { account, partition }) {
    const everyTrail = `arn:${partition}:cloudtrail:*:${account}:trail/*`;
    const actions = silencing.filter((action) => allows(document, action, everyTrail));
    return actions.length === 0 ? undefined : `may use ${listOf(actions)} on every trail`;
  },
  good: [
    harmless,
    doc(allow(['cloudtrail:Get*', 'cloudtrail:LookupEvents'])),
    doc(allow('cloudtrail:StopLogging', `${trail}test`)),
    doc(allow('cloudtrail:*'), ...silencing.map((action) => deny(action))),
  ],
  bad: [
    doc(allow('cloudtrail:*')),
    doc(allow('CloudTrail:Stop*')),
    doc(allow('cloudtrail:*', 'arn:aws:cloudtrail:*:111122223333:trail/*')),
    doc(allow('cloudtrail:*'), deny('cloudtrail:StopLogging')),
  ],
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { foreignOwner, judgedThere, organizationTrail, trail } from './_trail.ts';

export default defineCheck({
  id: 'aws-cloudtrail-trail-logging',
  title: 'CloudTrail trails are recording',
  severity: 'high',
  why: 'Stopping the trail is among the first things an intruder does; whoever relies on it will find nothing there.',
  references: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html'],
  on: Trail.pick('status'),
  fix: ({ uid, scope }) => ({
    text: 'Find out who stopped it (StopLogging), then start it again, or delete a trail that nobody needs.',
    command: sh`aws cloudtrail start-logging --name ${uid} --region ${scope.region}`,
    terraform: 'resource "aws_cloudtrail": enable_logging = true',
  }),

  evaluate(subject) {
    const owner = foreignOwner(subject);
    if (owner) return notApplicable(judgedThere(owner));
    return subject.status.isLogging ? pass('The trail is recording') : fail('The trail is stopped');
  },

  examples: {
    pass: [trail],
    fail: [{ ...trail, status: { isLogging: false } }],
    notApplicable: [organizationTrail],
  },
});

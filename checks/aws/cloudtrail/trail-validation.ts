import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { foreignOwner, judgedThere, organizationTrail, trail } from './_trail.ts';

export default defineCheck({
  id: 'aws-cloudtrail-trail-validation',
  title: 'CloudTrail log files are signed for validation',
  severity: 'medium',
  why: 'Without digests nobody can prove that a log file was not changed or removed after it was delivered.',
  references: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html'],
  on: Trail.pick('config'),
  fix: ({ uid, scope }) => ({
    command: sh`aws cloudtrail update-trail --name ${uid} --enable-log-file-validation --region ${scope.region}`,
    terraform: 'resource "aws_cloudtrail": enable_log_file_validation = true',
  }),

  evaluate(subject) {
    const owner = foreignOwner(subject);
    if (owner) return notApplicable(judgedThere(owner));
    return subject.config.logFileValidationEnabled
      ? pass('Log file validation is enabled')
      : fail('Log file validation is disabled');
  },

  examples: {
    pass: [trail],
    fail: [{ ...trail, config: { ...trail.config, logFileValidationEnabled: false } }],
    notApplicable: [organizationTrail],
  },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

export default defineCheck({
  id: 'aws-redshift-cluster-audit-logging',
  title: 'Redshift clusters log connections and changes of users',
  severity: 'medium',
  why: 'Without the audit log, nobody can tell afterwards who connected and who was given rights.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html'],
  on: Cluster.pick('logging'),
  fix: ({ name, scope }) => ({
    command: sh`aws redshift enable-logging --region ${scope.region} --cluster-identifier ${name} --log-destination-type cloudwatch --log-exports connectionlog userlog useractivitylog`,
    terraform: 'resource "aws_redshift_logging": log_destination_type = "cloudwatch", log_exports = [ … ]',
  }),

  evaluate({ logging: { loggingEnabled, bucketName, logDestinationType } }) {
    if (!loggingEnabled) return fail('Audit logging is off');
    return pass(`The audit log goes to ${bucketName ?? logDestinationType ?? 'a bucket'}`);
  },

  examples: {
    pass: [
      { logging: { loggingEnabled: true, bucketName: 'audit' } },
      { logging: { loggingEnabled: true, logDestinationType: 'cloudwatch' } },
    ],
    fail: [{ logging: { loggingEnabled: false } }],
  },
});

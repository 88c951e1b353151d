import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Instance } from 'cloudstance/resources/aws/rds';

export default defineCheck({
  id: 'aws-rds-instance-enhanced-monitoring',
  title: 'RDS instances have enhanced monitoring',
  severity: 'low',
  why: 'Metrics of the operating system show strange processes and load that the metrics of the hypervisor hide.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html'],
  on: Instance.pick('monitoringInterval'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --monitoring-interval 60 --monitoring-role-arn ROLE_ARN`,
    terraform: 'resource "aws_db_instance": monitoring_interval = 60',
  }),

  evaluate({ monitoringInterval }) {
    if (monitoringInterval === 0) return fail('Enhanced monitoring is off');
    return pass(`Enhanced monitoring looks every ${plural(monitoringInterval, 'second')}`);
  },

  examples: {
    pass: [{ monitoringInterval: 60 }],
    fail: [{ monitoringInterval: 0 }],
  },
});

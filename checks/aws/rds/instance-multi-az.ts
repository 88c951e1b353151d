import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/rds';
import { decidedBy, replicates } from './_family.ts';

export default defineCheck({
  id: 'aws-rds-instance-multi-az',
  title: 'RDS instances have a standby in another zone',
  severity: 'low',
  why: 'Without a standby, the loss of one availability zone takes the database down until somebody restores a backup.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html'],
  on: Instance.pick('dbClusterIdentifier', 'readReplicaSource', 'multiAZ'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-instance --region ${scope.region} --db-instance-identifier ${name} --multi-az`,
    terraform: 'resource "aws_db_instance": multi_az = true',
  }),

  evaluate({ dbClusterIdentifier, readReplicaSource, multiAZ }) {
    if (dbClusterIdentifier !== null) return decidedBy(dbClusterIdentifier);
    if (readReplicaSource !== null) return replicates(readReplicaSource);
    return multiAZ
      ? pass('It has a standby in another availability zone')
      : fail('It runs in a single availability zone');
  },

  examples: {
    pass: [{ dbClusterIdentifier: null, readReplicaSource: null, multiAZ: true }],
    fail: [{ dbClusterIdentifier: null, readReplicaSource: null, multiAZ: false }],
    notApplicable: [
      { dbClusterIdentifier: 'orders', readReplicaSource: null, multiAZ: false },
      { dbClusterIdentifier: null, readReplicaSource: 'shop', multiAZ: false },
    ],
  },
});

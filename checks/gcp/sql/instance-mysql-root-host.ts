import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

const mysql = { config: instanceConfig({ databaseVersion: 'MYSQL_8_0' }) };

export default defineCheck({
  id: 'gcp-sql-instance-mysql-root-host',
  title: 'Root of MySQL may not come from every host',
  severity: 'medium',
  why: 'Whoever guesses the password of a root that may come from anywhere owns the database.',
  references: ['https://cloud.google.com/sql/docs/mysql/users'],
  on: Instance.pick('config', 'rootHosts'),
  fix: ({ name, scope }) => sh`gcloud sql users delete root --host % --instance ${name} --project ${scope.account}`,

  evaluate(instance) {
    const { databaseVersion, instanceType } = instance.config;
    if (!databaseVersion.startsWith('MYSQL')) return notApplicable(`It runs ${databaseVersion}, not MySQL`);
    if (instanceType !== 'CLOUD_SQL_INSTANCE')
      return notApplicable(`It is a ${instanceType}: its users are its primary's`);
    const { rootHosts } = instance;
    if (rootHosts.includes('%')) return fail('Root may come from every host');
    if (rootHosts.length === 0) return pass('There is no root');
    return pass(`Root may come from ${rootHosts.join(', ')} only`);
  },

  examples: {
    pass: [
      { ...mysql, rootHosts: ['10.0.0.5'] },
      { ...mysql, rootHosts: [] },
    ],
    fail: [{ ...mysql, rootHosts: ['%'] }],
    notApplicable: [
      { config: instanceConfig(), rootHosts: [] },
      {
        config: instanceConfig({ databaseVersion: 'MYSQL_8_0', instanceType: 'READ_REPLICA_INSTANCE' }),
        rootHosts: [],
      },
    ],
  },
});

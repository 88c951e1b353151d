import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

/** The flag of each engine that has it. */
const flagOf = (databaseVersion: string): string | undefined => {
  if (databaseVersion.startsWith('POSTGRES')) return 'cloudsql.iam_authentication';
  return databaseVersion.startsWith('MYSQL') ? 'cloudsql_iam_authentication' : undefined;
};

export default defineCheck({
  id: 'gcp-sql-instance-iam-authentication',
  title: 'Cloud SQL instances know the identities of Google Cloud',
  severity: 'low',
  why: 'Users of IAM come and go with their people, while passwords of a database stay.',
  references: ['https://cloud.google.com/sql/docs/postgres/iam-authentication'],
  on: Instance.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud sql instances patch ${name} --project ${scope.account} --database-flags cloudsql.iam_authentication=on`,
    text: 'For MySQL the flag is cloudsql_iam_authentication. The command replaces all flags of the instance: name those that are to stay, too.',
  }),

  evaluate({ config: { databaseVersion, flags } }) {
    const flag = flagOf(databaseVersion);
    if (flag === undefined) return notApplicable(`${databaseVersion} can not know them`);
    return flags[flag] === 'on' ? pass(`${flag} is on`) : fail(`${flag} is ${flags[flag] ?? 'not set'}`);
  },

  examples: {
    pass: [
      { config: instanceConfig({ flags: { 'cloudsql.iam_authentication': 'on' } }) },
      { config: instanceConfig({ databaseVersion: 'MYSQL_8_0', flags: { cloudsql_iam_authentication: 'on' } }) },
    ],
    fail: [{ config: instanceConfig() }, { config: instanceConfig({ databaseVersion: 'MYSQL_8_0' }) }],
    notApplicable: [{ config: instanceConfig({ databaseVersion: 'SQLSERVER_2022_STANDARD' }) }],
  },
});

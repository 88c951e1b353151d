import { defineCheck, sh } from 'cloudstance/check';
import { functionWays } from 'cloudstance/domain/gcp/exposure';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Function } from 'cloudstance/resources/gcp/functions';
import { notReading, reading, withoutDataInReach } from '../_access.ts';
import { functionConfig } from './_examples.ts';

const open = { config: functionConfig(), bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] };
const closed = { config: functionConfig(), bindings: [] };

export default defineCheck({
  id: 'gcp-functions-function-public-data',
  title: 'Cloud Functions open to everybody read no secrets, keys or buckets',
  severity: 'medium',
  why: 'One flaw in its code, and anybody on the internet reads what its account reads.',
  references: ['https://cloud.google.com/functions/docs/securing/function-identity'],
  on: Function.pick('config', 'bindings'),
  with: { access: GcpAccess },
  fix: ({ name, scope }) =>
    sh`gcloud functions deploy ${name} --region ${scope.region} --project ${scope.account} --service-account ACCOUNT`,

  evaluate: (subject, { access }) => withoutDataInReach(access, subject.uid, () => functionWays(subject)),

  examples: {
    pass: [
      { ...open, $access: notReading },
      { ...closed, $access: reading },
    ],
    fail: [{ ...open, $access: reading }],
  },
});

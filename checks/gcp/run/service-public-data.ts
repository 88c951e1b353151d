import { defineCheck, sh } from 'cloudstance/check';
import { serviceWays } from 'cloudstance/domain/gcp/exposure';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Service } from 'cloudstance/resources/gcp/run';
import { notReading, reading, withoutDataInReach } from '../_access.ts';
import { serviceConfig } from './_examples.ts';

const open = { config: serviceConfig(), bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] };
const closed = { config: serviceConfig(), bindings: [] };

export default defineCheck({
  id: 'gcp-run-service-public-data',
  title: 'Cloud Run services open to everybody read no secrets, keys or buckets',
  severity: 'medium',
  why: 'One flaw in its code, and anybody on the internet reads what its account reads.',
  references: ['https://cloud.google.com/run/docs/securing/service-identity'],
  on: Service.pick('config', 'bindings'),
  with: { access: GcpAccess },
  fix: ({ name, scope }) =>
    sh`gcloud run services update ${name} --region ${scope.region} --project ${scope.account} --service-account ACCOUNT`,

  evaluate: (subject, { access }) => withoutDataInReach(access, subject.uid, () => serviceWays(subject)),

  examples: {
    pass: [
      { ...open, $access: notReading },
      { ...closed, $access: reading },
    ],
    fail: [{ ...open, $access: reading }],
  },
});

import { defineCheck, sh } from 'cloudstance/check';
import { serviceWays } from 'cloudstance/domain/gcp/exposure';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Service } from 'cloudstance/resources/gcp/run';
import { guarded, harmless, owner, stepping, withoutPowerInReach, world } from '../_access.ts';
import { serviceConfig } from './_examples.ts';

const open = { config: serviceConfig(), bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] };
const closed = { config: serviceConfig(), bindings: [] };

export default defineCheck({
  id: 'gcp-run-service-public-power',
  title: 'Cloud Run services open to everybody can not become owner of the project',
  severity: 'critical',
  why: 'One flaw in its code, and anybody on the internet has the whole project.',
  references: ['https://cloud.google.com/run/docs/securing/service-identity'],
  on: Service.pick('config', 'bindings'),
  with: { access: GcpAccess },
  fix: ({ name, scope }) =>
    sh`gcloud run services update ${name} --region ${scope.region} --project ${scope.account} --service-account ACCOUNT`,

  evaluate: (subject, { access }) => withoutPowerInReach(access, subject.uid, () => serviceWays(subject)),

  examples: {
    pass: [
      { ...open, $access: harmless },
      { ...closed, $access: stepping },
      { ...open, $access: guarded },
    ],
    fail: [
      { ...open, $access: stepping },
      { ...open, $access: world([owner]) },
    ],
  },
});

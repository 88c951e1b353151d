import { defineCheck, sh } from 'cloudstance/check';
import { functionWays } from 'cloudstance/domain/gcp/exposure';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Function } from 'cloudstance/resources/gcp/functions';
import { guarded, harmless, owner, stepping, withoutPowerInReach, world } from '../_access.ts';
import { functionConfig } from './_examples.ts';

const open = { config: functionConfig(), bindings: [{ role: 'roles/run.invoker', members: ['allUsers'] }] };
const closed = { config: functionConfig(), bindings: [] };

export default defineCheck({
  id: 'gcp-functions-function-public-power',
  title: 'Cloud Functions open to everybody can not become owner of the project',
  severity: 'critical',
  why: 'One flaw in its code, and anybody on the internet has the whole project.',
  references: ['https://cloud.google.com/functions/docs/securing/function-identity'],
  on: Function.pick('config', 'bindings'),
  with: { access: GcpAccess },
  fix: ({ name, scope }) =>
    sh`gcloud functions deploy ${name} --region ${scope.region} --project ${scope.account} --service-account ACCOUNT`,

  evaluate: (subject, { access }) => withoutPowerInReach(access, subject.uid, () => functionWays(subject)),

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

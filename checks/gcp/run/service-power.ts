import { defineCheck, sh } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Service } from 'cloudstance/resources/gcp/run';
import { guarded, harmless, owner, stepping, withoutPower, world } from '../_access.ts';
import { serviceConfig } from './_examples.ts';

const subject = { config: serviceConfig() };

export default defineCheck({
  id: 'gcp-run-service-power',
  title: 'Cloud Run services run as no account that can become owner',
  severity: 'high',
  why: 'Whoever changes the code of the service, or makes it run something of theirs, has the whole project.',
  references: [
    'https://cloud.google.com/run/docs/securing/service-identity',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  on: Service.pick('config'),
  with: { access: GcpAccess },
  fix: ({ name, scope }) =>
    sh`gcloud run services update ${name} --region ${scope.region} --project ${scope.account} --service-account ACCOUNT`,

  evaluate: ({ uid }, { access }) => withoutPower(access, uid),

  examples: {
    pass: [
      { ...subject, $access: harmless },
      { ...subject, $access: guarded },
    ],
    fail: [
      { ...subject, $access: stepping },
      { ...subject, $access: world([owner]) },
    ],
  },
});

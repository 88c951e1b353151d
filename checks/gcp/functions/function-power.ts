import { defineCheck, sh } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Function } from 'cloudstance/resources/gcp/functions';
import { guarded, harmless, owner, stepping, withoutPower, world } from '../_access.ts';
import { functionConfig } from './_examples.ts';

const subject = { config: functionConfig() };

export default defineCheck({
  id: 'gcp-functions-function-power',
  title: 'Cloud Functions run as no account that can become owner',
  severity: 'high',
  why: 'Whoever changes the code of the function, or makes it run something of theirs, has the whole project.',
  references: [
    'https://cloud.google.com/functions/docs/securing/function-identity',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  on: Function.pick('config'),
  with: { access: GcpAccess },
  fix: ({ name, scope }) =>
    sh`gcloud functions deploy ${name} --region ${scope.region} --project ${scope.account} --service-account ACCOUNT`,

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

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Service } from 'cloudstance/resources/gcp/run';
import { serviceConfig } from './_examples.ts';

export default defineCheck({
  id: 'gcp-run-service-binary-authorization',
  title: 'Cloud Run services run attested images only',
  severity: 'low',
  why: 'Binary Authorization keeps images out that nobody has built, scanned or signed as agreed.',
  references: ['https://cloud.google.com/run/docs/securing/binary-authorization'],
  on: Service.pick('config'),
  fix: ({ name, scope }) =>
    sh`gcloud run services update ${name} --region ${scope.region} --project ${scope.account} --binary-authorization default`,

  evaluate({ config: { binaryAuthorization } }) {
    return binaryAuthorization ? pass('Binary Authorization is on') : fail('Binary Authorization is off');
  },

  examples: {
    pass: [{ config: serviceConfig({ binaryAuthorization: true }) }],
    fail: [{ config: serviceConfig() }],
  },
});

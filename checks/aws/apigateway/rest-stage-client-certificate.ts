import { defineCheck, fail, pass } from 'cloudstance/check';
import { RestStage } from 'cloudstance/resources/aws/apigateway';
import { patchStage } from './_stage.ts';

export default defineCheck({
  id: 'aws-apigateway-rest-stage-client-certificate',
  title: 'Stages of REST APIs show their backend a certificate',
  severity: 'low',
  why: 'With the certificate an HTTP backend can tell requests of the API from those of anybody who found its address.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html',
  ],
  on: RestStage.pick('clientCertificateId'),
  fix: ({ uid }) => ({
    command: patchStage(uid, '/clientCertificateId', 'CERTIFICATE-ID'),
    terraform: 'resource "aws_api_gateway_stage": client_certificate_id = …',
  }),

  evaluate({ clientCertificateId }) {
    return clientCertificateId === null
      ? fail('No client certificate is set')
      : pass(`The client certificate is ${clientCertificateId}`);
  },

  examples: { pass: [{ clientCertificateId: 'abc123' }], fail: [{ clientCertificateId: null }] },
});

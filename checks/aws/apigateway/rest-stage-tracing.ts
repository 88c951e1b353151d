import { defineCheck, fail, pass } from 'cloudstance/check';
import { RestStage } from 'cloudstance/resources/aws/apigateway';
import { patchStage } from './_stage.ts';

export default defineCheck({
  id: 'aws-apigateway-rest-stage-tracing',
  title: 'Stages of REST APIs are traced by X-Ray',
  severity: 'low',
  why: 'Traces show the way of a request through the services behind the API, which helps to find out about faults and misuse.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html'],
  on: RestStage.pick('tracingEnabled'),
  fix: ({ uid }) => ({
    command: patchStage(uid, '/tracingEnabled', 'true'),
    terraform: 'resource "aws_api_gateway_stage": xray_tracing_enabled = true',
  }),

  evaluate({ tracingEnabled }) {
    return tracingEnabled ? pass('Tracing is on') : fail('Tracing is off');
  },

  examples: { pass: [{ tracingEnabled: true }], fail: [{ tracingEnabled: false }] },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { RestStage } from 'cloudstance/resources/aws/apigateway';
import { patchStage } from './_stage.ts';

export default defineCheck({
  id: 'aws-apigateway-rest-stage-data-trace',
  title: 'Stages of REST APIs do not log whole requests',
  severity: 'low',
  why: 'Data tracing writes bodies and headers into the log, with passwords, tokens and personal data in them.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html'],
  on: RestStage.pick('methodSettings'),
  fix: ({ uid }) => ({
    command: patchStage(uid, '/*/*/logging/dataTrace', 'false'),
    terraform: 'resource "aws_api_gateway_method_settings": settings { data_trace_enabled = false }',
  }),

  evaluate({ methodSettings }) {
    const traced = methodSettings.filter(({ dataTraceEnabled }) => dataTraceEnabled === true);
    if (traced.length === 0) return pass('No method has data tracing');
    return fail(`Whole requests are logged for ${listOf(traced.map(({ method }) => method))}`);
  },

  examples: {
    pass: [{ methodSettings: [] }, { methodSettings: [{ method: '*/*', dataTraceEnabled: false }] }],
    fail: [{ methodSettings: [{ method: '*/*' }, { method: 'login/POST', dataTraceEnabled: true }] }],
  },
});

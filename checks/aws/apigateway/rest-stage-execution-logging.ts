import { defineCheck, fail, pass } from 'cloudstance/check';
import { RestStage } from 'cloudstance/resources/aws/apigateway';
import { patchStage } from './_stage.ts';

const level = (loggingLevel?: string, method = '*/*') => ({
  methodSettings: [{ method, ...(loggingLevel && { loggingLevel }) }],
});

export default defineCheck({
  id: 'aws-apigateway-rest-stage-execution-logging',
  title: 'Stages of REST APIs log errors of their execution',
  severity: 'low',
  why: 'Execution logs show requests that authorizers, validation or the backend refused, which is what attacks look like.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html'],
  on: RestStage.pick('methodSettings'),
  fix: ({ uid }) => ({
    command: patchStage(uid, '/*/*/logging/loglevel', 'ERROR'),
    terraform: 'resource "aws_api_gateway_method_settings": method_path = "*/*", settings { logging_level = "ERROR" }',
  }),

  evaluate({ methodSettings }) {
    const level = methodSettings.find(({ method }) => method === '*/*')?.loggingLevel;
    if (level === 'ERROR' || level === 'INFO') return pass(`Executions of all methods are logged (${level})`);
    return fail(`Executions are not logged for all methods (${level ?? 'no level set'})`);
  },

  examples: {
    pass: [level('ERROR'), level('INFO')],
    fail: [{ methodSettings: [] }, level('OFF'), level(), level('INFO', 'pets/GET')],
  },
});

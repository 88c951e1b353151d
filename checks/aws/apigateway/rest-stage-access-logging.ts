import { defineCheck, fail, pass } from 'cloudstance/check';
import { RestStage } from 'cloudstance/resources/aws/apigateway';
import { patchStage } from './_stage.ts';

export default defineCheck({
  id: 'aws-apigateway-rest-stage-access-logging',
  title: 'Stages of REST APIs log who called',
  severity: 'medium',
  why: 'Without access logs nobody can tell afterwards who called what, and with which answer.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html'],
  on: RestStage.pick('accessLogArn'),
  fix: ({ uid }) => ({
    text: 'Set a format as well (/accessLogSettings/format).',
    command: patchStage(uid, '/accessLogSettings/destinationArn', 'LOG-GROUP-ARN'),
    terraform: 'resource "aws_api_gateway_stage": access_log_settings { destination_arn = …, format = … }',
  }),

  evaluate({ accessLogArn }) {
    return accessLogArn === null ? fail('Access is not logged') : pass(`Access is logged to ${accessLogArn}`);
  },

  examples: {
    pass: [{ accessLogArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:api' }],
    fail: [{ accessLogArn: null }],
  },
});

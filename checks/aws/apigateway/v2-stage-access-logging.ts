import { defineCheck, fail, pass } from 'cloudstance/check';
import { V2Stage } from 'cloudstance/resources/aws/apigateway';
import { updateV2Stage } from './_stage.ts';

const config = {
  protocolType: 'HTTP',
  accessLogArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:api',
  loggingLevel: null,
};

export default defineCheck({
  id: 'aws-apigateway-v2-stage-access-logging',
  title: 'Stages of HTTP and WebSocket APIs log who called',
  severity: 'medium',
  why: 'Without access logs nobody can tell afterwards who called what, and with which answer.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html'],
  on: V2Stage.pick('config'),
  fix: ({ uid }) => ({
    command: updateV2Stage(uid, 'access-log-settings', 'DestinationArn=LOG-GROUP-ARN,Format=$context.requestId'),
    terraform: 'resource "aws_apigatewayv2_stage": access_log_settings { destination_arn = …, format = … }',
  }),

  evaluate({ config: { accessLogArn } }) {
    return accessLogArn === null ? fail('Access is not logged') : pass(`Access is logged to ${accessLogArn}`);
  },

  examples: { pass: [{ config }], fail: [{ config: { ...config, accessLogArn: null } }] },
});

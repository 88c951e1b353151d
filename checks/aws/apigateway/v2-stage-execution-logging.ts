import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { V2Stage } from 'cloudstance/resources/aws/apigateway';
import { updateV2Stage } from './_stage.ts';

const socket = (loggingLevel: string | null) => ({
  config: { protocolType: 'WEBSOCKET', accessLogArn: null, loggingLevel },
});

export default defineCheck({
  id: 'aws-apigateway-v2-stage-execution-logging',
  title: 'Stages of WebSocket APIs log errors of their execution',
  severity: 'low',
  why: 'Execution logs show connections and messages that were refused, which is what attacks look like.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html'],
  on: V2Stage.pick('config'),
  fix: ({ uid }) => ({
    command: updateV2Stage(uid, 'default-route-settings', 'LoggingLevel=ERROR'),
    terraform: 'resource "aws_apigatewayv2_stage": default_route_settings { logging_level = "ERROR" }',
  }),

  evaluate({ config: { protocolType, loggingLevel } }) {
    if (protocolType !== 'WEBSOCKET') return notApplicable(`APIs of type ${protocolType} have no execution log`);
    if (loggingLevel === 'ERROR' || loggingLevel === 'INFO') return pass(`Executions are logged (${loggingLevel})`);
    return fail(`Executions are not logged (${loggingLevel ?? 'no level set'})`);
  },

  examples: {
    pass: [socket('ERROR'), socket('INFO')],
    fail: [socket('OFF'), socket(null)],
    notApplicable: [{ config: { protocolType: 'HTTP', accessLogArn: null, loggingLevel: null } }],
  },
});

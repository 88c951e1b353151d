import { defineCheck, notApplicable, pass } from 'cloudstance/check';
import { routeWays } from 'cloudstance/domain/aws/exposure';
import { V2Route } from 'cloudstance/resources/aws/apigateway';
import { updateRoute } from './_stage.ts';
import { exposed } from '../../_exposure.ts';

const route = (routeKey: string, authorizationType: string, protocolType = 'HTTP') => ({
  config: { protocolType, routeKey, authorizationType },
});

export default defineCheck({
  id: 'aws-apigateway-v2-route-authorization',
  title: 'Routes of HTTP and WebSocket APIs demand authorization',
  severity: 'medium',
  why: 'Anyone can call the route, and nothing but the backend stands in the way.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html',
  ],
  on: V2Route.pick('config'),
  fix: ({ uid }) => ({
    text: 'Or JWT or CUSTOM, with the id of an authorizer.',
    command: updateRoute(uid, 'authorization-type', 'AWS_IAM'),
    terraform: 'resource "aws_apigatewayv2_route": authorization_type = "AWS_IAM"',
  }),

  evaluate(judged) {
    const { protocolType, routeKey, authorizationType } = judged.config;
    if (protocolType === 'WEBSOCKET' && routeKey !== '$connect')
      return notApplicable('WebSocket APIs authorize on connecting');
    if (routeKey.startsWith('OPTIONS ')) return notApplicable('Browsers ask OPTIONS without credentials');
    return authorizationType === 'NONE'
      ? exposed(`${routeKey} demands no authorization`, judged, 'compute', routeWays(judged))
      : pass(`${routeKey} demands ${authorizationType}`);
  },

  examples: {
    pass: [route('GET /pets', 'JWT'), route('$connect', 'AWS_IAM', 'WEBSOCKET')],
    fail: [route('$default', 'NONE'), route('ANY /{proxy+}', 'NONE'), route('$connect', 'NONE', 'WEBSOCKET')],
    notApplicable: [route('sendMessage', 'NONE', 'WEBSOCKET'), route('OPTIONS /pets', 'NONE')],
  },
});

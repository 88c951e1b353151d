import { sh } from 'cloudstance/check';
import { parseArn } from 'cloudstance/domain/aws/arn';

/** The ids in `arn:aws:apigateway:<region>::/restapis/<api>/stages/<stage>`. */
function idsOf(uid: string): { region: string; api: string; part: string } {
  const [, , api = '', , part = ''] = uid.slice(uid.indexOf(':/') + 1).split('/');
  return { region: parseArn(uid)?.region ?? '', api, part };
}

/** Changes one property of a stage of a REST API: `path` as in the service's patch operations. */
export function patchStage(uid: string, path: string, value: string): string {
  const { region, api, part } = idsOf(uid);
  return sh`aws apigateway update-stage --region ${region} --rest-api-id ${api} --stage-name ${part} --patch-operations ${`op=replace,path=${path},value=${value}`}`;
}

/** Changes a stage of an HTTP or WebSocket API. */
export function updateV2Stage(uid: string, option: string, value: string): string {
  const { region, api, part } = idsOf(uid);
  return sh`aws apigatewayv2 update-stage --region ${region} --api-id ${api} --stage-name ${part} --${option} ${value}`;
}

/** Changes a route of an HTTP or WebSocket API. */
export function updateRoute(uid: string, option: string, value: string): string {
  const { region, api, part } = idsOf(uid);
  return sh`aws apigatewayv2 update-route --region ${region} --api-id ${api} --route-id ${part} --${option} ${value}`;
}

import { sh } from 'cloudstance/check';

/** The ids in `…:/restapis/<api>/stages/<stage>`. */
function idsOf(uid: string): { api: string; part: string } {
  const [, , api = '', , part = ''] = uid.slice(uid.indexOf(':/') + 1).split('/');
  return { api, part };
}

/** Changes one property of a stage of a REST API: `path` as in the service's patch operations. */
export function patchStage(uid: string, path: string, value: string): string {
  const { api, part } = idsOf(uid);
  return sh`aws apigateway update-stage --rest-api-id ${api} --stage-name ${part} --patch-operations ${`op=replace,path=${path},value=${value}`}`;
}

/** Changes a stage of an HTTP or WebSocket API. */
export function updateV2Stage(uid: string, option: string, value: string): string {
  const { api, part } = idsOf(uid);
  return sh`aws apigatewayv2 update-stage --api-id ${api} --stage-name ${part} --${option} ${value}`;
}

/** Changes a route of an HTTP or WebSocket API. */
export function updateRoute(uid: string, option: string, value: string): string {
  const { api, part } = idsOf(uid);
  return sh`aws apigatewayv2 update-route --api-id ${api} --route-id ${part} --${option} ${value}`;
}

/** Why an answer is missing: what each cloud's errors are taken for. A wrong reason sends people to mend the wrong thing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify as aws } from '../../src/providers/aws/classify.ts';
import { classify as azure } from '../../src/providers/azure/classify.ts';
import { errorFrom as azureError } from '../../src/providers/azure/errors.ts';
import { classify as gcp } from '../../src/providers/gcp/classify.ts';
import { errorFrom as gcpError } from '../../src/providers/gcp/errors.ts';
import { HostUnreachable } from '../../src/providers/pacing.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('message'), { name, ...more });
const arm = (status: number, code: string) => azureError(status, JSON.stringify({ error: { code, message: 'm' } }));
const google = (code: number, status: string, reason?: string) =>
  gcpError(code, JSON.stringify({ error: { code, status, message: 'm', ...(reason && { errors: [{ reason }] }) } }));

const table = [
  { cloud: aws, error: named('ResourceNotFoundException', { $metadata: { httpStatusCode: 400 } }), because: 'failed' },
  { cloud: aws, error: named('AccessDeniedException', { $metadata: { httpStatusCode: 400 } }), because: 'denied' },
  { cloud: aws, error: named('ThrottlingException', { $metadata: { httpStatusCode: 400 } }), because: 'throttled' },
  { cloud: aws, error: named('Error', { code: 'ENOTFOUND' }), because: 'unreachable' },
  { cloud: aws, error: named('TimeoutError'), because: 'timeout' },
  { cloud: azure, error: arm(404, 'ResourceNotFound'), because: 'failed' },
  { cloud: azure, error: arm(404, 'SubscriptionNotFound'), because: 'failed' },
  { cloud: azure, error: arm(403, 'AuthorizationFailed'), because: 'denied' },
  { cloud: azure, error: arm(401, 'ExpiredAuthenticationToken'), because: 'denied' },
  { cloud: azure, error: arm(429, 'SubscriptionRequestsThrottled'), because: 'throttled' },
  { cloud: azure, error: arm(500, 'InternalServerError'), because: 'failed' },
  { cloud: azure, error: arm(504, 'GatewayTimeout'), because: 'timeout' },
  { cloud: azure, error: named('RestError', { code: 'ENOTFOUND' }), because: 'unreachable' },
  { cloud: azure, error: named('RestError', { code: 'ETIMEDOUT' }), because: 'timeout' },
  { cloud: azure, error: named('RestError', { code: 'INCOMPLETE_ANSWER' }), because: 'invalid' },
  { cloud: azure, error: new HostUnreachable('host'), because: 'unreachable' },
  { cloud: gcp, error: google(404, 'NOT_FOUND'), because: 'failed' },
  { cloud: gcp, error: google(403, 'PERMISSION_DENIED'), because: 'denied' },
  { cloud: gcp, error: google(403, 'PERMISSION_DENIED', 'rateLimitExceeded'), because: 'throttled' },
  { cloud: gcp, error: google(429, 'RESOURCE_EXHAUSTED'), because: 'throttled' },
  { cloud: gcp, error: google(503, 'UNAVAILABLE'), because: 'failed' },
  { cloud: gcp, error: google(504, 'DEADLINE_EXCEEDED'), because: 'timeout' },
  { cloud: gcp, error: named('GaxiosError', { code: 'ENOTFOUND' }), because: 'unreachable' },
  { cloud: gcp, error: new HostUnreachable('host'), because: 'unreachable' },
] as const;

for (const { cloud, error, because } of table)
  test(`${error.name} ${(error as { code?: string }).code ?? ''} is ${because}`, () => {
    assert.equal(cloud(error, ['a:B']).because, because);
  });

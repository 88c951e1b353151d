import type { Gap, GapReason } from '../../model.ts';
import { HostUnreachable } from '../pacing.ts';
import { AzureError, WrongAnswer } from './errors.ts';

interface ErrorLike {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly statusCode?: number;
  readonly status?: number;
}

const denied =
  /AuthorizationFailed|Authorization_RequestDenied|LinkedAuthorizationFailed|Forbidden|AccessDenied|Unauthorized|InvalidAuthenticationToken|ExpiredAuthenticationToken|AuthenticationFailed|RequestDisallowedByPolicy|AADPremiumLicenseRequired|Authentication_RequestFromNonPremiumTenant|CredentialUnavailable|AuthenticationError|AuthenticationRequired/i;
const throttled = /TooManyRequests|RateLimiting|Throttled|SubscriptionRequestsThrottled|activityLimitReached/i;
const timeout = /ETIMEDOUT|ESOCKETTIMEDOUT|GatewayTimeout|TimeoutError/i;
/** Case counts: "ResourceNotFound" has these letters too. */
const unreachable =
  /ENOTFOUND|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|CERT_|SELF_SIGNED|UNABLE_TO_|ERR_TLS|EPROTO|HostUnreachable/;

/** Why an Azure or Graph call gave no answer. The detail is the error's code and first line, without ids of the request. */
export function classify(error: unknown, permissions: readonly string[]): Gap {
  const needed = error instanceof AzureError ? (error.permissions ?? permissions) : permissions;
  return { because: reasonOf(error), permissions: needed, detail: detailOf(error) };
}

export const isThrottle = (error: unknown): boolean => reasonOf(error) === 'throttled';
/** No connection could be made, as opposed to a connection that gave no answer. */
export const isUnreachable = (error: unknown): boolean => reasonOf(error) === 'unreachable';

function reasonOf(error: unknown): GapReason {
  const { name = '', code = '', message = '', statusCode, status = statusCode } = (error ?? {}) as ErrorLike;
  const codes = `${name} ${code}`;
  if (error instanceof HostUnreachable) return 'unreachable';
  if (/AbortError/.test(name)) return 'not-collected';
  if (error instanceof WrongAnswer || name === 'SyntaxError' || /PARSE_ERROR|INCOMPLETE_ANSWER/.test(code))
    return 'invalid';
  if (status === 429 || throttled.test(codes)) return 'throttled';
  if (status === 401 || status === 403 || denied.test(codes)) return 'denied';
  // What an answer says in words may hold anybody's text.
  if (!(error instanceof AzureError) && unreachable.test(`${codes} ${message}`)) return 'unreachable';
  if (status === 408 || status === 504 || timeout.test(codes)) return 'timeout';
  return 'failed';
}

function detailOf(error: unknown): string {
  const { name = 'Error', code = '', message = String(error) } = (error ?? {}) as ErrorLike;
  if (/AbortError/.test(name)) return 'The scan was stopped before this was asked';
  const [line = ''] = message.split('\n');
  const text = line
    .replaceAll(/\b(trace|correlation|request|activity) ?id:?\s*'?[\w-]+'?\.?/gi, '')
    .replaceAll(/\btimestamp:?\s*[\dT:. Z-]+/gi, '')
    .trim();
  const label = error instanceof AzureError || code === '' ? name : code;
  return `${label}: ${text}`.slice(0, 400).toWellFormed();
}

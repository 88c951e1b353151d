import type { Gap, GapReason } from '../../model.ts';
import { HostUnreachable } from '../pacing.ts';
import { GcpError, WrongAnswer } from './errors.ts';

interface ErrorLike {
  readonly name?: string;
  readonly code?: string | number;
  readonly message?: string;
}

/** Case counts: "ResourceNotFound" has these letters too. */
const unreachable =
  /ENOTFOUND|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|CERT_|SELF_SIGNED|UNABLE_TO_|ERR_TLS|EPROTO/;
const timeout = /ETIMEDOUT|TimeoutError|DEADLINE_EXCEEDED/i;
const throttled = /RESOURCE_EXHAUSTED|rateLimitExceeded|userRateLimitExceeded|quotaExceeded|RATE_LIMIT_EXCEEDED/i;
/** Errors of fetching a token: the credentials are there and are not taken. */
const refused = /invalid_grant|invalid_client|invalid_rapt|unauthorized_client|Could not refresh access token/i;

/** Why a Google Cloud call gave no answer. The detail is the error's status and first line. */
export function classify(error: unknown, permissions: readonly string[]): Gap {
  const needed = error instanceof GcpError ? (error.permissions ?? permissions) : permissions;
  return { because: reasonOf(error), permissions: needed, detail: detailOf(error) };
}

export const isThrottle = (error: unknown): boolean => reasonOf(error) === 'throttled';
/** No connection could be made, as opposed to a connection that gave no answer. */
export const isUnreachable = (error: unknown): boolean => reasonOf(error) === 'unreachable';

function reasonOf(error: unknown): GapReason {
  const { name = '', code = '', message = '' } = (error ?? {}) as ErrorLike;
  const status = error instanceof GcpError ? error.status : 0;
  const codes = `${name} ${code} ${error instanceof GcpError ? error.reason : ''}`;
  if (error instanceof HostUnreachable) return 'unreachable';
  if (/AbortError/.test(name)) return 'not-collected';
  if (error instanceof WrongAnswer || name === 'SyntaxError') return 'invalid';
  if (status === 429 || throttled.test(codes)) return 'throttled';
  if (timeout.test(codes) || status === 504 || status === 408) return 'timeout';
  // What an answer says in words may hold anybody's text.
  if (!(error instanceof GcpError) && unreachable.test(`${codes} ${message}`)) return 'unreachable';
  if (status === 401 || status === 403 || refused.test(`${name} ${message}`)) return 'denied';
  return 'failed';
}

function detailOf(error: unknown): string {
  const { name = 'Error', message = String(error) } = (error ?? {}) as ErrorLike;
  if (/AbortError/.test(name)) return 'The scan was stopped before this was asked';
  const [line = ''] = message.split('\n');
  return `${name}: ${line.trim()}`.slice(0, 400).toWellFormed();
}

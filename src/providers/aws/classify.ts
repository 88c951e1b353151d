import type { Gap, GapReason } from '../../model.ts';
import { ScopeError } from '../../provider.ts';

const denied =
  /AccessDenied|Unauthorized|NotAuthorized|AuthorizationError|AuthFailure|Forbidden|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|OptInRequired/i;
const throttled =
  /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|BandwidthLimitExceeded|LimitExceededException|PriorRequestNotComplete|ProvisionedThroughputExceeded/i;
const timeout = /TimeoutError|RequestTimeout|ETIMEDOUT|ESOCKETTIMEDOUT/i;
/** Case counts: "ResourceNotFound" has these letters too. */
const unreachable =
  /ENOTFOUND|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|CERT_|SELF_SIGNED|UNABLE_TO_|ERR_TLS|EPROTO|HostUnreachable|UnknownEndpoint/;
const invalid = /IncompleteAnswer|WrongAnswer|SyntaxError|ParseError|DeserializationError/i;

interface ErrorLike {
  readonly name?: string;
  readonly code?: string;
  readonly Code?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Why an AWS call gave no answer. The detail is the error's code and first line, without request ids. */
export function classify(error: unknown, permissions: readonly string[]): Gap {
  return { because: reasonOf(error), permissions, detail: detailOf(error) };
}

export function isThrottle(error: unknown): boolean {
  return reasonOf(error) === 'throttled';
}

/** No connection could be made, as opposed to a connection that gave no answer. */
export function isUnreachable(error: unknown): boolean {
  return reasonOf(error) === 'unreachable';
}

function reasonOf(error: unknown): GapReason {
  const { name = '', code = '', Code = '', message = '', $metadata } = (error ?? {}) as ErrorLike;
  const codes = `${name} ${code} ${Code}`;
  if (error instanceof ScopeError) return 'denied';
  if (/AbortError/.test(name)) return 'not-collected';
  // An error that can't be read, such as a proxy's web page, is an error all the same.
  const isAnswer = ($metadata?.httpStatusCode ?? 200) < 300;
  if (isAnswer && (invalid.test(codes) || /is not valid JSON|Unexpected (token|end of JSON)/.test(message)))
    return 'invalid';
  if (throttled.test(codes) || $metadata?.httpStatusCode === 429) return 'throttled';
  if (denied.test(codes)) return 'denied';
  if (unreachable.test(codes) || /connect ETIMEDOUT|did not establish a connection/i.test(message))
    return 'unreachable';
  if (timeout.test(codes)) return 'timeout';
  if ($metadata?.httpStatusCode === 403 || $metadata?.httpStatusCode === 401) return 'denied';
  return 'failed';
}

function detailOf(error: unknown): string {
  const { name = 'Error', message = String(error) } = (error ?? {}) as ErrorLike;
  if (/AbortError/.test(name)) return 'The scan was stopped before this was asked';
  const [line = ''] = message.split('\n');
  const text = line
    .replaceAll(/\b(request ?id|RequestId|host ?id|extended request id)\b:?\s*[\w+/=-]+/gi, '')
    .replaceAll(/Encoded authorization failure message: \S+/g, '')
    .trim();
  return `${name}: ${text}`.slice(0, 400).toWellFormed();
}

/** An error as a Google API answered it: `name` is its status, for example `PERMISSION_DENIED`. */
export class GcpError extends Error {
  readonly status: number;
  /** The reason of its ErrorInfo, or of the older form, for example `SERVICE_DISABLED`; empty if it names none. */
  readonly reason: string;
  /** What would have helped, where that is something else than the asker thinks. */
  readonly permissions: readonly string[] | undefined;
  /** The API that is meant and the project whose quota and activation count, as far as the error says. */
  readonly service: string | undefined;
  readonly consumer: string | undefined;

  constructor(
    name: string,
    status: number,
    message: string,
    more: {
      readonly reason?: string | undefined;
      readonly permissions?: readonly string[];
      readonly service?: string | undefined;
      readonly consumer?: string | undefined;
    } = {},
  ) {
    super(message);
    this.name = name;
    this.status = status;
    this.reason = more.reason ?? '';
    this.permissions = more.permissions;
    this.service = more.service;
    this.consumer = more.consumer;
  }
}

/** An answer with status 200 that is not what any Google API gives: half of one, a web page. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

interface ErrorInfo {
  readonly '@type'?: string;
  readonly reason?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

interface ErrorBody {
  readonly error?:
    | {
        readonly status?: string;
        readonly message?: string;
        readonly details?: readonly ErrorInfo[];
        readonly errors?: readonly { readonly reason?: string }[];
      }
    /** So says who hands out tokens. */
    | string;
  readonly error_description?: string;
}

/** Names of the statuses of APIs that answer with numbers only. */
const statusNames: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  410: 'GONE',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** The error of an answer that is not a success. `text` is its body, JSON or not. */
export function errorFrom(status: number, text: unknown): GcpError {
  const { error = {}, error_description: description = '' } = bodyOf(text);
  if (typeof error === 'string') return new GcpError(error, status, description);
  const info = error.details?.find((detail) => detail['@type']?.endsWith('ErrorInfo') || detail.reason !== undefined);
  const message = typeof error.message === 'string' ? error.message : `Status ${status} without an explanation`;
  return new GcpError(error.status ?? statusNames[status] ?? `Http${status}`, status, message, {
    reason: info?.reason ?? error.errors?.[0]?.reason,
    service: info?.metadata?.['service'] ?? /\b([a-z]+\.googleapis\.com)\b/.exec(message)?.[1],
    consumer: info?.metadata?.['consumer'] ?? projectIn(message),
  });
}

/** "… has not been used in project 123 before or it is disabled": all that older errors say. */
const projectIn = (message: string): string | undefined => {
  const project = /\bproject (\S+) before or it is disabled/.exec(message)?.[1];
  return project === undefined ? undefined : `projects/${project}`;
};

function bodyOf(text: unknown): ErrorBody {
  if (typeof text === 'object' && text !== null) return (Array.isArray(text) ? text[0] : text) as ErrorBody;
  try {
    const body = JSON.parse(String(text)) as unknown;
    return ((Array.isArray(body) ? body[0] : body) ?? {}) as ErrorBody;
  } catch {
    return {};
  }
}

/** The project does not have the API at all. */
export const isDisabled = ({ reason }: GcpError): boolean => /^(SERVICE_DISABLED|accessNotConfigured)$/.test(reason);
